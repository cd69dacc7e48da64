using Studio.Inference.Prompting.Guards;
using Studio.Inference.Prompting.Ledger;
using Studio.Inference.Prompting.Slots;

namespace Studio.Inference.Prompting;

/// <summary>
/// The one check that nothing of a wish is lost: every word of it that the picture model knows is in the text and, on a later turn, so is everything of the prompt before
/// that was not to change. What an answer lacks is put right from the vocabulary.
/// </summary>
/// <param name="earlier">The thread's wishes before this one, oldest first.</param>
/// <param name="isPart">One part of a change already.</param>
internal sealed class WishCheck(WishReader reader, WishReading wish, string? previous, IReadOnlyList<string> earlier, bool isPart = false)
{
    private readonly SlotEdit _slots = new(reader);

    private readonly PartedCheck? _parts = previous is not null && !isPart && ChangeParts.Of(wish) is { Count: > 1 } parts && !IsExchange(reader, wish, previous) ? new PartedCheck(reader, parts, previous, earlier) : null;

    private bool IsChange => previous is not null;

    /// <summary>What a text lacks of the wish, in the words of a prompt.</summary>
    public IReadOnlyList<string> Missing(string text)
    {
        if (_parts is not null)
        {
            return _parts.Missing(text);
        }

        var slots = SlotsFor(text);
        var unsaid = IsChange ? [] : new CastOrder(WishedThing.Of(slots), slots.Relations).Unsaid.Select(relation => $"{EnglishPhrase.WithoutArticle(relation.Figure!.Concept.Phrase)} {relation.Phrase} {relation.Ground.Concept.Phrase}");
        return [.. slots.MissingIn(_slots.Scene(text)), .. unsaid];
    }

    /// <summary>The answer put right; null when nothing is wrong with it.</summary>
    /// <param name="inOwnWords">A change is set in the answer's own words where that says the same, else always in the prompt before.</param>
    public string? Repair(string answer, bool inOwnWords)
    {
        if (previous is null)
        {
            var complete = InOwnWords(answer);
            return complete == answer ? null : complete;
        }

        var ideal = Ideal()!;
        if (ideal == previous && !inOwnWords && answer != previous)
        {
            // Nothing that the studio can change: other words for the same would be a change that nobody asked for.
            return ideal;
        }

        if (Serves(answer, ideal) && (inOwnWords || KeepsWords(answer, ideal)))
        {
            return null;
        }

        return inOwnWords && InOwnWords(answer) is var own && Serves(own, ideal) ? own : ideal;
    }

    /// <summary>The prompt before with the change in it; null on a first turn.</summary>
    public string? Ideal() => _parts?.Ideal ?? (previous is null ? null : InOwnWords(previous));

    public string InOwnWords(string text) => _parts?.InOwnWords(text) ?? _slots.Rewrite(text, SlotsFor(text), IsChange);

    /// <summary>Whether the prompt before says all that a change asks for.</summary>
    public bool IsThere => previous is not null && SlotsFor(previous) is { Swaps: null, Recount: null, Unwanted.Count: 0, LeftOut.Count: 0, Wanted.Count: > 0 } slots && slots.MissingIn(_slots.Scene(previous)).Count == 0;

    /// <summary>Whether the model did what was asked, whatever else it did.</summary>
    public bool DoesAsAsked(string answer)
    {
        if (_parts is not null)
        {
            return _parts.Serves(answer);
        }

        var (scene, slots) = (_slots.Scene(answer), SlotsFor(answer));
        return slots.MissingIn(scene).Count == 0 && !slots.Unwanted.Any(match => match.Concept.Kind == ConceptKind.Background ? scene.First(ConceptKind.Place) is not null : scene.Of(match.Concept) is not null);
    }

    /// <summary>Words of the wish that are neither in a text nor in what the person is told.</summary>
    public IReadOnlyList<string> Unaccounted(string text, string? note) => _parts?.Unaccounted(text, note) ?? new WishLedger(wish, SlotsFor(text), _slots.Scene(text), IsChange).Lost(note);

    /// <summary>What the image model cannot do of it, told of the text that it gets.</summary>
    public string? Limits(string text, ModelVocabulary vocabulary)
    {
        if (_parts is not null)
        {
            return _parts.Limits(text, vocabulary);
        }

        var slots = SlotsFor(text);
        var scene = _slots.Scene(text);
        var left = LeftOutThing.Of(wish, slots, text);
        var gone = left.Where(thing => (thing.IsThing || !IsChange || slots is { IsEmpty: true, Swaps: null, Recount: null }) && !text.Contains(thing.Word, StringComparison.OrdinalIgnoreCase)).ToList();
        var chosen = !IsChange && !slots.Of(ConceptKind.Object).Any() ? scene.Cast.FirstOrDefault() : null;
        var note = chosen is not null && gone.Count > 0 && slots.LeftOut.Count > 0 ? UpsampleNotes.InPlaceOf(gone, chosen.Concept.Phrase)
            : UpsampleNotes.Join(gone.Count > 0 ? UpsampleNotes.LeftOut("The image model", gone) : null, chosen is not null ? UpsampleNotes.Chosen(chosen.Concept.Phrase) : null);
        note = Still(text, gone) is { Count: > 0 } still ? UpsampleNotes.Join(note, UpsampleNotes.StillOut(still)) : note;
        note = UpsampleNotes.Join(note, UpsampleNotes.Join(OnlyThing is { } only && scene.Matches.Any(match => match.Concept.Id == only.Concept.Id) ? UpsampleNotes.OnlyThing(wish.Text[only.Start..only.End]) : null, SizeAlready(slots)));
        var nearest = WishRelation.Nearest(wish, slots, scene);
        note = nearest.Count > 0 ? UpsampleNotes.Join(note, UpsampleNotes.Nearest(nearest)) : note;
        note = UpsampleNotes.Join(UpsampleNotes.Join(note, PictureLimits.Of("The image model", slots, scene)), Homonyms.Note(wish, scene, previous is null ? null : _slots.Scene(previous)));
        return UpsampleNotes.Join(UpsampleNotes.Join(note, Replaced(scene, slots)), UpsampleNotes.TooMany(WishCount.Above(wish, vocabulary), vocabulary.MostCount));
    }

    /// <summary>What a change takes away though nothing else is there; null where something stays or comes.</summary>
    public ConceptMatch? OnlyThing => _parts is null && previous is not null && SlotsFor(previous) is { Swaps: null, Recount: null } slots && !slots.Of(ConceptKind.Object).Any() && _slots.Scene(previous).Cast.ToList() is { Count: > 0 } cast
        && slots.Unwanted.FirstOrDefault(match => match.Length > 0 && match.Concept.Kind == ConceptKind.Object) is { } gone && cast.TrueForAll(match => match.Concept.Id == gone.Concept.Id) ? gone : null;

    /// <summary>"bigger" of what is large.</summary>
    private string? SizeAlready(WishSlots slots) => previous is not null && slots.Of(ConceptKind.Size).FirstOrDefault() is { } size && slots.OwnerOf(size)?.Concept.Kind != ConceptKind.Unknown
        && _slots.Scene(previous).Matches.Any(match => match.Concept.Kind == ConceptKind.Size && match.Concept.Id == size.Concept.Id) ? UpsampleNotes.SizeAlready(size.Concept.Phrase) : null;

    /// <summary>"add two cats", "two foxes, one red and one white": the count of the wish is none of the picture.</summary>
    public bool Recounts => _parts?.Recounts ?? SlotsFor(previous ?? "") is var slots && (slots.Recount is not null || (!IsChange && slots.Of(ConceptKind.Object).Any(slots.IsOneEach)));

    public IReadOnlyList<string> UnsureColors(string text) => _parts?.UnsureColors(text) ?? PictureLimits.UnsureColors(SlotsFor(text), _slots.Scene(text));

    /// <summary>What earlier wishes named that is in no text and that no later wish took back.</summary>
    private List<string> Still(string text, List<LeftOutThing> gone)
    {
        var still = new List<string>();
        foreach (var words in earlier.Append(wish.Text))
        {
            var reading = words == wish.Text ? wish : reader.Read(words);
            if (reading.Names(ConceptKind.Removal))
            {
                still.RemoveAll(thing => words.Contains(thing, StringComparison.OrdinalIgnoreCase));
            }

            if (words != wish.Text)
            {
                still.AddRange(LeftOutThing.Of(reading, new WishSlots(reading, _slots.Scene(""), isChange: words != earlier[0])).Where(thing => thing.IsThing || words == earlier[0]).Select(thing => thing.Whole));
            }
        }

        return [.. still.Where(thing => !text.Contains(thing, StringComparison.OrdinalIgnoreCase) && !gone.Exists(other => other.Whole.Contains(thing, StringComparison.OrdinalIgnoreCase))).Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>Things and garments of the prompt before that are gone though the change does not speak of them.</summary>
    private string? Replaced(PromptScene scene, WishSlots slots)
    {
        if (previous is null || slots is not { Swaps: null, Recount: null } || slots.Unwanted.Concat(slots.Given).Any(match => match.Concept.Kind is ConceptKind.Object or ConceptKind.Wearable))
        {
            return null;
        }

        var before = _slots.Scene(previous);
        var saysTurn = PromptPieces.Split(wish.Text).Any(GrammarWords.Of("turn", wish.Language).Contains);
        var gone = before.Matches.Where(match => match.Concept.Kind == ConceptKind.Wearable ? slots.Of(ConceptKind.Wearable).Any() : before.Cast.Contains(match) && slots.Of(ConceptKind.Object).Any() && !saysTurn)
            .Where(match => scene.Of(match.Concept) is null)
            .Select(match => before.Text[(before.ColorOf(match)?.Start ?? match.Start)..match.End]).ToList();
        return gone.Count > 0 ? UpsampleNotes.Replaced(gone) : null;
    }

    /// <summary>What a change does not touch stays word for word: "a charming owl" becomes no "cute owl".</summary>
    private bool KeepsWords(string answer, string ideal)
    {
        var (said, wanted, before) = (WordsOf(answer), WordsOf(ideal), WordsOf(previous!));
        return wanted.Intersect(before).All(said.Contains) && said.All(word => wanted.Contains(word) || before.Contains(word));
    }

    private static HashSet<string> WordsOf(string text) => PromptPieces.Split(text.ToLowerInvariant()).Where(piece => PromptPieces.IsWord(piece) && piece is not ("a" or "an")).ToHashSet(StringComparer.Ordinal);

    /// <summary>"two balloons next to a red one" says the same of balloons as "two red balloons".</summary>
    private static IEnumerable<string> CastOf(PromptScene scene) => scene.Cast.Select(match => match.Concept.Id).Order(StringComparer.Ordinal);

    /// <summary>"put the car on the right and the house on the left": two things at once.</summary>
    private static bool IsExchange(WishReader reader, WishReading wish, string previous) => new WishSlots(wish, new PromptScene(previous, reader), isChange: true) is { Swaps: not null } or { Recount.Beside: not null };

    private WishSlots SlotsFor(string text) => new(wish, _slots.Scene(previous ?? text), IsChange);

    /// <summary>
    /// A wish that is understood leaves no room: the answer says what the ideal says. Of another the tables know a part: the answer may say more, but nothing may be gone
    /// and nothing that was replaced may be back.
    /// </summary>
    private bool Serves(string answer, string ideal)
    {
        if (_parts is not null)
        {
            return _parts.Serves(answer);
        }

        var (said, wanted) = (_slots.Scene(answer), _slots.Scene(ideal));
        if (SlotsFor(answer) is { Swaps: not null } or { Recount: not null })
        {
            // Which of two stands where, and that one is gone, is no fact of the slots.
            return answer == ideal;
        }

        if (!DoesAsAsked(answer) || AnswerText.Sentences(answer).Any(reader.Garble.IsIn) || ThingRewriter.Double(said) is not null)
        {
            return false;
        }

        if (wish.IsUnderstood || wish.Matches.Count == 0 || SlotsFor(answer).LeftOut.Any(phrase => phrase.Words.Count > 0))
        {
            return said.Facts.SetEquals(wanted.Facts) && CastOf(said).SequenceEqual(CastOf(wanted), StringComparer.Ordinal);
        }

        return said.Facts.IsSupersetOf(wanted.Facts) && !_slots.Scene(previous!).Facts.Except(wanted.Facts).Any(said.Facts.Contains);
    }
}
