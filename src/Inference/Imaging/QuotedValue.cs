using System.Text.Encodings.Web;
using System.Text.Json;

namespace Studio.Inference.Imaging;

/// <summary>Values of a parameters line: those holding a comma, colon or newline are written as JSON strings.</summary>
internal static class QuotedValue
{
    private static readonly JsonSerializerOptions Unescaped = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Quote(string value) =>
        value.AsSpan().IndexOfAny(",:\n") >= 0 ? JsonSerializer.Serialize(value, Unescaped) : value;

    public static string Unquote(string value)
    {
        if (value.Length < 2 || value[0] != '"' || value[^1] != '"')
        {
            return value;
        }

        try
        {
            return JsonSerializer.Deserialize<string>(value) ?? value;
        }
        catch (JsonException)
        {
            return value;
        }
    }
}
