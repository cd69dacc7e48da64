namespace Studio.Data.Evaluation.Statistics;

/// <summary>Agreement beyond chance where every unit was judged by the same number of people.</summary>
public static class FleissKappa
{
    /// <summary>Null where it is not defined: different numbers of judges, only one, or never two different answers.</summary>
    public static double? Of(IReadOnlyCollection<JudgedUnits> units)
    {
        if (units.Count == 0 || units.First().Judges is var judges && (judges < 2 || units.Any(unit => unit.Judges != judges)))
        {
            return null;
        }

        // Fleiss, "Measuring nominal scale agreement among many raters", Psychological Bulletin 76 (1971), formulas 2, 3, 5 and 7.
        var all = (double)units.Sum(unit => unit.Units);
        var observed = units.Sum(unit => unit.Units * (unit.Answers.Sum(count => (double)count * count) - judges) / (judges * (judges - 1.0))) / all;
        var expected = Enumerable.Range(0, units.Max(unit => unit.Answers.Count))
            .Select(category => units.Sum(unit => (double)unit.Units * unit.Answers.ElementAtOrDefault(category)) / (all * judges))
            .Sum(share => share * share);
        return expected < 1 ? (observed - expected) / (1 - expected) : null;
    }
}
