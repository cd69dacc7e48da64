using System.Globalization;
using Studio.Data.Generations;

namespace Studio.Web.Images;

/// <summary>What a picture began with besides noise, and how its prompt was read: rows of its settings.</summary>
public static class BeginningWords
{
    public static IEnumerable<(string Name, string Value)> Of(GenerationSettings settings)
    {
        if (settings.Edit is { } edit)
        {
            yield return ("Strength", string.Create(CultureInfo.InvariantCulture, $"{edit.Strength:0.##} of another picture drawn anew"));
            if (edit.Mask is not null)
            {
                yield return ("Mask", Mask(edit));
            }
        }

        if (settings.Variation is { } variation)
        {
            yield return ("Variation", string.Create(CultureInfo.InvariantCulture, $"{variation.Amount:0.##} towards seed {variation.Seed}"));
        }

        if (settings.SecondPass is { } second)
        {
            yield return ("Second pass", string.Create(CultureInfo.InvariantCulture, $"{second.Width} × {second.Height}, strength {second.Strength:0.##}"));
        }

        if (settings.Syntax is PromptSyntax.Weighted)
        {
            yield return ("Brackets", "read as weights");
        }

        if (settings.ClipSkip > 0)
        {
            yield return ("Clip skip", settings.ClipSkip.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static string Mask(EditSettings edit)
    {
        var looks = edit.Window is EditWindow.MaskEnlarged ? "looked at enlarged" : "looked at with the whole picture";
        return edit.Feather == 0 ? $"a hard edge, {looks}" : string.Create(CultureInfo.InvariantCulture, $"edge softened over {edit.Feather} px, {looks}");
    }
}
