using Studio.Inference.Models;
using Studio.Inference.Prompting.Guards;
using Studio.Inference.Prompting.Slots;

namespace Studio.Inference.Prompting;

/// <summary>Judges answers to one wish and makes the result of the best.</summary>
internal sealed class DraftJudge
{
    private readonly UpsamplerProfile _profile;
    private readonly ModelVocabulary _vocabulary;
    private readonly UpsampleRequest _request;
    private readonly string _wish;
    private readonly string? _previous;
    private readonly WishReading _reading;
    private readonly WishCheck _check;
    private readonly PromptFinish _finish;

    public DraftJudge(UpsamplerProfile profile, ModelVocabulary vocabulary, UpsampleRequest request, string wish)
    {
        (_profile, _vocabulary, _wish) = (profile, vocabulary, wish);
        _previous = request.History.Count > 0 ? WishRules.Clean(request.History[^1].PromptSent) : null;
        _reading = vocabulary.Reader.Read(wish, request.History.Count > 0 ? vocabulary.Reader.Read(WishRules.Clean(request.History[0].Wish)).Language : null);
        _check = new WishCheck(vocabulary.Reader, _reading, _previous, [.. request.History.Select(turn => WishRules.Clean(turn.Wish))]);
        _request = _check.Recounts ? request with { Locked = [.. request.Locked.Where(phrase => !NumberWords.IsCount(phrase.InPrompt))] } : request;
        _finish = new PromptFinish(_request);
    }

    /// <summary>A small model that was not taught the language of the wish would describe some other picture: the wish stays, with the ways on that go with it.</summary>
    public UpsampleResult? NotRead => _profile.OnlyVocabulary && _reading is { IsOfTables: false, Matches.Count: 0 } && UpsampleNotes.Unread(_reading.Language, _profile.Languages) is not null
        ? new UpsampleResult(_previous ?? _wish, _previous is null ? UpsampleOutcome.WishKept : UpsampleOutcome.Repaired, UpsampleNotes.NotRead(_reading.Language, _profile.Languages, isChange: _previous is not null), _reading.Language, Attempts: 0, [])
        : null;

    public UpsampleDraft Judge(string answer, bool wasCut)
    {
        var text = AnswerText.Clean(answer);
        text = wasCut && AnswerText.WholeSentences(text) is { Length: > 0 } whole ? whole : text;
        var problem = AnswerCheck.Of(text);
        if (problem == AnswerProblem.None && WindowFit.Shorten(text, _request.Window) is null)
        {
            problem = AnswerProblem.TooLong;
        }

        if (problem == AnswerProblem.None && IsOffTopic(text))
        {
            problem = AnswerProblem.OffTopic;
        }

        var isUsable = problem == AnswerProblem.None;
        var draft = new UpsampleDraft(text, problem, [.. _request.Locked.Where(phrase => !LockedPhrases.Holds(text, phrase))])
        {
            Repaired = isUsable && _profile.OnlyVocabulary ? _check.Repair(text, inOwnWords: _request.Before.Count > 0) : null,
            Unsaid = isUsable && !_profile.OnlyVocabulary && _previous is null ? LiteralCheck.Missing(_reading, _vocabulary.Reader, text) : [],
        };
        if (isUsable && ShowsNothing(draft.Repaired ?? draft.Text))
        {
            draft = draft with { Problem = AnswerProblem.OffTopic };
        }

        return _request.Before.Count > 0 && isUsable ? draft with { IsKnown = _request.Before.Contains(Finished(draft).Text, StringComparer.Ordinal) } : draft;
    }

    public UpsampleResult Finish(IReadOnlyList<UpsampleDraft> drafts)
    {
        var best = drafts.MinBy(draft => draft.Faults)!;
        if (best.Problem == AnswerProblem.None)
        {
            return Result(Finished(best), drafts.Count);
        }

        return _profile.OnlyVocabulary && _check.Ideal() is { } rewritten && rewritten != _previous
            ? Result(Finished(best with { Text = _previous!, Repaired = rewritten }), drafts.Count)
            : new UpsampleResult(_wish, UpsampleOutcome.WishKept, UpsampleNotes.WishKept(best.Problem), _reading.Language, drafts.Count, []);
    }

    private FinishedPrompt Finished(UpsampleDraft draft)
    {
        var finished = _finish.Of(draft.Repaired ?? draft.Text);
        var lost = _profile.OnlyVocabulary ? _check.Missing(finished.Text) : draft.Unsaid;
        var note = UpsampleNotes.Join(NoteOf(draft, finished), finished.Note);
        var limits = _profile.OnlyVocabulary ? _check.Limits(finished.Text, _vocabulary) : null;
        note = Told(note, lost, limits, finished.Text);
        return finished with { Note = note, IsRepaired = draft.Repaired is not null || note is not null };
    }

    /// <summary>Whatever else there is no room for: a word of the wish that is not in the text is named.</summary>
    private string? Told(string? note, IReadOnlyList<string> lost, string? limits, string text)
    {
        foreach (var besides in new[] { limits, null }.Distinct())
        {
            IReadOnlyList<string> all = _profile.OnlyVocabulary ? [.. lost, .. _check.Unaccounted(text, Named(lost, note, besides))] : lost;
            var told = UpsampleNotes.Join(all.Count > 0 ? UpsampleNotes.Lost(all) : null, besides);
            if (besides is null || told!.EndsWith(besides, StringComparison.Ordinal))
            {
                // What the picture will not show comes before what the studio did.
                return note?.StartsWith(UpsampleNotes.Stays, StringComparison.Ordinal) == true ? UpsampleNotes.Join(note, told) : UpsampleNotes.Join(told, note);
            }
        }

        return note;
    }

    private static string? Named(IReadOnlyList<string> lost, string? note, string? besides) =>
        string.Join(' ', new[] { note, besides, lost.Count > 0 ? UpsampleNotes.Lost(lost) : null }.OfType<string>()) is { Length: > 0 } said ? said : null;

    /// <summary>What the model did as asked needs no sentence, even where the studio kept it from changing more than that.</summary>
    private string? NoteOf(UpsampleDraft draft, FinishedPrompt finished)
    {
        var inserted = finished.Inserted.Count > 0 ? UpsampleNotes.Inserted(finished.Inserted) : null;
        if (_previous is not null && _profile.OnlyVocabulary && _request.Before.Count == 0 && finished.Text == _previous)
        {
            return _check.OnlyThing is not null ? inserted : UpsampleNotes.Join(_check.IsThere && _check.Unaccounted(finished.Text, note: null).Count == 0 ? UpsampleNotes.Already : UpsampleNotes.Unchanged, inserted);
        }

        if (draft.Repaired is not { } text)
        {
            return inserted;
        }

        var isOfAnswer = _previous is null || IsOwnWords(draft);
        var before = isOfAnswer ? draft.Text : _previous!;
        return !isOfAnswer && text == before ? _check.OnlyThing is not null ? inserted : UpsampleNotes.Join(UpsampleNotes.Unchanged, inserted)
            : !isOfAnswer && _check.DoesAsAsked(draft.Text) ? inserted
            : UpsampleNotes.Changed(before, text, _check.UnsureColors(finished.Text), finished.Inserted);
    }

    private bool IsOwnWords(UpsampleDraft draft) => _request.Before.Count > 0 && draft.Repaired == _check.InOwnWords(draft.Text);

    private UpsampleResult Result(FinishedPrompt prompt, int attempts)
    {
        var again = _request.Before.Contains(prompt.Text, StringComparer.Ordinal) ? UpsampleNotes.Same(attempts) : null;
        var note = UpsampleNotes.Join(UpsampleNotes.Join(prompt.Note, again), UpsampleNotes.Unread(_reading.Language, _profile.Languages));
        var outcome = prompt.IsRepaired || again is not null ? UpsampleOutcome.Repaired : UpsampleOutcome.Written;
        return new UpsampleResult(prompt.Text, outcome, note, _reading.Language, attempts, prompt.Inserted);
    }

    /// <summary>
    /// A first description that names none of the things of a wish that the tables understand, or not the one it is about: a wolf is not the fox that was asked for.
    /// Lost slots of the embedded model are repaired instead.
    /// </summary>
    private bool IsOffTopic(string answer)
    {
        var named = _vocabulary.Reader.ReadPrompt(answer).Select(match => match.Concept.Id).ToHashSet(StringComparer.Ordinal);
        var things = _reading.Concepts.Where(concept => concept.Kind is ConceptKind.Object or ConceptKind.Wearable or ConceptKind.Place).Select(concept => concept.Id).ToHashSet(StringComparer.Ordinal);
        return !_profile.OnlyVocabulary && _previous is null && things.Count > 0 && _reading.IsUnderstood
            && (!things.Overlaps(named) || (MainThing(answer) is { } main && !_reading.Matches.Any(match => match.Start == main.Start && named.Contains(match.Concept.Id))));
    }

    /// <summary>Of a garbled answer to a wish that names nothing only the background is left: that is no picture of anything.</summary>
    private bool ShowsNothing(string text) => _profile.OnlyVocabulary && _previous is null && !_reading.Names(ConceptKind.Place)
        && !_vocabulary.Reader.ReadPrompt(text).Any(match => match.Concept.Kind is ConceptKind.Object or ConceptKind.Wearable);

    /// <summary>The first thing that the wish wants, in the meaning that the answer has for it; null where it names only clothes or places.</summary>
    private ConceptMatch? MainThing(string answer) =>
        new WishSlots(_reading, new PromptScene(answer, _vocabulary.Reader), isChange: false).Of(ConceptKind.Object).MinBy(match => match.Start);
}
