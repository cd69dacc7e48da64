using Studio.Data.Generations;
using Studio.Data.Prompts;
using Studio.Inference.Models;
using Studio.Inference.Prompting;
using InferenceLockedPhrase = Studio.Inference.Prompting.LockedPhrase;

namespace Studio.Web.Create.Conversation;

/// <summary>Works out how a prompt is shown: who wrote which words, and how far the picture model reads. Singleton, thread-safe.</summary>
public sealed class PromptMarks(PromptWindows windows, WishReadings readings)
{
    /// <param name="turn">Whose prompt it is.</param>
    /// <param name="card">The prompt.</param>
    /// <param name="earlier">The turns before, oldest first.</param>
    /// <param name="model">What reads it.</param>
    /// <param name="settings">How it is read, where no pictures were made of it yet.</param>
    public PromptReading Read(TurnView turn, PromptCardView card, IReadOnlyList<TurnView> earlier, DiffusionModel model, GenerationSettings settings)
    {
        var text = card.Revision?.Text ?? turn.Writing?.Text ?? "";
        if (card.IsNewest && turn.Writing is { IsGoing: true } going)
        {
            text = going.Text;
        }

        var (runs, basis) = Runs(turn, card, text, earlier, model);
        var measure = windows.Measure(model, card.IsSent ? card.Generations[^1].Settings : settings, text);
        return new PromptReading(Strike(runs, measure.Seen), basis, CountWords(text), measure.Tokens, measure.Window)
        {
            Remarks = measure.Remarks,
            ReadAs = readings.Of(turn, card, earlier, Previous(turn, earlier), model),
        };
    }

    private static (IReadOnlyList<WordRun> Runs, TintBasis Basis) Runs(TurnView turn, PromptCardView card, string text, IReadOnlyList<TurnView> earlier, DiffusionModel model)
    {
        if (card.Revision is { Origin: PromptOrigin.Wish })
        {
            return (WishRuns.Of(text, turn.Locked), TintBasis.Wish);
        }

        if (card.Revision is { Origin: PromptOrigin.Reused or PromptOrigin.Imported })
        {
            return ([new WordRun(text, WordMark.Plain)], TintBasis.Wish);
        }

        var tint = ModelVocabulary.Of(model).Tint(new TintRequest
        {
            Prompt = text,
            Upsampled = card.Before,
            Wish = turn.Wish,
            EarlierWishes = [.. earlier.Select(before => before.Wish)],
            PreviousPrompt = Previous(turn, earlier),
            Locked = [.. turn.Locked.Select(phrase => new InferenceLockedPhrase(phrase.Text, phrase.English))],
        });
        return (EditRuns.Group([.. tint.Segments.SelectMany(Tight)]), tint.Basis);
    }

    // What the language model was shown: the prompt of the picture that a turn starts from, else what was sent last, else what was written last.
    private static string? Previous(TurnView turn, IReadOnlyList<TurnView> earlier) => turn.ParentImageId is not null
        ? turn.Revisions.FirstOrDefault(revision => revision.Origin is PromptOrigin.Reused)?.Text
        : earlier.Select(Sent).LastOrDefault(text => text is { Length: > 0 });

    private static string? Sent(TurnView turn) =>
        (turn.Generations.Count > 0 ? turn.Revisions.FirstOrDefault(revision => revision.Id == turn.Generations[^1].RevisionId) : turn.Revisions.LastOrDefault())?.Text;

    // Marks lie on words, not on the spaces around them.
    private static IEnumerable<WordRun> Tight(TintSegment segment)
    {
        var mark = segment.Kind switch
        {
            TintKind.Added => WordMark.Added,
            TintKind.Locked or TintKind.Inserted => WordMark.Locked,
            TintKind.Edited => WordMark.Edited,
            TintKind.Struck => WordMark.Removed,
            _ => WordMark.Plain,
        };
        var text = segment.Text;
        var start = text.Length - text.TrimStart().Length;
        var end = text.TrimEnd().Length;
        if (mark is WordMark.Plain || start >= end)
        {
            // Spaces between struck words belong to the mark: they are no part of the prompt.
            yield return new WordRun(text, mark is WordMark.Removed ? mark : WordMark.Plain);
            yield break;
        }

        if (start > 0)
        {
            yield return new WordRun(text[..start], WordMark.Plain);
        }

        yield return new WordRun(text[start..end], mark);
        if (end < text.Length)
        {
            yield return new WordRun(text[end..], WordMark.Plain);
        }
    }

    /// <summary>Marks what lies beyond the first <paramref name="seen"/> characters of the prompt; removed words are not counted.</summary>
    private static IReadOnlyList<WordRun> Strike(IReadOnlyList<WordRun> runs, int seen)
    {
        var struck = new List<WordRun>(runs.Count);
        var at = 0;
        foreach (var run in runs)
        {
            if (run.Mark is WordMark.Removed)
            {
                struck.Add(run);
                continue;
            }

            var left = Math.Clamp(seen - at, 0, run.Text.Length);
            at += run.Text.Length;
            if (left > 0)
            {
                struck.Add(run with { Text = run.Text[..left] });
            }

            if (left < run.Text.Length)
            {
                struck.Add(run with { Text = run.Text[left..], Unseen = true });
            }
        }

        return struck;
    }

    private static int CountWords(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Count(word => word.Any(char.IsLetterOrDigit));
}
