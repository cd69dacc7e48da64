using Studio.Jobs.Claims;

namespace Studio.Jobs.Forecast;

/// <summary>Plays the fair queue forward with the measured costs: in which order the waiting pictures will be drawn, and when each is done.</summary>
internal sealed class WaitingOrder(FairShare share)
{
    /// <summary>Assumed for a model that was never measured, only to order the others; such a picture and those behind it get no estimate.</summary>
    private const double UnknownCost = 1_000;

    /// <param name="waiting">In their order.</param>
    /// <param name="batches">Generations that come when nothing else waits.</param>
    /// <param name="slots">Milliseconds until each slot is free; null when what it draws was never measured.</param>
    public IReadOnlyList<PlannedPicture> Plan(IEnumerable<WaitingPicture> waiting, IReadOnlySet<Guid> batches, IReadOnlyList<double?> slots, DateTime now)
    {
        var free = slots.ToArray();
        var turns = waiting.ToLookup(picture => batches.Contains(picture.GenerationId));
        var planned = new List<PlannedPicture>();
        Plan(turns[false], free, planned, ref now);
        Plan(turns[true], free, planned, ref now);
        return planned;
    }

    /// <param name="now">When the first is drawn, then when the last is.</param>
    private void Plan(IEnumerable<WaitingPicture> waiting, double?[] free, List<PlannedPicture> planned, ref DateTime now)
    {
        var members = waiting.GroupBy(p => p.Member).ToDictionary(g => g.Key, g => new Queue<WaitingPicture>(g));
        while (members.Count > 0)
        {
            var next = share.Next([.. members.Select(m => new WaitingMember(m.Key, m.Value.Peek().QueuedAt))])!.Member;
            var batch = Together(members[next]);
            if (members[next].Count == 0)
            {
                members.Remove(next);
            }

            var cost = batch[0].Together.Milliseconds(batch[0].Milliseconds, batch.Count);
            now += TimeSpan.FromMilliseconds(cost ?? UnknownCost);
            share.Charge(next, cost ?? UnknownCost, now);
            var done = Finish(free, cost);
            planned.AddRange(batch.Select(picture => new PlannedPicture(picture, done)));
        }
    }

    /// <summary>The next picture, and those of its generation that will be drawn with it.</summary>
    private static List<WaitingPicture> Together(Queue<WaitingPicture> waiting)
    {
        List<WaitingPicture> batch = [waiting.Dequeue()];
        var alike = 1 + waiting.TakeWhile(picture => picture.GenerationId == batch[0].GenerationId).Count();
        var count = batch[0].Together.Of(alike);
        while (batch.Count < count)
        {
            batch.Add(waiting.Dequeue());
        }

        return batch;
    }

    private static double? Finish(double?[] free, double? cost)
    {
        if (free.Length == 0)
        {
            return null;
        }

        // An unknown end compares as the last one.
        var slot = Enumerable.Range(0, free.Length).MinBy(i => free[i] ?? double.MaxValue);
        free[slot] += cost;
        return free[slot];
    }
}

/// <param name="Milliseconds">Of one picture that is drawn alone.</param>
internal sealed record WaitingPicture(Guid PictureId, Guid GenerationId, Member Member, DateTime QueuedAt, double? Milliseconds)
{
    public BatchForecast Together { get; init; } = BatchForecast.Never;
}

internal sealed record PlannedPicture(WaitingPicture Picture, double? DoneInMilliseconds);
