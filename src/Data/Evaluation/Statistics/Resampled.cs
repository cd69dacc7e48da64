namespace Studio.Data.Evaluation.Statistics;

/// <summary>As many units drawn with replacement, as counts: 100,000 units in a few patterns cost what the patterns cost.</summary>
internal static class Resampled
{
    public static IReadOnlyList<JudgedUnits> Of(IReadOnlyList<JudgedUnits> units, Random random)
    {
        // A multinomial draw, as binomials one after the other: each of what the ones before it left.
        var (left, weight) = (units.Sum(unit => unit.Units), (double)units.Sum(unit => unit.Units));
        var drawn = new List<JudgedUnits>(units.Count);
        foreach (var unit in units)
        {
            var count = BinomialDraw.Of(left, Math.Min(1, unit.Units / weight), random);
            if (count > 0)
            {
                drawn.Add(unit with { Units = count });
            }

            left -= count;
            weight -= unit.Units;
        }

        return drawn;
    }
}
