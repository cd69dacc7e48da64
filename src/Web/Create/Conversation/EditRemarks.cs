using Studio.Data.Generations;
using Studio.Inference.Models;
using Studio.Inference.Prompting;
using Studio.Web.Create.Composing;

namespace Studio.Web.Create.Conversation;

/// <summary>What an edit by hand brought in that the picture model hardly draws: it is said before the pictures are made, as in the composer.</summary>
internal static class EditRemarks
{
    /// <param name="before">The prompt as it was: what was said of that is not said again.</param>
    public static string? Of(string edited, string before, DiffusionModel model, PromptSyntax syntax) =>
        string.IsNullOrWhiteSpace(edited) || SentenceOf(edited, model, syntax) is not { } sentence || sentence == SentenceOf(before, model, syntax) ? null : sentence;

    private static string? SentenceOf(string prompt, DiffusionModel model, PromptSyntax syntax) => WishWarning.OfPrompt(Wishes.Words(prompt, syntax), model)?.Sentence;
}
