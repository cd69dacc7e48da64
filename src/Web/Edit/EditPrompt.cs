using Studio.Data.Prompts;
using Studio.Web.Create.Conversation;

namespace Studio.Web.Edit;

/// <summary>How far the prompt of a wish about a picture is. Its first revision is the picture's own prompt, which the wish is to change.</summary>
public static class EditPrompt
{
    /// <summary>What would be drawn; null while nothing was written or kept for the wish.</summary>
    public static RevisionView? Ready(TurnView turn) =>
        turn.Writing is { IsGoing: true } || turn.Revisions is not [.., { Origin: not PromptOrigin.Reused } newest] ? null : newest;

    /// <summary>A sentence where the language model gave nothing; null where all is well or still going on.</summary>
    public static string? Failure(TurnView turn) => turn switch
    {
        { Writing.IsGoing: true } => null,
        _ when Ready(turn) is not null => null,
        { Writing: null } => "There is no language model on this machine, so no prompt was written. Your wish is kept.",
        { Writing: { Status: UpsamplingStatus.Stopped } } => "You stopped it before a word was written. Your wish is kept.",
        { Writing: { Note: { } note } } => note,
        _ => "No prompt could be written. Your wish is kept.",
    };

    /// <summary>While the model writes, its words are marked against the picture's prompt, not shown as that.</summary>
    public static PromptCardView Card(TurnView turn) => turn.Writing is { IsGoing: true }
        ? new PromptCardView(Revision: null, Before: null, [], IsNewest: true)
        : PromptCards.Of(turn)[^1] with { Generations = [] };
}
