using System.Text.Json;

namespace Studio.Inference.Models;

/// <summary>Values of a config that are there and of the right kind, else null: configs of other exporters leave much out.</summary>
internal static class ConfigValues
{
    public static string? Text(this JsonElement config, string name)
    {
        try
        {
            return config.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            // An escape of half a surrogate pair, "\ud800".
            return null;
        }
    }

    public static int? Whole(this JsonElement config, string name) =>
        config.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : null;

    public static float? Real(this JsonElement config, string name) =>
        config.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetSingle(out var number) ? number : null;

    public static int? Length(this JsonElement config, string name) =>
        config.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array ? value.GetArrayLength() : null;

    public static bool? Flag(this JsonElement config, string name) =>
        config.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : null;
}
