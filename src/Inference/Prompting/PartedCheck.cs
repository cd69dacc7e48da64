using Studio.Inference.Prompting.Guards;
using Studio.Inference.Prompting.Slots;

namespace Studio.Inference.Prompting;

/// <summary>A change of several parts: each is checked as a change of what the parts before it left.</summary>
internal sealed class PartedCheck
{
    private readonly WishReader _reader;
    private readonly List<(WishCheck Check, string After)> _steps = [];

    /// <param name="earlier">The thread's wishes before; what they left out is told once, with the last part.</param>
    public PartedCheck(WishReader reader, IReadOnlyList<WishReading> parts, string previous, IReadOnlyList<string> earlier)
    {
        _reader = reader;
        foreach (var part in parts)
        {
            var check = new WishCheck(reader, part, previous, part == parts[^1] ? earlier : [], isPart: true);
            previous = check.Ideal()!;
            _steps.Add((check, previous));
        }
    }

    public string Ideal => _steps[^1].After;

    public bool Recounts => _steps.Exists(step => step.Check.Recounts);

    public string InOwnWords(string text) => _steps.Aggregate(text, (before, step) => step.Check.InOwnWords(before));

    public IReadOnlyList<string> Missing(string text) => [.. _steps.SelectMany(step => step.Check.Missing(On(step.After, text))).Distinct(StringComparer.Ordinal)];

    public IReadOnlyList<string> Unaccounted(string text, string? note) => [.. _steps.SelectMany(step => step.Check.Unaccounted(On(step.After, text), note)).Distinct(StringComparer.Ordinal)];

    public IReadOnlyList<string> UnsureColors(string text) => [.. _steps.SelectMany(step => step.Check.UnsureColors(On(step.After, text))).Distinct(StringComparer.Ordinal)];

    public string? Limits(string text, ModelVocabulary vocabulary) => _steps.Select(step => step.Check.Limits(On(step.After, text), vocabulary)).Distinct(StringComparer.Ordinal).Aggregate((string?)null, UpsampleNotes.Join);

    /// <summary>An answer says what the parts ask for, and nothing besides.</summary>
    public bool Serves(string answer)
    {
        var (said, wanted) = (new PromptScene(answer, _reader), new PromptScene(Ideal, _reader));
        return !AnswerText.Sentences(answer).Any(_reader.Garble.IsIn) && ThingRewriter.Double(said) is null && said.Facts.SetEquals(wanted.Facts) && Cast(said).SequenceEqual(Cast(wanted), StringComparer.Ordinal);
    }

    /// <summary>A later part may take away what an earlier one is judged by.</summary>
    private string On(string after, string text) => text == Ideal ? after : text;

    private static IEnumerable<string> Cast(PromptScene scene) => scene.Cast.Select(match => match.Concept.Id).Order(StringComparer.Ordinal);
}
