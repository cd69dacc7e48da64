using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Studio.Inference.Tests.Golden;

/// <summary>JSON as Python wrote it: infinities and NaN bare or as strings.</summary>
internal static partial class PythonJson
{
    public static JsonNode Read(string file) => JsonNode.Parse(BareNumbers().Replace(File.ReadAllText(file), ": \"${number}\""))!;

    public static float[] Floats(this JsonNode? node) => [.. node!.AsArray().Select(item => (float)item.Number())];

    public static double Number(this JsonNode? node) => node!.GetValueKind() == JsonValueKind.String
        ? node.GetValue<string>().ToLowerInvariant() switch
        {
            "inf" or "infinity" => double.PositiveInfinity,
            "-inf" or "-infinity" => double.NegativeInfinity,
            "nan" => double.NaN,
            var text => double.Parse(text, CultureInfo.InvariantCulture),
        }
        : node.GetValue<double>();

    [GeneratedRegex(":\\s*(?<number>-?Infinity|NaN)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex BareNumbers();
}
