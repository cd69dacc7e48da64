using System.Text.Json;

namespace Studio.Inference.Models;

/// <summary>Reads a safety classifier: config.json with model_type "nsfw-classifier" beside model.onnx.</summary>
public static class ClassifierFolder
{
    private const string ModelType = "nsfw-classifier";

    internal static bool LooksLikeOne(string folder)
    {
        var config = Path.Combine(folder, "config.json");
        if (!File.Exists(config) || !File.Exists(Path.Combine(folder, "model.onnx")))
        {
            return false;
        }

        try
        {
            return ConfigFile.Read(config).Text("model_type") == ModelType;
        }
        catch (InferenceException)
        {
            // Read says what is wrong with it.
            return true;
        }
    }

    public static ClassifierModel Read(string folder) => Read(folder, new FileHashes(cacheFile: ""));

    internal static ClassifierModel Read(string folder, FileHashes hashes)
    {
        var configFile = Path.Combine(folder, "config.json");
        var config = ConfigFile.Read(configFile);
        var graph = Path.Combine(folder, "model.onnx");
        OnnxHeader.Read(graph);
        var files = new[] { configFile, graph }.ToDictionary(file => Path.GetFileName(file), hashes.Of, StringComparer.Ordinal);
        return new ClassifierModel
        {
            Id = Path.GetFileName(folder),
            Name = config.Text("architecture") is { } architecture ? $"Safety classifier ({architecture})" : Path.GetFileName(folder),
            Folder = folder,
            File = graph,
            Hash = FileHashes.Together(files),
            Labels = Labels(config, configFile),
            Input = Input(config, configFile),
            Output = config.TryGetProperty("output", out var output) ? output.Text("name") ?? "probabilities" : "probabilities",
            Licence = config.Text("license"),
        };
    }

    private static string[] Labels(JsonElement config, string file) =>
        config.Length("labels") is > 0
            ? [.. config.GetProperty("labels").EnumerateArray().Select(label => label.ToString())]
            : throw new InferenceException($"{ConfigFile.Shown(file)} lists no labels.");

    private static ClassifierInput Input(JsonElement config, string file)
    {
        if (!config.TryGetProperty("input", out var input) || input.Text("name") is not { } name
            || !config.TryGetProperty("preprocessing", out var preprocessing) || !preprocessing.TryGetProperty("resize", out var resize)
            || resize.Whole("width") is not { } width || resize.Whole("height") is not { } height)
        {
            throw new InferenceException($"{ConfigFile.Shown(file)} does not say how a picture is prepared (input, preprocessing.resize).");
        }

        if (resize.Text("method") != "bilinear" || !(resize.TryGetProperty("align_corners", out var corners) && corners.ValueKind == JsonValueKind.True))
        {
            throw new InferenceException($"{ConfigFile.Shown(file)} asks for a resize that is not known here; bilinear with align_corners is.");
        }

        return new ClassifierInput(
            name,
            width,
            height,
            ChannelsLast: input.Text("layout") != "NCHW",
            preprocessing.Real("rescale_factor") ?? 1f / 255f,
            Triple(preprocessing, "mean", 0f),
            Triple(preprocessing, "std", 1f));
    }

    private static float[] Triple(JsonElement preprocessing, string name, float otherwise) =>
        preprocessing.Length(name) == 3
            ? [.. preprocessing.GetProperty(name).EnumerateArray().Select(value => value.GetSingle())]
            : [otherwise, otherwise, otherwise];
}
