using Studio.Inference.Hub;

namespace Studio.Web.Models;

/// <summary>Which of the recommended models are shown.</summary>
/// <param name="Use">Null: for both.</param>
/// <param name="Fits">Only what fits into the memory for models here.</param>
/// <param name="Work">Only what may be used for work that is paid.</param>
/// <param name="Text">As typed: words that all have to occur. The name of a repository narrows nothing.</param>
public sealed record OfferFilter(ModelPurpose? Use, bool Fits, bool Work, string Text)
{
    private string[] Words => IsName ? [] : Text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>What is typed names one repository, or its page.</summary>
    public bool IsName => Text.Contains('/', StringComparison.Ordinal);

    /// <summary>What a search on the hub is for.</summary>
    public IReadOnlyList<HubModelKind> Kinds => Use switch
    {
        ModelPurpose.Pictures => [HubModelKind.Diffusion],
        ModelPurpose.Prompts => [HubModelKind.Gguf],
        _ => [HubModelKind.Diffusion, HubModelKind.Gguf],
    };

    public bool Shows(RecommendedModel model, long budget) =>
        (Use is null || model.Use == Use)
        && (!Fits || model.Memory.Total <= budget)
        && (!Work || LicenceTerms.AllowWork(model.Licence))
        && Words.All(word => $"{model.Name} {model.Address} {model.About} {ModelWords.Licence(model.Licence)}".Contains(word, StringComparison.OrdinalIgnoreCase));
}
