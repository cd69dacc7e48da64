using System.Globalization;

namespace Studio.Inference.Diffusion.Conditioning.Weighting;

/// <summary>What the weighted reading makes of a prompt that its writer may not expect.</summary>
internal static class PromptRemarks
{
    public static IReadOnlyList<string> Of(string text)
    {
        var remarks = new List<string>();
        foreach (var network in ExtraNetworks.Find(text))
        {
            remarks.Add($"<{network.Kind}:{string.Join(':', network.Items)}> is not applied: models here are drawn with as they are. It is taken out of the prompt.");
        }

        if (Composition.Read(ExtraNetworks.Remove(text)) is [{ Weight: not 1 } whole])
        {
            remarks.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"The {whole.Weight} after the last colon is read as the weight of \"{Shortened(whole.Text.Trim())}\". If it is text, put something behind it."));
        }

        return remarks;
    }

    private static string Shortened(string text) => text.Length <= 40 ? text : $"{text[..39]}…";
}
