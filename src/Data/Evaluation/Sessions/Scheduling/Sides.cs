namespace Studio.Data.Evaluation.Sessions.Scheduling;

/// <summary>
/// Who stands on the left: a coin that favours whichever system stood there less often, first for this rater, then for all
/// (Efron, "Forcing a sequential experiment to be balanced", Biometrika 58 (1971)). Even sides without a pattern to be seen.
/// </summary>
public static class Sides
{
    private const double Favoured = 2.0 / 3;

    /// <param name="first">How much more often the pair's first system stood on the left than on the right.</param>
    /// <param name="second">The same of its second system.</param>
    /// <returns>Whether the second one is on the left.</returns>
    public static bool IsSwapped(Lean first, Lean second, Random random)
    {
        var lean = first.ForRater != second.ForRater ? first.ForRater - second.ForRater : first.ForAll - second.ForAll;
        return random.NextDouble() < lean switch { > 0 => Favoured, < 0 => 1 - Favoured, _ => 0.5 };
    }
}

/// <summary>Times on the left minus times on the right.</summary>
public readonly record struct Lean(int ForRater, int ForAll);
