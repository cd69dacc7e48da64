using Studio.Data.Prompts;

namespace Studio.Web.Create.Conversation;

public static class PromptOrigins
{
    /// <summary>Who wrote a prompt, for the head of its card.</summary>
    public static string Sentence(RevisionView? revision, WritingView? writing) => revision?.Origin switch
    {
        PromptOrigin.Wish => "your wish, unchanged",
        PromptOrigin.Edited => "edited by you",
        PromptOrigin.Imported => "from a picture's file",
        PromptOrigin.Ruled => "changed by a rule of this workspace",
        PromptOrigin.Reused => "from an earlier picture",
        _ when writing is { Status: UpsamplingStatus.Stopped } => $"stopped, {Model(writing)}",
        _ when writing is not null => $"written by {Model(writing)}",
        _ => "",
    };

    // The first try of a turn has seed 0, which says nothing to anybody; a later one tells which it was.
    private static string Model(WritingView writing) => writing.Seed == 0 ? writing.Model : $"{writing.Model}, seed {writing.Seed}";
}
