using Microsoft.Extensions.Options;
using Studio.Data;
using Studio.Inference.Models;

namespace Studio.Web.Setup;

/// <summary>Looks at the machine: nothing here is assumed.</summary>
internal sealed class MachineFacts(ModelCatalog models, IOptions<DataOptions> data)
{
    private const double Gigabyte = 1L << 30;

    // A picture is about 100 kB, a downloaded model several gigabytes.
    private const double LowDisk = 5 * Gigabyte;

    public IReadOnlyList<MachineFact> Look() => [Pictures(), Prompts(), Screening(), .. Broken(), Processor(), Graphics(GraphicsCards.Find()), Disk()];

    private MachineFact Pictures() => models.Diffusion.Count > 0
        ? new("Pictures", string.Join(", ", models.Diffusion.Select(model => model.Name)))
        : new("Pictures", "No diffusion model was found in models/.", IsGood: false);

    private MachineFact Prompts() => models.Chat.Count > 0
        ? new("Prompts", string.Join(", ", models.Chat.Select(model => model.Name)))
        : new("Prompts", "No language model was found; wishes are sent as they are.", IsGood: false);

    private MachineFact Screening() => models.Classifiers.Count > 0
        ? new("Screening", "Every picture is looked at by an image classifier.")
        : new("Screening", "No image classifier was found; pictures are not screened.", IsGood: false);

    private IEnumerable<MachineFact> Broken() => models.Broken.Select(broken => new MachineFact("A model that cannot be used", broken.Sentence, IsGood: false));

    private static MachineFact Processor()
    {
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / Gigabyte;
        return new("Processor", $"{Environment.ProcessorCount} cores, {memory:0.#} GB of memory");
    }

    /// <summary>Nothing is drawn on it before an administrator has chosen it and it was tried.</summary>
    internal static MachineFact Graphics(IReadOnlyList<string> cards) => cards.Count > 0
        ? new("Graphics", $"{string.Join(", ", cards)} found. Pictures are drawn on the CPU until you choose it under Health.")
        : new("No GPU found", "Pictures are drawn on the CPU; larger models will be slow. They can be drawn on another node later.", IsGood: false);

    private MachineFact Disk()
    {
        var folder = data.Value.Folder;
        var free = new DriveInfo(folder).AvailableFreeSpace;
        return new("Disk", $"{free / Gigabyte:0} GB free for {Path.GetFileName(folder)}/", free > LowDisk);
    }
}
