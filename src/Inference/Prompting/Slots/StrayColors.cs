namespace Studio.Inference.Prompting.Slots;

/// <summary>A colour of something that nobody knows does not pass to what the model drew instead, nor to the background.</summary>
internal static class StrayColors
{
    /// <summary>The text without them: gone before a thing, plain behind it. Null when there is none.</summary>
    public static string? Remove(PromptScene scene, WishSlots slots)
    {
        var strays = slots.LeftOut.SelectMany(phrase => phrase.Words).Concat(slots.Unwanted).Where(word => word.Concept.Kind == ConceptKind.Color).Select(word => word.Concept.Id)
            .Except(slots.Of(ConceptKind.Color).Select(word => word.Concept.Id), StringComparer.Ordinal)
            .ToList();
        // A red hat before a plain red wall is not to be seen.
        var own = slots.Of(ConceptKind.Color).Where(word => slots.OwnerOf(word)?.Concept.Kind is ConceptKind.Object or ConceptKind.Wearable).Select(word => word.Concept.Id)
            .Except(slots.Of(ConceptKind.Color).Where(word => slots.OwnerOf(word)?.Concept.Kind is not (ConceptKind.Object or ConceptKind.Wearable)).Select(word => word.Concept.Id), StringComparer.Ordinal)
            .ToList();
        var text = scene.Text;
        // From the back, so that the places of earlier words stay right.
        foreach (var color in scene.Matches.Where(match => match.Concept.Kind == ConceptKind.Color && (strays.Contains(match.Concept.Id) || own.Contains(match.Concept.Id))).Reverse())
        {
            var noun = scene.Matches.FirstOrDefault(match => match.Start > color.End && match.Concept.Kind is ConceptKind.Object or ConceptKind.Wearable or ConceptKind.Place && scene.ColorOf(match) == color);
            if (noun is { Concept.Kind: ConceptKind.Place })
            {
                // A green meadow is called so.
                continue;
            }

            var isWall = noun is null && scene.Text[..color.Start] is var before && (before.EndsWith("plain ", StringComparison.Ordinal) || before.EndsWith("solid ", StringComparison.Ordinal) || scene.Text.AsSpan(color.End).StartsWith(" background", StringComparison.Ordinal));
            if (!strays.Contains(color.Concept.Id) && !isWall)
            {
                continue;
            }

            text = noun is null ? EnglishText.Replace(text, color.Start, color.Length, color.Concept.Id == "white" || strays.Contains("white") || own.Contains("white") ? "gray" : "white") : EnglishText.Replace(text, color.Start, color.Length + 1, "");
        }

        return text == scene.Text ? null : text;
    }
}
