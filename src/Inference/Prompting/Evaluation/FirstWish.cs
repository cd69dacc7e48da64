namespace Studio.Inference.Prompting.Evaluation;

/// <summary>A wish that begins a thread, with the words that its description must hold and those that it must not.</summary>
public sealed record FirstWish(string Language, string Kind, string Wish, IReadOnlyList<string> Has, IReadOnlyList<string> Gone)
{
    public bool IsRight(string answer) =>
        Has.All(word => answer.Contains(word, StringComparison.OrdinalIgnoreCase)) && !Gone.Any(word => answer.Contains(word, StringComparison.OrdinalIgnoreCase));
}
