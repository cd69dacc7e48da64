using Microsoft.Extensions.Options;
using Studio.Data;
using Studio.Inference.Hub;
using Studio.Inference.Models;
using Studio.Inference.Onnx;
using Studio.Jobs.Nodes;
using Studio.Jobs.Slots;
using Studio.Jobs.Upsamplings;
using Studio.Web.Startup;

namespace Studio.Web.Commands;

/// <summary>What verbs without a server need of the configuration: where the program's models lie.</summary>
internal static class Installation
{
    /// <param name="dataFolder">As it was typed, from the folder where it was typed; null = as the configuration says.</param>
    public static ModelCatalog Models(string? dataFolder)
    {
        var configuration = Configuration();
        var data = DataFolder(dataFolder);
        var options = configuration.GetSection(ModelCatalogOptions.Section).Get<ModelCatalogOptions>() ?? new ModelCatalogOptions();
        options.CompleteFor(ContentRoot.Find(), data, HubOptions.FromEnvironment(Path.Combine(data, "models"), Environment.GetEnvironmentVariable).Folder);
        if (!Directory.Exists(data))
        {
            // Drawing from the command line leaves nothing behind but the pictures.
            options.HashCacheFile = "";
        }

        return new ModelCatalog(options);
    }

    /// <summary>What models may take of this machine's memory, as the configuration says; what an administrator decided on the page Health only the server knows.</summary>
    public static long ModelMemory() => NodeDecisions.Of(Configuration().GetSection(SlotOptions.Section).Get<SlotOptions>() ?? new SlotOptions(), decided: null).ModelMemoryBytes;

    /// <summary>Alone on the machine: threads may wait busily for each other. With a data folder, what the server's slots know of this machine is known here too.</summary>
    public static OnnxOptions Onnx(string? dataFolder)
    {
        var data = DataFolder(dataFolder);
        return new OnnxOptions { AllowSpinning = true, MachineFolder = Directory.Exists(data) ? Path.Combine(data, OnnxOptions.MachineFolderName) : "" };
    }

    /// <param name="typed">As it was typed, from the folder where it was typed; null = as the configuration says.</param>
    public static string DataFolder(string? typed) => typed is not null
        ? Path.GetFullPath(typed)
        : Path.GetFullPath(Configuration()[$"{DataOptions.Section}:{nameof(DataOptions.Folder)}"] ?? new DataOptions().Folder, ContentRoot.Find());

    /// <summary>The model with this id; a wrong one is the person's to put right.</summary>
    public static DiffusionModel FindDiffusion(this ModelCatalog catalog, string? id)
    {
        var known = catalog.Diffusion;
        if (id is not null && known.Count > 0 && !known.Any(model => string.Equals(model.Id, id, StringComparison.OrdinalIgnoreCase)))
        {
            throw new BadInputException(catalog.NotFound(id));
        }

        return catalog.Find(id);
    }

    /// <summary>The language model with this id; without one the configured one, else the first.</summary>
    public static ChatModel FindWriter(this ModelCatalog catalog, string? id)
    {
        if (id is not null && catalog.BrokenWriter(id) is { } broken)
        {
            throw new BadInputException(broken);
        }

        if (catalog.Chat.Count == 0)
        {
            throw new BadInputException("There is no language model to write the prompt. Put a GGUF file into models/, or draw the wish as it is with --no-upsample.");
        }

        if (id is null)
        {
            var options = Configuration().GetSection(PromptOptions.Section).Get<PromptOptions>() ?? new PromptOptions();
            return new Writers(catalog, Options.Create(options)).Default!;
        }

        return catalog.Chat.FirstOrDefault(model => string.Equals(model.Id, id, StringComparison.OrdinalIgnoreCase))
            ?? throw new BadInputException($"There is no language model \"{id}\". Known: {string.Join(", ", catalog.Chat.Select(model => model.Id))}.");
    }

    private static IConfigurationRoot Configuration() => new ConfigurationBuilder()
        .SetBasePath(ContentRoot.Find())
        .AddJsonFile("appsettings.json", optional: true)
        .AddEnvironmentVariables()
        .Build();
}
