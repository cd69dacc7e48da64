using Microsoft.Extensions.Options;
using Studio.Inference.Models;

namespace Studio.Jobs.Upsamplings;

/// <summary>The language models that can write prompts here. Singleton, thread-safe.</summary>
public sealed class Writers(ModelCatalog catalog, IOptions<PromptOptions> options)
{
    public IReadOnlyList<ChatModel> All => catalog.Chat;

    /// <summary>Null when there is no language model at all.</summary>
    public ChatModel? Default => Known(options.Value.Writer) ?? All.FirstOrDefault();

    /// <summary>The one that was chosen; else the default, for a draft may name a model that is gone.</summary>
    public ChatModel? Find(string? id) => Known(id) ?? Default;

    private ChatModel? Known(string? id) => All.FirstOrDefault(model => string.Equals(model.Id, id, StringComparison.OrdinalIgnoreCase));
}
