namespace Studio.Inference.Prompting.Slots;

/// <summary>Sentences of light and weather that belong to one place or time ("Rain falls from the gray sky.") and go with it.</summary>
internal static class LightSentences
{
    private static readonly (string Sentence, string[] Places, string[] Times)[] Known =
    [
        ("Rain falls from the gray sky.", ["rain"], []),
        ("Blue light comes from above.", ["underwater"], []),
        ("A spotlight shines from above.", ["stage"], []),
        ("The stars shine brightly.", ["space"], ["night"]),
        ("Daylight comes through the window.", ["room"], []),
        ("It is night and the room is dim.", ["room"], []),
    ];

    /// <summary>Null where all belong to what the text shows.</summary>
    public static string? Settle(PromptScene scene)
    {
        var text = scene.Text;
        foreach (var (sentence, places, times) in Known)
        {
            var at = text.IndexOf(sentence, StringComparison.Ordinal);
            if (at < 0 || scene.Matches.Any(match => (match.Start < at || match.Start >= at + sentence.Length) && (IsOf(match, ConceptKind.Place, places) || IsOf(match, ConceptKind.Time, times))))
            {
                continue;
            }

            text = text.Remove(at, Math.Min(sentence.Length + 1, text.Length - at)).TrimEnd();
        }

        return text == scene.Text ? null : text;
    }

    private static bool IsOf(ConceptMatch match, ConceptKind kind, string[] ids) => match.Concept.Kind == kind && ids.Contains(match.Concept.Id, StringComparer.Ordinal);
}
