using System.Text.RegularExpressions;

namespace Studio.Data.Moderation.Rules.Finding;

/// <summary>A regular expression that takes time in proportion to the text, whatever it is. Thread-safe.</summary>
public sealed class BoundedPattern
{
    public const int MaxLength = 500;

    /// <summary>Without backtracking nothing comes near it; a machine that is very busy may.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    private readonly Regex _regex;

    private BoundedPattern(Regex regex) => _regex = regex;

    /// <summary>Why a pattern cannot be used; null when it can.</summary>
    public static string? Problem(string pattern)
    {
        if (pattern.Length is 0 or > MaxLength)
        {
            return pattern.Length == 0 ? "Write a pattern." : $"A pattern holds at most {MaxLength} characters.";
        }

        try
        {
            return Compile(pattern).IsMatch("") ? $"The pattern {pattern} matches any text: it would fire always. Say what must be there." : null;
        }
        catch (NotSupportedException)
        {
            // Also of one with so many repetitions that its automaton has more than 10,000 states.
            return "The pattern looks ahead, looks behind, refers back to a group, or repeats something thousands of times. Such patterns can take any time or memory; write it without.";
        }
        catch (ArgumentException e)
        {
            return $"The pattern cannot be read: {e.Message}";
        }
    }

    public static BoundedPattern? Of(string pattern) => Problem(pattern) is null ? new BoundedPattern(Compile(pattern)) : null;

    /// <summary>Places in the text; null when it took too long.</summary>
    public IReadOnlyList<(int Start, int Length)>? Find(string text)
    {
        try
        {
            return [.. _regex.Matches(text).Where(match => match.Length > 0).Select(match => (match.Index, match.Length))];
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }

    private static Regex Compile(string pattern) =>
        new(pattern, RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Limit);
}
