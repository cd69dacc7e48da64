using System.Globalization;
using Studio.Data.Evaluation;

namespace Studio.Web.Evaluations.Pairs;

/// <summary>Which pairs are listed; lives in the address.</summary>
/// <param name="Category">Null: all.</param>
/// <param name="Question">Null: all.</param>
/// <param name="Page">From 1.</param>
internal sealed record PairFilter(PairChoice Choice = PairChoice.All, string? Category = null, EvaluationQuestion? Question = null, int Page = 1)
{
    public string Query
    {
        get
        {
            var parts = new List<string>();
            if (Choice != PairChoice.All)
            {
                parts.Add($"show={Choice.ToString().ToLowerInvariant()}");
            }

            if (Category is not null)
            {
                parts.Add($"category={Uri.EscapeDataString(Category)}");
            }

            if (Question is { } question)
            {
                parts.Add($"question={question.ToString().ToLowerInvariant()}");
            }

            if (Page > 1)
            {
                parts.Add(FormattableString.Invariant($"page={Page}"));
            }

            return parts.Count == 0 ? "" : $"?{string.Join('&', parts)}";
        }
    }

    /// <summary>What an address does not name right is left out.</summary>
    public static PairFilter Of(string? show, string? category, string? question, string? page) => new(
        Enum.TryParse<PairChoice>(show, ignoreCase: true, out var choice) && Enum.IsDefined(choice) ? choice : PairChoice.All,
        string.IsNullOrEmpty(category) ? null : category,
        Enum.TryParse<EvaluationQuestion>(question, ignoreCase: true, out var named) && Enum.IsDefined(named) ? named : null,
        int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Max(1, number) : 1);
}

internal enum PairChoice
{
    All,

    /// <summary>Somebody chose the one and somebody the other; the most divided first.</summary>
    Disagreed,

    /// <summary>All the answers are one.</summary>
    Agreed,

    /// <summary>Answers are missing.</summary>
    Open,
}
