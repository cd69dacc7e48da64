using Microsoft.Extensions.Options;
using Studio.Data.Generations;
using Studio.Inference.Models;
using Studio.Jobs.Devices;
using Studio.Jobs.Memory;
using Studio.Jobs.Nodes;
using Studio.Jobs.Slots;

namespace Studio.Jobs.Batches;

/// <summary>How large a batch the memory for models admits on this node. Singleton, thread-safe.</summary>
internal sealed class BatchRoom(ModelCatalog models, MeasuredWork work, ThisNode node, Device device, IOptions<SlotOptions> options)
{
    /// <summary>At least 1: whether one picture fits is said elsewhere. Every slot must have room for as much, or batches of two slots would wait for each other.</summary>
    public async Task<int> MostAsync(DiffusionModel model, GenerationSettings settings, int wanted, CancellationToken ct)
    {
        var table = await work.KnownAsync(ct);
        var (width, height) = settings.LargestPass();
        var one = table.OfPicture(model, models.Classifiers.FirstOrDefault(), width, height, device.Runs);
        var budget = node.Decisions.ModelMemoryBytes / Math.Max(1, options.Value.Pictures);
        var most = wanted;
        while (most > 1 && one.Of(most).Total > budget)
        {
            most--;
        }

        return Math.Max(1, most);
    }
}
