using System.Text.Json;
using System.Text.Json.Serialization;
using Studio.Data;
using Studio.Inference.Models;

namespace Studio.Web.Models;

/// <summary>models/recommended.json: what is worth fetching, of kinds that can be run here. Singleton.</summary>
public sealed record RecommendedModels(IReadOnlyList<RecommendedModel> Models)
{
    /// <summary>Without the file there are none; the search by name remains.</summary>
    public static RecommendedModels Read(string root)
    {
        var file = Path.Combine(root, "models", "recommended.json");
        return File.Exists(file)
            ? JsonSerializer.Deserialize<RecommendedModels>(File.ReadAllBytes(file), StudioJson.Options)!
            : new RecommendedModels([]);
    }
}

/// <param name="Address">Repository, with "@revision" where it has to be one.</param>
/// <param name="Family">One of <see cref="ModelFamilies"/>, as its UNet is; null for what writes prompts.</param>
/// <param name="File">Of several GGUF files.</param>
/// <param name="Variant">Of several precisions.</param>
/// <param name="Needs">Of the machine, beside memory.</param>
/// <param name="Bytes">About, as its page says.</param>
/// <param name="Licence">As the hub writes it; empty when its page names none.</param>
/// <param name="Source">Where all this is said.</param>
public sealed record RecommendedModel(string Address, string Name, ModelPurpose Use, string About, string Needs, long Bytes, string Licence, Uri Source, string? Family = null, string? File = null, string? Variant = null)
{
    /// <summary>Without the revision.</summary>
    [JsonIgnore]
    public string Repository => Address.Split('@')[0];

    [JsonIgnore]
    public MemoryEstimate Memory => Use == ModelPurpose.Pictures ? MemoryEstimate.OfPictures(Bytes, Variant?.Contains("fp16", StringComparison.Ordinal) == true) : MemoryEstimate.OfPrompts(Bytes);
}

public enum ModelPurpose
{
    Pictures,
    Prompts,
}
