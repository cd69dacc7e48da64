using Studio.Data;
using Studio.Data.Evaluation;

namespace Studio.Web.Evaluations;

/// <summary>Which votes are counted; lives in the address.</summary>
/// <param name="Category">Null: all. In the studio, the language of the wish.</param>
/// <param name="Source">Null: answers and stars.</param>
/// <param name="Evaluation">Null: what people said of their own pictures in the studio.</param>
/// <param name="Question">Null: all that were asked.</param>
/// <param name="WithLeftOut">Also the votes of raters whom a person left out.</param>
public sealed record ResultsFilter(string? Category = null, VoteSource? Source = null, Guid? Evaluation = null, EvaluationQuestion? Question = null, bool WithLeftOut = false)
{
    public ResultsScaleChoice Scale { get; init; } = ResultsScaleChoice.Usual;

    public string Query
    {
        get
        {
            var parts = new List<string>();
            if (Category is not null)
            {
                parts.Add($"category={Uri.EscapeDataString(Category)}");
            }

            if (Source is { } source)
            {
                parts.Add($"from={source.ToString().ToLowerInvariant()}");
            }

            if (Question is { } question)
            {
                parts.Add($"question={question.ToString().ToLowerInvariant()}");
            }

            if (WithLeftOut)
            {
                parts.Add("all=1");
            }

            parts.AddRange(Scale.Parts);

            return parts.Count == 0 ? "" : $"?{string.Join('&', parts)}";
        }
    }

    /// <summary>What an address does not name right is left out.</summary>
    public static ResultsFilter Of(string? category, string? from, ResultsScaleChoice? scale = null) => new(
        string.IsNullOrEmpty(category) ? null : category,
        Enum.TryParse<VoteSource>(from, ignoreCase: true, out var source) && Enum.IsDefined(source) ? source : null)
    {
        Scale = scale ?? ResultsScaleChoice.Usual,
    };

    /// <summary>Of an evaluation; a question that the address does not name right is the first that was asked.</summary>
    public static ResultsFilter Of(Guid evaluation, IReadOnlyList<EvaluationQuestion> asked, string? category, string? question, bool withLeftOut, ResultsScaleChoice? scale = null) => new(
        string.IsNullOrEmpty(category) ? null : category,
        Source: null,
        evaluation,
        Enum.TryParse<EvaluationQuestion>(question, ignoreCase: true, out var named) && asked.Contains(named) ? named : asked.Count > 0 ? asked[0] : null,
        withLeftOut)
    {
        Scale = scale ?? ResultsScaleChoice.Usual,
    };

    public IQueryable<Vote> Apply(StudioDbContext db)
    {
        var votes = Pool(db);
        if (Category is { } category)
        {
            votes = votes.Where(vote => vote.Category == category);
        }

        return Source is { } source ? votes.Where(vote => vote.Source == source) : votes;
    }

    /// <summary>Everything that the choices of the page choose from.</summary>
    internal IQueryable<Vote> Pool(StudioDbContext db)
    {
        var votes = db.Votes.Where(vote => vote.EvaluationId == Evaluation);
        if (Question is { } question)
        {
            votes = votes.Where(vote => vote.Question == question);
        }

        return Evaluation is null || WithLeftOut ? votes : votes.Where(vote => !db.Raters.Where(rater => rater.EvaluationId == Evaluation && rater.LeftOutAt != null).Select(rater => (Guid?)rater.Id).Contains(vote.RaterId));
    }
}
