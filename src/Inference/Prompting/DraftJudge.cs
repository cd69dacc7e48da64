using Studio.Inference.Models;
using Studio.Inference.Prompting.Guards;
using Studio.Inference.Prompting.Slots;

namespace Studio.Inference.Prompting;

/// <summary>Judges answers to one wish and makes the result of the best.</summary>
internal sealed class DraftJudge(UpsamplerProfile profile, ModelVocabulary vocabulary, UpsampleRequest request, string wish)
{
    private readonly WishReading _reading = vocabulary.Reader.Read(wish);
    private readonly SlotEdit _slots = new(vocabulary.Reader);

    private string? Previous => request.History.Count > 0 ? WishRules.Clean(request.History[^1].PromptSent) : null;

    public UpsampleDraft Judge(string answer, bool wasCut)
    {
        var text = AnswerText.Clean(answer);
        text = wasCut && AnswerText.WholeSentences(text) is { Length: > 0 } whole ? whole : text;
        var problem = AnswerCheck.Of(text);
        if (problem == AnswerProblem.None && WindowFit.Shorten(text, request.Window) is null)
        {
            problem = AnswerProblem.TooLong;
        }

        if (problem == AnswerProblem.None && IsOffTopic(text))
        {
            problem = AnswerProblem.OffTopic;
        }

        var repaired = problem == AnswerProblem.None && profile.OnlyVocabulary ? Repair(text) : null;
        return new UpsampleDraft(text, problem, [.. request.Locked.Where(phrase => !LockedPhrases.Holds(text, phrase))], repaired);
    }

    public UpsampleResult Finish(IReadOnlyList<UpsampleDraft> drafts)
    {
        var best = drafts.MinBy(draft => draft.Faults)!;
        if (best.Problem != AnswerProblem.None)
        {
            return Previous is { } previous && profile.OnlyVocabulary && _slots.Rewrite(previous, _reading) is { } rewritten
                ? WithLocked(rewritten, UpsampleNotes.ChangedByStudio(previous, rewritten), drafts.Count)
                : new UpsampleResult(wish, UpsampleOutcome.WishKept, UpsampleNotes.WishKept(best.Problem), _reading.Language, drafts.Count, []);
        }

        var text = best.Repaired ?? best.Text;
        var note = best.Repaired is null ? null
            : Previous is { } before ? UpsampleNotes.ChangedByStudio(before, text)
            : UpsampleNotes.PutRight(best.Text, text);
        return WithLocked(text, note, drafts.Count);
    }

    /// <summary>A first description that names none of the things of a wish that the tables understand; lost slots of the embedded model are repaired instead.</summary>
    private bool IsOffTopic(string answer)
    {
        var things = _reading.Concepts.Where(concept => concept.Kind is ConceptKind.Object or ConceptKind.Wearable or ConceptKind.Place).Select(concept => concept.Id).ToHashSet(StringComparer.Ordinal);
        return !profile.OnlyVocabulary && Previous is null && things.Count > 0 && _reading.IsUnderstood
            && !vocabulary.Reader.ReadPrompt(answer).Any(match => things.Contains(match.Concept.Id));
    }

    /// <summary>Null when the answer names what it should. A change is compared with the prompt before, rewritten in that slot only: so nothing else may be lost either.</summary>
    private string? Repair(string answer)
    {
        var ideal = _slots.Rewrite(Previous ?? answer, _reading);
        return ideal is null || Scene(ideal).Facts.SetEquals(Scene(answer).Facts) ? null : ideal;
    }

    private PromptScene Scene(string text) => new(text, vocabulary.Reader);

    private UpsampleResult WithLocked(string text, string? note, int attempts)
    {
        var shortened = WindowFit.Shorten(text, request.Window) ?? text;
        if (shortened != text)
        {
            note = UpsampleNotes.Join(note, UpsampleNotes.Shortened);
        }

        var inserted = new List<LockedPhrase>();
        foreach (var phrase in request.Locked.Where(phrase => !LockedPhrases.Holds(shortened, phrase)))
        {
            if (WindowFit.Append(shortened, LockedSentence.Of(phrase), request.Window) is { } longer)
            {
                shortened = longer;
                inserted.Add(phrase);
            }
            else
            {
                note = UpsampleNotes.Join(note, UpsampleNotes.NoRoom(phrase));
            }
        }

        if (inserted.Count > 0)
        {
            note = UpsampleNotes.Join(note, UpsampleNotes.Inserted(inserted));
        }

        var outcome = note is null ? UpsampleOutcome.Written : UpsampleOutcome.Repaired;
        return new UpsampleResult(shortened, outcome, note, _reading.Language, attempts, inserted);
    }
}
