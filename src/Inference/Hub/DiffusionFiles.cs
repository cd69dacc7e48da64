namespace Studio.Inference.Hub;

/// <summary>Which files of a repository make one diffusers-ONNX model: those the pipeline reads, in one precision.</summary>
internal sealed record DiffusionFiles(string Variant, IReadOnlyList<HubFile> Files, IReadOnlyDictionary<string, string> Aliases)
{
    private const string Plain = "model";
    private const string Index = "model_index.json";
    private const long LargestConfig = 4 << 20;

    private static readonly string[] Graphs = ["text_encoder", "text_encoder_2", "unet", "vae_decoder", "vae_encoder"];

    private static readonly string[] Configs = ["scheduler_config.json", "vocab.json", "merges.txt", "tokenizer_config.json", "special_tokens_map.json"];

    // Weights of other programs, which lie in the same folders.
    private static readonly string[] Foreign = [".safetensors", ".bin", ".msgpack", ".h5", ".ckpt", ".pt", ".pth", ".xml", ".gguf", ".tflite", ".md", ".txt", ".png", ".py"];

    public long Bytes => Files.Sum(file => file.Bytes);

    /// <summary>Every model in the repository, the one to take unasked first.</summary>
    public static IReadOnlyList<DiffusionFiles> All(HubListing listing) =>
    [
        .. listing.Files.Where(file => file.Name == Index)
            .OrderBy(file => file.Path.Length).ThenBy(file => file.Path, StringComparer.Ordinal)
            .SelectMany(index => Stems(listing, index.Folder).Select(stem => Of(listing, index.Folder, stem)).OfType<DiffusionFiles>()),
    ];

    public static DiffusionFiles Choose(HubListing listing, IReadOnlyList<DiffusionFiles> all, string? wanted) =>
        wanted is null
            ? all[0]
            : all.FirstOrDefault(model => string.Equals(model.Variant, wanted.Trim('/'), StringComparison.OrdinalIgnoreCase))
                ?? throw new HubException(
                    HubProblem.Choose,
                    $"{listing.Repository} has no variant \"{wanted}\". It has: {string.Join(", ", all.Select(model => $"{model.Variant} ({ByteText.Of(model.Bytes)})"))}.");

    /// <summary>Names of the UNet's graphs without their ending: "model", "model_fp16".</summary>
    private static IEnumerable<string> Stems(HubListing listing, string root) => listing.Files
        .Where(file => file.Folder == $"{root}unet/" && IsGraph(file))
        .Select(file => Path.GetFileNameWithoutExtension(file.Name))
        .OrderBy(stem => stem == Plain ? 0 : stem.Contains("fp16", StringComparison.OrdinalIgnoreCase) ? 1 : 2)
        .ThenBy(stem => stem, StringComparer.Ordinal);

    /// <summary>Null when a part that no picture can do without is missing.</summary>
    private static DiffusionFiles? Of(HubListing listing, string root, string stem)
    {
        var files = new List<HubFile>();
        var aliases = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var component in Graphs)
        {
            var folder = $"{root}{component}/";
            var here = listing.Files.Where(file => file.Folder == folder).ToList();

            // A precision is often made for the big graphs only; the others are taken as they are.
            var graph = here.Find(file => file.Name == $"{stem}.onnx") ?? here.Find(file => file.Name == $"{Plain}.onnx");
            if (graph is null)
            {
                if (component is "vae_encoder" or "text_encoder_2")
                {
                    continue;
                }

                return null;
            }

            files.AddRange(here.Where(file => file == graph || IsReadWith(file, graph, here)));
            if (graph.Name != $"{Plain}.onnx")
            {
                aliases.Add($"{folder}{Plain}.onnx", graph.Name);
            }
        }

        string[] configFolders = [$"{root}scheduler/", $"{root}tokenizer/", $"{root}tokenizer_2/"];
        files.AddRange(listing.Files.Where(file =>
            configFolders.Contains(file.Folder, StringComparer.Ordinal) && Configs.Contains(file.Name, StringComparer.Ordinal)));
        files.AddRange(listing.Files.Where(file =>
            ModelCardFiles.IsOne(file.Path) || (file.Folder == root && file.Name.EndsWith(".json", StringComparison.Ordinal) && file.Bytes <= LargestConfig)));
        return new DiffusionFiles(NameOf(root, stem), files, aliases);
    }

    private static bool IsGraph(HubFile file) =>
        file.Name.StartsWith(Plain, StringComparison.Ordinal) && file.Name.EndsWith(".onnx", StringComparison.OrdinalIgnoreCase);

    /// <summary>A config, or weights of this graph: a data file belongs to the graph whose name begins its own, and to all when none does.</summary>
    private static bool IsReadWith(HubFile file, HubFile graph, List<HubFile> here)
    {
        if (IsGraph(file) || Foreign.Contains(Path.GetExtension(file.Name), StringComparer.OrdinalIgnoreCase))
        {
            return false;
        }

        if (file.Name.EndsWith(".json", StringComparison.Ordinal))
        {
            return file.Name == "config.json";
        }

        var owner = here.Where(IsGraph)
            .Where(candidate => file.Name.StartsWith(Path.GetFileNameWithoutExtension(candidate.Name), StringComparison.Ordinal))
            .MaxBy(candidate => candidate.Name.Length);
        return owner is null || owner == graph;
    }

    private static string NameOf(string root, string stem)
    {
        var precision = stem[Plain.Length..].TrimStart('_', '.', '-');
        return (root.TrimEnd('/'), precision) switch
        {
            ("", "") => "plain",
            ("", _) => precision,
            (var folder, "") => folder,
            var (folder, _) => $"{folder}/{precision}",
        };
    }
}
