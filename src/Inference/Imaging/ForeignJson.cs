using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;

namespace Studio.Inference.Imaging;

/// <summary>JSON that other programs wrote into pictures: anything may be missing or of another kind.</summary>
internal static class ForeignJson
{
    public static bool TryParse(string text, [NotNullWhen(true)] out JsonElement? root)
    {
        root = null;
        if (!text.AsSpan().TrimStart().StartsWith("{"))
        {
            return false;
        }

        try
        {
            using var document = JsonDocument.Parse(text);
            root = document.RootElement.Clone();
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    public static JsonElement? Child(this JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var child) && child.ValueKind != JsonValueKind.Null ? child : null;

    public static string? Words(this JsonElement parent, string name) =>
        parent.Child(name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    // Numbers are sometimes written as strings.
    public static double? Number(this JsonElement parent, string name)
    {
        var number = parent.Child(name) switch
        {
            { ValueKind: JsonValueKind.Number } value when value.TryGetDouble(out var d) => d,
            { ValueKind: JsonValueKind.String } value when double.TryParse(value.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var d) => d,
            _ => (double?)null,
        };
        return number is { } finite && double.IsFinite(finite) ? finite : null;
    }

    public static int? Count(this JsonElement parent, string name) =>
        parent.Number(name) is >= 0 and <= int.MaxValue and { } number ? (int)number : null;

    public static long? Seed(this JsonElement parent, string name) => parent.Child(name) switch
    {
        { ValueKind: JsonValueKind.Number } value when value.TryGetInt64(out var seed) => seed,
        { ValueKind: JsonValueKind.String } value when long.TryParse(value.GetString(), NumberStyles.Integer, CultureInfo.InvariantCulture, out var seed) => seed,
        _ => null,
    };
}
