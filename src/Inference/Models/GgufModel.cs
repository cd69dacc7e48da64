using System.Globalization;
using System.Text.RegularExpressions;
using Studio.Inference.Hub;

namespace Studio.Inference.Models;

/// <summary>Reads a chat model: one GGUF file, or the first of "name-00001-of-00003.gguf" with its other parts.</summary>
public static partial class GgufModel
{
    public static ChatModel Read(string file) => Read(file, new FileHashes(cacheFile: ""));

    internal static bool IsFirstPart(string file) =>
        PartPattern().Match(Path.GetFileName(file)) is not { Success: true } match || match.Groups["part"].Value == "00001";

    internal static ChatModel Read(string file, FileHashes hashes)
    {
        var parts = Parts(file);
        var header = GgufHeader.Read(file);
        foreach (var part in parts.Skip(1))
        {
            GgufHeader.Read(part);
        }

        var architecture = header.Text("general.architecture")
            ?? throw new InferenceException($"{Path.GetFileName(file)} does not name its architecture.");
        var template = header.Text("tokenizer.chat_template")
            ?? throw new InferenceException($"{Path.GetFileName(file)} holds no chat template; an instruction-tuned model is needed.");
        var manifest = ConfigFile.ReadManifest($"{file}.{ModelManifest.FileName}");
        var id = HubSnapshotId.Of(Path.GetDirectoryName(file)!, NameOf(file)) ?? NameOf(file);
        return new ChatModel
        {
            Id = id,
            Name = manifest.Name ?? header.Text("general.name") ?? id,
            File = file,
            About = manifest.About ?? Short(header.Text("general.description")),
            Hash = parts.Count == 1
                ? hashes.Of(file)
                : FileHashes.Together(parts.ToDictionary(part => Path.GetFileName(part), hashes.Of, StringComparer.Ordinal)),
            Profile = Checked(file, manifest.Upsampler ?? new UpsamplerProfile()),
            Bytes = parts.Sum(LinkedFile.BytesOf),
            ContextLength = (int)Math.Clamp(header.Whole($"{architecture}.context_length") ?? 2048, 256, int.MaxValue),
            Architecture = architecture,
            ChatTemplate = template,
            Licence = SnapshotLicence.Of(Path.GetDirectoryName(Path.GetFullPath(file))!) ?? manifest.Licence ?? header.Text("general.license"),
            IsShipped = manifest.ComesWithStudio && HubSnapshotId.Of(Path.GetDirectoryName(Path.GetFullPath(file))!, id) is null,
        };
    }

    /// <summary>The file's name without its ending and without the number of its part.</summary>
    public static string NameOf(string file)
    {
        var name = PartPattern().Replace(Path.GetFileName(file), "");
        return name.EndsWith(".gguf", StringComparison.OrdinalIgnoreCase) ? name[..^5] : name;
    }

    // It may have come from a hub with the file: numbers that cannot be asked for would fail in the middle of somebody's wish.
    private static UpsamplerProfile Checked(string file, UpsamplerProfile profile) =>
        PromptingLimits.Check(PromptingChoice.Of(profile)) is { } wrong
            ? throw new InferenceException($"{Path.GetFileName(file)}.{ModelManifest.FileName}: {wrong}")
            : profile;

    private static string? Short(string? text) => string.IsNullOrWhiteSpace(text) ? null : ModelCard.Plain(text);

    /// <summary>All files that are this model: its parts, and the settings beside it where there are some.</summary>
    public static IReadOnlyList<string> FilesOf(string file)
    {
        var manifest = $"{file}.{ModelManifest.FileName}";
        return File.Exists(manifest) ? [.. Parts(file), manifest] : Parts(file);
    }

    private static List<string> Parts(string file)
    {
        var match = PartPattern().Match(Path.GetFileName(file));
        if (!match.Success)
        {
            return [file];
        }

        var count = int.Parse(match.Groups["count"].Value, CultureInfo.InvariantCulture);
        var stem = Path.GetFileName(file)[..match.Index];
        var parts = Enumerable.Range(1, count)
            .Select(part => Path.Combine(Path.GetDirectoryName(file)!, string.Create(CultureInfo.InvariantCulture, $"{stem}-{part:D5}-of-{count:D5}.gguf")))
            .ToList();
        return parts.Find(part => !File.Exists(part)) is { } missing
            ? throw new InferenceException($"part {Path.GetFileName(missing)} is missing.")
            : parts;
    }

    [GeneratedRegex(@"-(?<part>\d{5})-of-(?<count>\d{5})\.gguf$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PartPattern();
}
