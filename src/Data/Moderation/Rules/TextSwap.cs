using System.Text;
using Studio.Data.Moderation.Findings;
using Studio.Data.Moderation.Policies;

namespace Studio.Data.Moderation.Rules;

/// <summary>Words that give way to others.</summary>
/// <param name="Becomes">Null where the rule says nothing: then they can only be taken out.</param>
internal readonly record struct TextSwap(int Start, int Length, RuleAction Action, string? Becomes)
{
    /// <summary>
    /// What goes on when nothing stricter fired, else what the author may send instead. Null where nothing changes,
    /// and where a word that is blocked or held has no other: an offer that is refused again is none.
    /// </summary>
    public static string? Apply(string text, IReadOnlyList<TextSwap> swaps, TextOutcome outcome)
    {
        var needed = swaps.Where(swap => swap.Action != RuleAction.Watch).ToList();
        if (needed.Count == 0 || (outcome > TextOutcome.Changed && needed.Exists(swap => swap.Action > RuleAction.Transform && swap.Becomes is null)))
        {
            return null;
        }

        var changed = new StringBuilder(text.Length);
        var at = 0;
        foreach (var swap in needed.OrderBy(swap => swap.Start).ThenByDescending(swap => swap.Length))
        {
            if (swap.Start < at)
            {
                continue;
            }

            changed.Append(text, at, swap.Start - at);
            if (swap.Becomes is { Length: > 0 } becomes)
            {
                Fitting.Append(changed, becomes, text[0]);
            }

            at = swap.Start + swap.Length;
        }

        changed.Append(text, at, text.Length - at);
        var words = changed.ToString().Replace("  ", " ", StringComparison.Ordinal).Trim();
        return words.Length > 0 ? words : null;
    }
}
