using System.Globalization;
using System.Text.RegularExpressions;

namespace Studio.Inference.Diffusion.Conditioning.Weighting;

/// <summary>"a cat:1.2 AND a dog": several descriptions that pull at once (arXiv:2206.01714), each with the weight at its end.</summary>
internal static partial class Composition
{
    public static IReadOnlyList<PromptPart> Read(string text) => [.. And().Split(text).Select(Part)];

    private static PromptPart Part(string text)
    {
        var ending = Weight().Match(text);
        return ending.Success
            ? new PromptPart(text[..ending.Index], double.Parse(ending.Groups["weight"].ValueSpan, CultureInfo.InvariantCulture))
            : new PromptPart(text.TrimEnd());
    }

    [GeneratedRegex(@"\bAND\b", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex And();

    [GeneratedRegex(@"(?<!\s)\s*:\s*(?<weight>[-+]?([0-9]+\.?|[0-9]*\.[0-9]+))\s*\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Weight();
}
