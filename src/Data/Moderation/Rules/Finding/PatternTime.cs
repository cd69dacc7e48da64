using System.Diagnostics;
using Studio.Data.Prompts;

namespace Studio.Data.Moderation.Rules.Finding;

/// <summary>How long a pattern needs for the longest texts there are, on this machine.</summary>
/// <param name="Longest">Of the tried texts the slowest.</param>
/// <param name="IsStopped">One of them was not read to its end in time.</param>
public sealed record PatternTime(TimeSpan Longest, bool IsStopped)
{
    /// <summary>In characters.</summary>
    public const int Length = PromptRevision.MaxText;

    private const int Rounds = 3;

    private static readonly SemaphoreSlim One = new(1);

    /// <returns>Null for a pattern that cannot be used.</returns>
    public static async Task<PatternTime?> MeasureAsync(string pattern, CancellationToken cancellationToken)
    {
        if (BoundedPattern.Of(pattern) is not { } ready)
        {
            return null;
        }

        // One after the other: they would measure each other.
        await One.WaitAsync(cancellationToken);
        try
        {
            return await Task.Run(() => Measure(ready, pattern, cancellationToken), cancellationToken);
        }
        finally
        {
            One.Release();
        }
    }

    private static PatternTime Measure(BoundedPattern pattern, string written, CancellationToken cancellationToken)
    {
        // The first reading builds the automaton.
        pattern.Find("");
        var (longest, isStopped) = (TimeSpan.Zero, false);
        foreach (var text in Texts(written))
        {
            var took = TimeSpan.MaxValue;
            // A machine that does other things too is slower now and then: the best of a few.
            for (var round = 0; round < Rounds && !isStopped; round++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var start = Stopwatch.GetTimestamp();
                isStopped = pattern.Find(text) is null;
                took = TimeSpan.FromTicks(Math.Min(took.Ticks, Stopwatch.GetElapsedTime(start).Ticks));
            }

            longest = took > longest && took < TimeSpan.MaxValue ? took : longest;
        }

        return new PatternTime(longest, isStopped);
    }

    /// <summary>Where matches begin everywhere and end nowhere: digits, letters, what the pattern itself is written with, and words.</summary>
    private static IEnumerable<string> Texts(string pattern) =>
        from piece in (string[])["1", "a", "1 ", "a1-", pattern, "a small brown squirrel with a golden crown, "]
        select string.Concat(Enumerable.Repeat(piece, (Length / piece.Length) + 1))[..(Length - 1)] + "!";
}
