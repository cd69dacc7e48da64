using System.Text.Json;
using Studio.Data;
using Studio.Data.Gallery;
using Studio.Data.Prompts;

namespace Studio.Web.Images;

/// <summary>Our own record in a file from outside. A file can say anything: one that the gallery could not hold or a page could not show is not taken over.</summary>
internal static class ImportedRecord
{
    /// <summary>A record of ours is a few kilobytes: three texts of bounded length and some hashes.</summary>
    private const int MaxLength = 128 * 1024;

    // What our own program never leaves out or null, nobody else may.
    private static readonly JsonSerializerOptions Strict = new(StudioJson.Options) { RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true };

    public static Provenance? Read(string? json)
    {
        // PostgreSQL holds no zero characters in a text.
        if (json is null or { Length: > MaxLength } || json.Contains("\\u0000", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<Provenance>(json, Strict) is { } record && Fits(record) ? record : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool Fits(Provenance record) =>
        record is { Prompt.Length: <= PromptRevision.MaxText, Negative.Length: <= PromptRevision.MaxText, Wish.Length: <= Turn.MaxWish, Language.Length: <= 35 }
        && (record.Upsampled?.Length ?? 0) <= PromptRevision.MaxText;
}
