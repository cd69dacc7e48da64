using Studio.Data.Prompts;
using Studio.Web.Create.Pictures;

namespace Studio.Web.Create.Conversation;

/// <summary>One prompt of a turn with the pictures made of it. <paramref name="Before"/> is the text it was edited from.</summary>
public sealed record PromptCardView(RevisionView? Revision, string? Before, IReadOnlyList<GenerationView> Generations, bool IsNewest)
{
    public bool IsSent => Generations.Count > 0;
}

public static class PromptCards
{
    /// <summary>Every prompt that was sent, in order, and the newest one when it waits to be sent. Kept but never sent revisions in between are history, not cards.</summary>
    public static IReadOnlyList<PromptCardView> Of(TurnView turn)
    {
        var cards = new List<PromptCardView>();
        RevisionView? before = null;
        foreach (var revision in turn.Revisions)
        {
            var made = turn.Generations.Where(generation => generation.RevisionId == revision.Id).ToList();
            var isNewest = revision == turn.Revisions[^1];
            if (made.Count > 0 || isNewest)
            {
                cards.Add(new PromptCardView(revision, revision.Origin is PromptOrigin.Edited or PromptOrigin.Ruled ? before?.Text : null, made, isNewest));
            }

            // An edit is shown against the text it started from: what the machine wrote, or what was sent last.
            if (revision.Origin is not PromptOrigin.Edited || made.Count > 0)
            {
                before = revision;
            }
        }

        return cards.Count > 0 ? cards : [new PromptCardView(Revision: null, Before: null, [], IsNewest: true)];
    }
}
