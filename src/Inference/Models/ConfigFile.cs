using System.Text;
using System.Text.Json;

namespace Studio.Inference.Models;

/// <summary>Reads a model's JSON files; whatever is wrong with one becomes a sentence that names it.</summary>
internal static class ConfigFile
{
    // The largest published config is a few kB; a tokenizer.json of 20 MB is not read here.
    private const int MaxBytes = 4 << 20;

    private static readonly JsonSerializerOptions ManifestOptions = new(JsonSerializerDefaults.Web)
    {
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    public static JsonElement Read(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(Text(path));
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? document.RootElement.Clone()
                : throw new InferenceException($"{Shown(path)} does not hold a JSON object.");
        }
        catch (JsonException e)
        {
            throw Broken(path, e);
        }
    }

    public static ModelManifest ReadManifest(string path)
    {
        if (!File.Exists(path))
        {
            return ModelManifest.Empty;
        }

        try
        {
            return JsonSerializer.Deserialize<ModelManifest>(Text(path), ManifestOptions) ?? ModelManifest.Empty;
        }
        catch (JsonException e)
        {
            throw Broken(path, e);
        }
    }

    /// <summary>The file with its folder, enough for a person to find it.</summary>
    public static string Shown(string path) =>
        Path.Combine(Path.GetFileName(Path.GetDirectoryName(path)) ?? "", Path.GetFileName(path)).Replace('\\', '/');

    /// <summary>As text, so that bytes which are no UTF-8 become replacement characters here and not an exception where a value is read.</summary>
    private static string Text(string path) => Encoding.UTF8.GetString(Bytes(path)).TrimStart('\uFEFF');

    private static byte[] Bytes(string path)
    {
        var file = LinkedFile.Of(path);
        if (!file.Exists)
        {
            throw new InferenceException($"{Shown(path)} is missing.");
        }

        return file.Length <= MaxBytes
            ? File.ReadAllBytes(path)
            : throw new InferenceException($"{Shown(path)} is {file.Length:N0} bytes long; a config has at most {MaxBytes:N0}.");
    }

    private static InferenceException Broken(string path, JsonException e) =>
        new($"{Shown(path)} is not valid JSON (line {e.LineNumber + 1}); it may have been cut off while it was copied.", e);
}
