using System.Text.RegularExpressions;

namespace Studio.Inference.Scoring;

/// <param name="IsCorrect">The picture shows what the caption asks for.</param>
/// <param name="Reason">In the model's words; may be empty.</param>
public sealed partial record Judgement(bool IsCorrect, string Reason)
{
    /// <summary>The last verdict of an answer counts: a model may weigh both before it decides. Null when there is none.</summary>
    internal static Judgement? Read(string answer)
    {
        var verdict = Verdict().Matches(answer).LastOrDefault();
        return verdict is null
            ? null
            : new Judgement(verdict.Groups["says"].Value.Equals("correct", StringComparison.OrdinalIgnoreCase), Words(answer[..verdict.Index]));
    }

    /// <summary>On one line, without what a database or a page could stumble over.</summary>
    private static string Words(string reason) =>
        string.Join(' ', string.Concat(ValidText.Of(reason).Select(c => char.IsControl(c) ? ' ' : c)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimEnd('*', '_', '#', ' ');

    /// <summary>With the stars and colons that models like to write around it.</summary>
    [GeneratedRegex(@"\bverdict\b[\s*_:\-=""“]*(?<says>correct|incorrect|not\s+correct)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Verdict();
}
