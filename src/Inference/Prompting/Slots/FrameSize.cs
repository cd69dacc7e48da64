using System.Text.RegularExpressions;

namespace Studio.Inference.Prompting.Slots;

/// <summary>"large in the frame", "medium-sized": how much of the picture the model gives to its things. Where the wish says how large a thing is, that counts.</summary>
internal static partial class FrameSize
{
    /// <summary>Null where the wish says nothing of sizes, or nothing contradicts it.</summary>
    public static string? Settle(PromptScene scene, WishSlots slots)
    {
        var sizes = slots.Of(ConceptKind.Size).Select(match => match.Concept.Phrase).Distinct(StringComparer.Ordinal).ToList();
        if (sizes.Count == 0)
        {
            return null;
        }

        // Of one thing the frame says it in the words that the image model was taught; of several it could only be true of one.
        var isOne = scene.Cast.DistinctBy(match => match.Concept.Id).Count() == 1 && sizes.Count == 1;
        var first = true;
        var text = Frame().Replace(scene.Text, frame =>
        {
            var keeps = isOne && first;
            first = false;
            return keeps ? $", {sizes[0]}{frame.Groups["where"].Value}{frame.Groups["end"].Value}" : frame.Groups["end"].Value is "," ? "" : frame.Groups["end"].Value;
        });
        return text == scene.Text ? null : text;
    }

    [GeneratedRegex(@"(?:,| is| drawn|, drawn) (?:large|small|medium(?:-sized)?|medium in size|big(?: and prominent)?)(?<where> in the frame)?(?<end>[,.]| and (?=at |in |centered))", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Frame();
}
