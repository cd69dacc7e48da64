using Studio.Data.Evaluation;

namespace Studio.Web.Evaluations;

/// <summary>Which votes are counted; lives in the address.</summary>
/// <param name="Category">Null: all. In the studio, the language of the wish.</param>
/// <param name="Source">Null: answers and stars.</param>
/// <param name="Evaluation">Null: what people said of their own pictures in the studio.</param>
public sealed record ResultsFilter(string? Category = null, VoteSource? Source = null, Guid? Evaluation = null)
{
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

            return parts.Count == 0 ? "" : $"?{string.Join('&', parts)}";
        }
    }

    /// <summary>What an address does not name right is left out.</summary>
    public static ResultsFilter Of(string? category, string? from) => new(
        string.IsNullOrEmpty(category) ? null : category,
        Enum.TryParse<VoteSource>(from, ignoreCase: true, out var source) && Enum.IsDefined(source) ? source : null);

    public IQueryable<Vote> Apply(IQueryable<Vote> votes)
    {
        votes = votes.Where(vote => vote.EvaluationId == Evaluation);
        if (Category is { } category)
        {
            votes = votes.Where(vote => vote.Category == category);
        }

        return Source is { } source ? votes.Where(vote => vote.Source == source) : votes;
    }
}
