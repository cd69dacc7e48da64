using System.Globalization;
using Studio.Data.Generations;
using Studio.Inference.Models;
using Studio.Jobs;
using Studio.Web.Create.Conversation;

namespace Studio.Web.Commands;

/// <summary>How much of a prompt the picture model reads, and what a person should know of that.</summary>
internal sealed record ReadingNote(PromptTokenReport Tokens, string? Note)
{
    private const int ShownWords = 4;

    public static ReadingNote Of(string prompt, DiffusionModel model, GenerationSettings settings)
    {
        var measure = new PromptWindows().Measure(model, settings, prompt);
        var read = Math.Min(measure.Tokens, measure.Window);
        string?[] said =
        [
            measure.Seen < prompt.Length ? Cut(prompt[measure.Seen..], measure.Tokens, read, settings.Syntax == PromptSyntax.Plain && model.PromptWindows is null or > 1) : null,
            .. measure.Remarks,
            settings.Negative.Length > 0 ? NegativeNote.Of(settings, prompt, model) : null,
        ];
        var notes = said.OfType<string>().ToList();
        return new ReadingNote(new PromptTokenReport(measure.Tokens, read), notes.Count == 0 ? null : string.Join(' ', notes));
    }

    private static string Cut(string rest, int tokens, int read, bool canReadOn)
    {
        var words = rest.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var shown = string.Join(' ', words.Take(ShownWords)) + (words.Length > ShownWords ? "…" : "");
        return string.Create(CultureInfo.InvariantCulture, $"Only the first {read} of the prompt's {tokens} tokens are read; “{shown}” is not. {(canReadOn ? "Leave out --first-window to have more of it read." : "The model was made for no more; say it shorter.")}");
    }
}
