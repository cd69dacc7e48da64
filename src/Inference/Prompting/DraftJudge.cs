using Studio.Inference.Models;
using Studio.Inference.Prompting.Guards;
using Studio.Inference.Prompting.Slots;

namespace Studio.Inference.Prompting;

/// <summary>Judges answers to one wish and makes the result of the best.</summary>
internal sealed class DraftJudge(UpsamplerProfile profile, ModelVocabulary vocabulary, UpsampleRequest request, string wish)
{
    private readonly WishReading _reading = vocabulary.Reader.Read(wish);
    private readonly SlotEdit _slots = new(vocabulary.Reader);
    private readonly PromptFinish _finish = new(request);

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
        var draft = new UpsampleDraft(text, problem, [.. request.Locked.Where(phrase => !LockedPhrases.Holds(text, phrase))], repaired) { Lost = Lost(repaired ?? text) };
        return request.Before.Count > 0 && problem == AnswerProblem.None ? draft with { IsKnown = request.Before.Contains(Finished(draft).Text, StringComparer.Ordinal) } : draft;
    }

    public UpsampleResult Finish(IReadOnlyList<UpsampleDraft> drafts)
    {
        var best = drafts.MinBy(draft => draft.Faults)!;
        if (best.Problem == AnswerProblem.None)
        {
            return Result(Finished(best), drafts.Count);
        }

        return Previous is { } previous && profile.OnlyVocabulary && _slots.Rewrite(previous, _reading) is { } rewritten
            ? Result(_finish.Of(rewritten, UpsampleNotes.Changed(previous, rewritten)), drafts.Count)
            : new UpsampleResult(wish, UpsampleOutcome.WishKept, UpsampleNotes.WishKept(best.Problem), _reading.Language, drafts.Count, []);
    }

    private FinishedPrompt Finished(UpsampleDraft draft)
    {
        var text = draft.Repaired ?? draft.Text;
        var note = draft.Repaired is null ? null
            : AsksForNothing ? UpsampleNotes.Unchanged
            : Previous is { } before && !IsOwnWords(draft) ? UpsampleNotes.Changed(before, text)
            : UpsampleNotes.Changed(draft.Text, text);
        return _finish.Of(text, draft.Lost.Count == 0 ? note : UpsampleNotes.Join(note, UpsampleNotes.Lost(draft.Lost)));
    }

    private UpsampleResult Result(FinishedPrompt prompt, int attempts)
    {
        var note = request.Before.Contains(prompt.Text, StringComparer.Ordinal) ? UpsampleNotes.Join(prompt.Note, UpsampleNotes.Same(attempts)) : prompt.Note;
        var outcome = note is null ? UpsampleOutcome.Written : UpsampleOutcome.Repaired;
        return new UpsampleResult(prompt.Text, outcome, UpsampleNotes.Join(note, UpsampleNotes.Unread(_reading.Language, profile.Languages)), _reading.Language, attempts, prompt.Inserted);
    }

    /// <summary>Things of the wish, in its own words, that neither the text names nor the prompt before ("sunglasses instead of the hat" names what should go).</summary>
    private IReadOnlyList<string> Lost(string text)
    {
        if (!profile.OnlyVocabulary || !_reading.IsUnderstood || _reading.Names(ConceptKind.Removal))
        {
            return [];
        }

        var named = vocabulary.Reader.ReadPrompt($"{text} {Previous}").Select(match => match.Concept.Id).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. _reading.Matches.GroupBy(match => match.Start)
                .Where(meanings => meanings.Any(match => WishReader.IsThing(match)) && !meanings.Any(match => named.Contains(match.Concept.Id)))
                .Select(meanings => _reading.Text.Substring(meanings.Key, meanings.First().Length)),
        ];
    }

    /// <summary>A first description that names none of the things of a wish that the tables understand; lost slots of the embedded model are repaired instead.</summary>
    private bool IsOffTopic(string answer)
    {
        var things = _reading.Concepts.Where(concept => concept.Kind is ConceptKind.Object or ConceptKind.Wearable or ConceptKind.Place).Select(concept => concept.Id).ToHashSet(StringComparer.Ordinal);
        return !profile.OnlyVocabulary && Previous is null && things.Count > 0 && _reading.IsUnderstood
            && !vocabulary.Reader.ReadPrompt(answer).Any(match => things.Contains(match.Concept.Id));
    }

    /// <summary>
    /// Null when the answer names what it should. A change is compared with the prompt before, rewritten in that slot only: so nothing else may be lost either.
    /// That text is the only one of its kind; when another is wanted, the same slots are set in the answer's own words where that says the same.
    /// </summary>
    private string? Repair(string answer)
    {
        if (AsksForNothing)
        {
            return SaysTheSame(Previous!, answer) ? null : Previous;
        }

        var ideal = _slots.Rewrite(Previous ?? answer, _reading);
        if (ideal is null || SaysTheSame(ideal, answer))
        {
            return null;
        }

        return request.Before.Count > 0 && InOwnWords(answer) is { } own && SaysTheSame(ideal, own) ? own : ideal;
    }

    // A model that knows only a vocabulary changes something at random when a change names nothing of it.
    private bool AsksForNothing => Previous is not null && _reading.Matches.Count == 0;

    private string? InOwnWords(string answer) => _slots.Rewrite(answer, _reading);

    private bool IsOwnWords(UpsampleDraft draft) => request.Before.Count > 0 && draft.Repaired == InOwnWords(draft.Text);

    private bool SaysTheSame(string one, string other) => Scene(one).Facts.SetEquals(Scene(other).Facts);

    private PromptScene Scene(string text) => new(text, vocabulary.Reader);
}
