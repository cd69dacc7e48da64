using Studio.Jobs.Claims;

namespace Studio.Jobs.Forecast;

/// <summary>Plays the fair queue forward with the measured costs: in which order the waiting pictures will be drawn, and when each is done.</summary>
internal sealed class WaitingOrder(FairShare share)
{
    /// <summary>Assumed for a model that was never measured, only to order the others; such a picture and those behind it get no estimate.</summary>
    private const double UnknownCost = 1_000;

    /// <param name="slots">Milliseconds until each slot is free; null when what it draws was never measured.</param>
    public IReadOnlyList<PlannedPicture> Plan(IEnumerable<WaitingPicture> waiting, IReadOnlyList<double?> slots, DateTime now)
    {
        var members = waiting.GroupBy(p => p.Member).ToDictionary(g => g.Key, g => new Queue<WaitingPicture>(g));
        var free = slots.ToArray();
        var planned = new List<PlannedPicture>();
        while (members.Count > 0)
        {
            var next = share.Next([.. members.Select(m => new WaitingMember(m.Key, m.Value.Peek().QueuedAt))])!.Member;
            var picture = members[next].Dequeue();
            if (members[next].Count == 0)
            {
                members.Remove(next);
            }

            now += TimeSpan.FromMilliseconds(picture.Milliseconds ?? UnknownCost);
            share.Charge(next, picture.Milliseconds ?? UnknownCost, now);
            planned.Add(new PlannedPicture(picture, Finish(free, picture.Milliseconds)));
        }

        return planned;
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

internal sealed record WaitingPicture(Guid PictureId, Guid GenerationId, Member Member, DateTime QueuedAt, double? Milliseconds);

internal sealed record PlannedPicture(WaitingPicture Picture, double? DoneInMilliseconds);
