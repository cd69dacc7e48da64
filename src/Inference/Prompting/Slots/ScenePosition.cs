using System.Text.RegularExpressions;

namespace Studio.Inference.Prompting.Slots;

/// <summary>Where in the picture the thing of a prompt stands: left, right or in the middle.</summary>
internal static partial class ScenePosition
{
    public static bool Is(string text, string side) => text.Contains($" the {side}", StringComparison.OrdinalIgnoreCase) && !Center().IsMatch(text);

    /// <summary>"in the center of the picture" becomes "on the left of the picture".</summary>
    public static string Set(PromptScene scene, string side)
    {
        if (Sides().Match(scene.Text) is { Success: true } old)
        {
            return scene.Text.Remove(old.Index, old.Length).Insert(old.Index, $"on the {side}");
        }

        if (Center().Match(scene.Text) is { Success: true } center)
        {
            return scene.Text.Remove(center.Index, center.Length).Insert(center.Index, $"on the {side}");
        }

        return scene.Subject is { } subject ? scene.Text.Insert(NounPhrase.End(scene, subject), $" on the {side}") : scene.Text;
    }

    [GeneratedRegex(@"\b(?:right )?(?:(?:in|at) the (?:center|middle)|centered in the (?:image|picture|frame)|centered)\b", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Center();

    [GeneratedRegex(@"\b(?:on|at|to) the (?:left|right)\b(?! of an?\b)", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Sides();
}
