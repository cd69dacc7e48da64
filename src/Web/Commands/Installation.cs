using Studio.Data;
using Studio.Inference.Hub;
using Studio.Inference.Models;
using Studio.Web.Startup;

namespace Studio.Web.Commands;

/// <summary>What verbs without a server need of the configuration: where the program's models lie.</summary>
internal static class Installation
{
    /// <param name="dataFolder">As it was typed, from the folder where it was typed; null = as the configuration says.</param>
    public static ModelCatalog Models(string? dataFolder)
    {
        var root = ContentRoot.Find();
        var configuration = new ConfigurationBuilder()
            .SetBasePath(root)
            .AddJsonFile("appsettings.json", optional: true)
            .AddEnvironmentVariables()
            .Build();
        var data = dataFolder is not null ? Path.GetFullPath(dataFolder) : Path.GetFullPath(configuration[$"{DataOptions.Section}:{nameof(DataOptions.Folder)}"] ?? new DataOptions().Folder, root);
        var options = configuration.GetSection(ModelCatalogOptions.Section).Get<ModelCatalogOptions>() ?? new ModelCatalogOptions();
        options.CompleteFor(root, data, HubOptions.FromEnvironment(Path.Combine(data, "models"), Environment.GetEnvironmentVariable).Folder);
        if (!Directory.Exists(data))
        {
            // Drawing from the command line leaves nothing behind but the pictures.
            options.HashCacheFile = "";
        }

        return new ModelCatalog(options);
    }

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

    public static ChatModel RequireChat(this ModelCatalog catalog) =>
        catalog.Chat.Count > 0
            ? catalog.Chat[0]
            : throw new BadInputException("There is no language model to write the prompt. Put a GGUF file into models/, or draw the wish as it is with --no-upsample.");
}
