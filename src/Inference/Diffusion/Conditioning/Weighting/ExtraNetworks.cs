using System.Text.RegularExpressions;

namespace Studio.Inference.Diffusion.Conditioning.Weighting;

/// <summary>"&lt;lora:name:0.8&gt;": small networks that a prompt asks for. They are taken out of the text; none is applied.</summary>
internal static partial class ExtraNetworks
{
    public static string Remove(string text) => Named().Replace(text, "");

    public static IReadOnlyList<ExtraNetwork> Find(string text) =>
        [.. Named().Matches(text).Select(found => new ExtraNetwork(found.Groups["kind"].Value, found.Groups["items"].Value.Split(':')))];

    [GeneratedRegex(@"<(?<kind>\w+):(?<items>[^>]+)>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Named();
}

/// <summary>Kind ("lora") and what followed it: a name, then weights.</summary>
internal sealed record ExtraNetwork(string Kind, IReadOnlyList<string> Items);
