namespace Studio.Data.Evaluation.Sessions.Scheduling;

/// <summary>When a rater gets a check, and when a pair a second time: one in every so many, at a place of the block that cannot be foreseen.</summary>
/// <param name="CheckEvery">0: never.</param>
/// <param name="RepeatEvery">0: never.</param>
/// <param name="Seed">Of the rater.</param>
public sealed record Cadence(int CheckEvery, int RepeatEvery, int Seed)
{
    /// <summary>A repeat comes this many answers after the first time at the earliest: nobody remembers the answer.</summary>
    public const int LeastDistance = 5;

    /// <param name="place">In the rater's order, from 0.</param>
    public AssignmentKind At(int place) =>
        IsAt(place, CheckEvery, salt: 1) ? AssignmentKind.Check
        : IsAt(place, RepeatEvery, salt: 2) || (IsAt(place - 1, RepeatEvery, salt: 2) && IsAt(place - 1, CheckEvery, salt: 1)) ? AssignmentKind.Repeat
        : AssignmentKind.Pair;

    /// <summary>Places it takes from here until so many of them were pairs.</summary>
    public int PlacesFor(int pairs, int from)
    {
        var place = from;
        for (var left = pairs; left > 0; place++)
        {
            left -= At(place) == AssignmentKind.Pair ? 1 : 0;
        }

        return place - from;
    }

    private bool IsAt(int place, int every, int salt)
    {
        if (every <= 0 || place < 0)
        {
            return false;
        }

        var block = place / every;
        var at = new Random(HashOf(block, salt)).Next(every);
        return place % every == at;
    }

    // HashCode differs from one start of the program to the next.
    private int HashOf(int block, int salt) => unchecked((((Seed * 397) ^ block) * 397) ^ (salt * 7919));
}
