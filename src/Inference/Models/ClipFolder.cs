using System.Text.Json;
using Studio.Inference.Tokenizers;

namespace Studio.Inference.Models;

/// <summary>
/// Reads a CLIP as transformers.js and Optimum export it: config.json of model_type "clip", preprocessor_config.json, the tokenizer's vocab.json and merges.txt, and
/// text_model.onnx with vision_model.onnx or one model.onnx, beside them or in onnx/.
/// </summary>
public static class ClipFolder
{
    private const string ModelType = "clip";
    private const int Bicubic = 3;
    private const int UsualLength = 512;
    private const int UsualSide = 224;
    private const int LargestSide = 1024;

    // openai/CLIP, clip.py: Normalize.
    private static readonly float[] UsualMean = [0.48145466f, 0.4578275f, 0.40821073f];
    private static readonly float[] UsualStd = [0.26862954f, 0.26130258f, 0.27577711f];

    internal static bool LooksLikeOne(string folder)
    {
        var config = Path.Combine(folder, "config.json");
        if (!File.Exists(config) || Graph(folder, "vision_model.onnx", "model.onnx") is null)
        {
            return false;
        }

        try
        {
            return ConfigFile.Read(config).Text("model_type") == ModelType;
        }
        catch (InferenceException)
        {
            // Some other model's; whoever reads those says what is wrong.
            return false;
        }
    }

    public static ClipModel Read(string folder) => Read(folder, new FileHashes(cacheFile: ""));

    internal static ClipModel Read(string folder, FileHashes hashes)
    {
        var configFile = Path.Combine(folder, "config.json");
        var config = ConfigFile.Read(configFile);
        var (text, vision) = Graphs(folder);
        OnnxHeader.Read(text);
        OnnxHeader.Read(vision);
        var tokenizer = ClipTokenizer.Load(folder);
        if (tokenizer.Positions > UsualPositions(config))
        {
            throw new InferenceException($"The tokenizer of {Path.GetFileName(folder)} gives {tokenizer.Positions} tokens; its text model takes {UsualPositions(config)}.");
        }

        var preparation = Path.Combine(folder, "preprocessor_config.json");
        var read = new[] { configFile, preparation, Path.Combine(folder, "vocab.json"), Path.Combine(folder, "merges.txt"), text, vision, $"{text}_data", $"{vision}_data" };
        var files = read.Distinct().Where(File.Exists).ToDictionary(file => Path.GetRelativePath(folder, file).Replace('\\', '/'), hashes.Of, StringComparer.Ordinal);
        return new ClipModel
        {
            Id = Path.GetFileName(folder),
            Name = Path.GetFileName(folder),
            Folder = folder,
            TextFile = text,
            VisionFile = vision,
            Hash = FileHashes.Together(files),
            Picture = Picture(preparation),
            Length = config.Whole("projection_dim") ?? UsualLength,
            Licence = config.Text("license"),
        };
    }

    private static int UsualPositions(JsonElement config) =>
        config.TryGetProperty("text_config", out var text) && text.ValueKind == JsonValueKind.Object && text.Whole("max_position_embeddings") is { } positions ? positions : 77;

    private static (string Text, string Vision) Graphs(string folder)
    {
        if (Graph(folder, "text_model.onnx") is { } text && Graph(folder, "vision_model.onnx") is { } vision)
        {
            return (text, vision);
        }

        var both = Graph(folder, "model.onnx")
            ?? throw new InferenceException($"{Path.GetFileName(folder)} has a vision_model.onnx and no text_model.onnx; a CLIP score needs both.");
        return (both, both);
    }

    private static string? Graph(string folder, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            foreach (var path in (string[])[Path.Combine(folder, name), Path.Combine(folder, "onnx", name)])
            {
                if (File.Exists(path))
                {
                    return path;
                }
            }
        }

        return null;
    }

    private static ClipPicture Picture(string file)
    {
        var config = ConfigFile.Read(file);
        if ((config.Whole("resample") ?? Bicubic) != Bicubic)
        {
            throw new InferenceException($"{ConfigFile.Shown(file)} asks for a resize that is not known here; bicubic (resample 3) is.");
        }

        var side = Side(config, "crop_size", "height") ?? UsualSide;
        var shortSide = Side(config, "size", "shortest_edge") ?? side;
        return side is >= 1 and <= LargestSide && shortSide is >= 1 and <= LargestSide && side <= shortSide
            ? new ClipPicture(shortSide, side, config.Real("rescale_factor") ?? 1f / 255f, Triple(config, "image_mean") ?? UsualMean, Triple(config, "image_std") ?? UsualStd)
            : throw new InferenceException($"{ConfigFile.Shown(file)} asks for a square of {side} out of pictures whose shorter side is {shortSide} pixels; 1 to {LargestSide} are known, and the square fits in.");
    }

    /// <summary>Older files write a number, newer ones an object.</summary>
    private static int? Side(JsonElement config, string name, string part) =>
        config.Whole(name) ?? (config.TryGetProperty(name, out var sides) && sides.ValueKind == JsonValueKind.Object ? sides.Whole(part) : null);

    private static float[]? Triple(JsonElement config, string name) =>
        config.Length(name) == 3 && config.GetProperty(name).EnumerateArray().All(value => value.ValueKind == JsonValueKind.Number)
            ? [.. config.GetProperty(name).EnumerateArray().Select(value => value.GetSingle())]
            : null;
}
