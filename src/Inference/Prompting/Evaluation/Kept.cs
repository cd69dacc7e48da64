namespace Studio.Inference.Prompting.Evaluation;

/// <summary>How much of what a wish asked for its prompt still says.</summary>
public sealed record Kept(int Asked, int Held)
{
    public static readonly Kept Nothing = new(0, 0);

    /// <summary>Null when the wish asked for nothing of the kind.</summary>
    public double? Share => Asked == 0 ? null : (double)Held / Asked;

    public static Kept operator +(Kept a, Kept b) => new(a.Asked + b.Asked, a.Held + b.Held);

    internal static Kept Of<T>(IReadOnlyCollection<T> asked, Func<T, bool> isHeld) => new(asked.Count, asked.Count(isHeld));
}
