namespace Studio.Inference.Prompting.Evaluation;

/// <summary>Two turns: a prompt that was sent and a wish to change it, with the words that must then be there, be gone and have stayed.</summary>
public sealed record FollowUpDialogue(
    string Language, string Kind, string First, string Prompt, string Change, IReadOnlyList<string> Has, IReadOnlyList<string> Gone, IReadOnlyList<string> Keep)
{
    public bool IsRight(string answer) => IsChanged(answer) && IsKept(answer);

    public bool IsChanged(string answer) => Has.All(word => Holds(answer, word)) && !Gone.Any(word => Holds(answer, word));

    public bool IsKept(string answer) => Keep.All(word => Holds(answer, word));

    private static bool Holds(string answer, string word) => answer.Contains(word, StringComparison.OrdinalIgnoreCase);
}
