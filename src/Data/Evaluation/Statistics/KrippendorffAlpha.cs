namespace Studio.Data.Evaluation.Statistics;

/// <summary>How far people agree beyond what chance would do, whoever and however many judged each unit: 1 always, 0 as by chance.</summary>
public static class KrippendorffAlpha
{
    /// <summary>Of categories without an order. Null where it is not defined: nothing judged twice, or never two different answers.</summary>
    public static double? Nominal(IReadOnlyCollection<JudgedUnits> units)
    {
        // Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), section C, for nominal data:
        // alpha = 1 - (n - 1) (n - sum of o_cc) / (n^2 - sum of n_c^2), with the coincidences
        // o_cc = sum over units of pairs of equal answers / (judges of the unit - 1). Units with one judge pair nothing.
        var paired = units.Where(unit => unit.Judges > 1).ToList();
        var totals = new double[paired.Count == 0 ? 0 : paired.Max(unit => unit.Answers.Count)];
        var (all, same) = (0.0, 0.0);
        foreach (var unit in paired)
        {
            all += (double)unit.Units * unit.Judges;
            for (var category = 0; category < unit.Answers.Count; category++)
            {
                var count = (double)unit.Answers[category];
                totals[category] += unit.Units * count;
                same += unit.Units * count * (count - 1) / (unit.Judges - 1);
            }
        }

        var expected = (all * all) - totals.Sum(total => total * total);
        return expected > 0 ? 1 - ((all - 1) * (all - same) / expected) : null;
    }
}
