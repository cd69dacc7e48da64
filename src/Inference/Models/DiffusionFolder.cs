using Studio.Inference.Hub;
using Studio.Inference.Prompting;

namespace Studio.Inference.Models;

/// <summary>Reads a diffusers-ONNX folder from its own config files.</summary>
public static class DiffusionFolder
{
    private const string Index = "model_index.json";

    private static readonly string[] Components = ["scheduler", "tokenizer", "tokenizer_2", "text_encoder", "text_encoder_2", "unet", "vae_decoder", "vae_encoder"];

    private static readonly string[] Required =
    [
        "scheduler/scheduler_config.json", "tokenizer/vocab.json", "tokenizer/merges.txt", "text_encoder/model.onnx", "unet/model.onnx", "vae_decoder/model.onnx",
    ];

    private static readonly string[] RequiredForXl = ["tokenizer_2/vocab.json", "tokenizer_2/merges.txt", "text_encoder_2/model.onnx"];

    public static bool LooksLikeOne(string folder) =>
        File.Exists(Path.Combine(folder, Index)) || File.Exists(Path.Combine(folder, "unet", "model.onnx"));

    public static DiffusionModel Read(string folder) => Read(folder, new FileHashes(cacheFile: ""));

    internal static DiffusionModel Read(string folder, FileHashes hashes)
    {
        var className = ConfigFile.Read(Path.Combine(folder, Index)).Text("_class_name");
        PipelineClass.Require(className);
        Require(folder, Required);
        var manifest = ConfigFile.ReadManifest(Path.Combine(folder, ModelManifest.FileName));
        ManifestCheck.Check(manifest);
        var configs = DiffusionConfigs.Read(folder);
        PipelineClass.RequireUNet(className, configs.Family, Directory.Exists(Path.Combine(folder, "text_encoder_2")));
        Require(folder, configs.Family == ModelFamilies.StableDiffusionXl ? RequiredForXl : []);

        // For what is wrong with them: a list of models that fails when one is used is no list.
        PartsCheck.Check(folder, configs.Family, configs.LatentChannels);
        ModelVocabulary.Read(folder, manifest);
        var files = Hash(folder, hashes);
        var limits = ModelDefaults.Limits(configs, manifest);
        var card = ModelCard.Read(folder);
        var id = IdOf(folder);
        var first = FirstSettings.Of(folder, id, configs);
        return new DiffusionModel
        {
            Id = id,
            Name = manifest.Name ?? id,
            Folder = folder,
            Family = configs.Family,
            Hash = FileHashes.Together(files),
            Files = files,
            Limits = limits,
            Defaults = ModelDefaults.Defaults(configs, manifest, limits, first),
            DefaultsNote = manifest.Defaults is { Steps: not null, Guidance: not null } ? null : first.Note,
            Licence = SnapshotLicence.Of(Path.GetFullPath(folder)) ?? manifest.Licence ?? card.Licence,
            About = manifest.About ?? card.About,
            PromptTokens = configs.TextPositions - 2,
            PromptWindows = configs.TextWindows,
            PixelsPerLatent = configs.VaeFactor,
            HasEncoder = File.Exists(Path.Combine(folder, "vae_encoder", "model.onnx")),
            IsToldGuidance = configs.IsToldGuidance,
            DeepestClipSkip = ClipLayers.DeepestSkip(folder, configs.Family),
            Manifest = manifest,
        };
    }

    private static void Require(string folder, IEnumerable<string> files)
    {
        if (files.FirstOrDefault(file => !File.Exists(Path.Combine(folder, file))) is { } missing)
        {
            throw new InferenceException($"{missing} is missing.");
        }
    }

    // In a hub cache, models--org--name/snapshots/<revision>, the folder's own name says nothing.
    private static string IdOf(string folder) =>
        HubSnapshotId.Of(folder, name: null) ?? Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));

    // Whole component folders: whatever lies there may be loaded. Cards, examples and the manifest do not decide a pixel.
    private static Dictionary<string, string> Hash(string folder, FileHashes hashes) =>
        Components
            .Select(component => Path.Combine(folder, component))
            .Where(Directory.Exists)
            .SelectMany(component => Directory.EnumerateFiles(component, "*", SearchOption.AllDirectories))
            .Append(Path.Combine(folder, Index))
            .ToDictionary(file => Path.GetRelativePath(folder, file).Replace('\\', '/'), hashes.Of, StringComparer.Ordinal);
}
