namespace Studio.Inference.Prompting.Evaluation;

/// <summary>The scores of a whole file. Shares are from 0 to 1, and null where no wish asked for such a thing.</summary>
public sealed record ScoreSum
{
    public required int Wishes { get; init; }

    public required double English { get; init; }

    public required double Words { get; init; }

    public required double Tokens { get; init; }

    public required double? NounsKept { get; init; }

    /// <summary>Wishes of which a part could not be judged.</summary>
    public required int NotJudged { get; init; }

    public required double? NumbersKept { get; init; }

    public required double? ColoursKept { get; init; }

    public required double? QuotedKept { get; init; }

    public required double? WishWordsKept { get; init; }

    public required double? InDomain { get; init; }

    /// <summary>Wishes for which the model was asked more than once.</summary>
    public required int Retried { get; init; }

    /// <summary>Prompts in which the program put something right.</summary>
    public required int Repaired { get; init; }

    /// <summary>Wishes that stayed as they were, because no answer could be used.</summary>
    public required int WishKept { get; init; }

    public required double MillisecondsMean { get; init; }

    public required double MillisecondsLongest { get; init; }

    public static ScoreSum Of(IReadOnlyCollection<WishScore> scores) => new()
    {
        Wishes = scores.Count,
        English = Round(scores.Average(score => score.IsEnglish ? 1.0 : 0.0)),
        Words = Math.Round(scores.Average(score => score.Words), 1),
        Tokens = Math.Round(scores.Average(score => score.Tokens), 1),
        NounsKept = Share(scores, score => score.Nouns),
        NotJudged = scores.Count(score => score.NotJudged.Count > 0),
        NumbersKept = Share(scores, score => score.Numbers),
        ColoursKept = Share(scores, score => score.Colours),
        QuotedKept = Share(scores, score => score.Quoted),
        WishWordsKept = Share(scores, score => score.WishWords),
        InDomain = scores.Average(score => score.InDomain) is { } known ? Round(known) : null,
        Retried = scores.Count(score => score.Attempts > 1),
        Repaired = scores.Count(score => score.Outcome == UpsampleOutcome.Repaired),
        WishKept = scores.Count(score => score.Outcome == UpsampleOutcome.WishKept),
        MillisecondsMean = Math.Round(scores.Average(score => score.Milliseconds), 1),
        MillisecondsLongest = scores.Max(score => score.Milliseconds),
    };

    private static double? Share(IEnumerable<WishScore> scores, Func<WishScore, Kept> kept) =>
        scores.Select(kept).Aggregate(Kept.Nothing, (a, b) => a + b).Share is { } share ? Round(share) : null;

    private static double Round(double share) => Math.Round(share, 3);
}
