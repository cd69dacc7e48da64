using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Generations;
using Studio.Inference.Models;
using Studio.Jobs.Forecast;

namespace Studio.Jobs.Memory;

/// <summary>What models were measured to take in memory, read once; estimates from their files where nothing was measured yet.</summary>
public sealed record MemoryTable(IReadOnlyList<ModelMemory> Models, IReadOnlyList<ModelCost> Sizes)
{
    public static async Task<MemoryTable> ReadAsync(StudioDbContext db, CancellationToken ct) =>
        new(await db.ModelMemories.AsNoTracking().ToListAsync(ct), await db.ModelCosts.AsNoTracking().Where(c => c.WorkBytes > 0).ToListAsync(ct));

    public ModelMemory? Of(string hash, string provider) => Models.FirstOrDefault(m => m.ModelHash == hash && m.Provider == provider);

    /// <summary>What a model needs to draw at its own size, for a page.</summary>
    public MemoryFact FactOf(DiffusionModel model)
    {
        var provider = Models.FirstOrDefault(m => m.ModelHash == model.Hash)?.Provider ?? Cpu;
        var need = OfPicture(model, classifier: null, model.Defaults.Width, model.Defaults.Height, provider);
        var (defaults, costs) = (model.Defaults, Sizes.Where(size => size.Samples > 0).ToList());
        var picture = new GenerationSettings(
            model.Id, defaults.Width, defaults.Height, Count: 1, defaults.Steps, defaults.Guidance, defaults.Sampler, Seed: 0, defaults.Negative, Upsample: false);
        return new MemoryFact(need.Total, !need.IsEstimate, Of(model.Hash, provider)?.LoadMilliseconds) { PictureMilliseconds = CostModel.Picture(costs, model.Hash, picture) };
    }

    public MemoryFact FactOf(ChatModel model)
    {
        var need = OfPrompt(model);
        return new MemoryFact(need.Total, !need.IsEstimate, Of(model.Hash, Cpu)?.LoadMilliseconds);
    }

    internal WorkNeed OfPicture(DiffusionModel model, ClassifierModel? classifier, int width, int height, string provider)
    {
        var estimate = MemoryEstimate.Of(model, width, height);
        var known = Of(model.Hash, provider);
        var work = Work(model.Hash, width, height);
        List<ModelNeed> models = [Need(model.Hash, model.Name, known, estimate.Weights)];
        if (classifier is not null)
        {
            models.Add(Need(classifier.Hash, classifier.Name, Of(classifier.Hash, provider), MemoryEstimate.Of(classifier).Weights));
        }

        return new WorkNeed($"{model.Name} at {width} × {height}", models, work ?? estimate.Work, IsEstimate: known is null || work is null);
    }

    internal WorkNeed OfPrompt(ChatModel model)
    {
        var estimate = MemoryEstimate.Of(model);
        var known = Of(model.Hash, Cpu);
        return new WorkNeed(model.Name, [Need(model.Hash, model.Name, known, estimate.Weights)], known?.WorkBytes ?? estimate.Work, IsEstimate: known is null);
    }

    /// <summary>Language models are run by llama.cpp, here on the CPU.</summary>
    internal const string Cpu = "cpu";

    private static ModelNeed Need(string hash, string name, ModelMemory? known, long estimate) =>
        new(hash, name, known?.ResidentBytes ?? estimate, known?.WorkBytes ?? 0, IsMeasured: known is not null);

    /// <summary>Of this size, or by the number of pixels of the nearest one; null when the model never drew.</summary>
    private long? Work(string hash, int width, int height)
    {
        var pixels = (double)width * height;
        var near = Sizes.Where(c => c.ModelHash == hash).MinBy(c => Math.Abs(Math.Log(pixels / ((double)c.Width * c.Height))));
        return near is null ? null : (long)(near.WorkBytes * (pixels / ((double)near.Width * near.Height)));
    }
}

/// <param name="IsMeasured">False: estimated from the size of its files.</param>
/// <param name="LoadMilliseconds">Of its last load; null before the first.</param>
public sealed record MemoryFact(long Bytes, bool IsMeasured, double? LoadMilliseconds)
{
    /// <summary>One picture with the model's own settings, as measured here; null before the first.</summary>
    public double? PictureMilliseconds { get; init; }
}
