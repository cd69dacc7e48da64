using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Studio.Data.Generations;
using Studio.Inference.Diffusion.Batches;
using Studio.Inference.Models;
using Studio.Inference.Onnx;
using Studio.Jobs.Slots;
using Studio.Jobs.Tests.Nodes;
using Studio.Testing;

namespace Studio.Jobs.Tests.Batches;

/// <summary>What tests about pictures that are drawn together do often.</summary>
internal static class BatchWork
{
    /// <summary>As a machine would have measured it that gains a third by drawing four together.</summary>
    public static readonly BatchGains Gains = new([10, 15, 21, 26], BesideMs: 1);

    public static BatchMeasurements Measurements(TestStudio studio) => new(
        Path.Combine(studio.Folder, OnnxOptions.MachineFolderName),
        studio.Services.GetRequiredService<ModelCatalog>().Find(null).Hash,
        "cpu",
        ThreadBudget.For(studio.Services.GetRequiredService<IOptions<SlotOptions>>().Value, Environment.ProcessorCount).Onnx);

    public static void Measured(TestStudio studio, BatchGains gains)
    {
        var settings = JobsRows.Settings();
        Assert.True(Measurements(studio).TryWrite(settings.Width, settings.Height, settings.Guidance, gains));
    }

    /// <summary>The pictures of a new generation, in their order.</summary>
    public static async Task<IReadOnlyList<GenerationPicture>> EnqueueAsync(TestStudio studio, TestWorkspace workspace, int count, int steps, CancellationToken ct)
    {
        var first = await Work.EnqueueAsync(studio, workspace, JobsRows.Settings(count, steps), ct);
        return await PicturesAsync(workspace, first.GenerationId, ct);
    }

    public static Task<List<GenerationPicture>> PicturesAsync(TestWorkspace workspace, Guid generationId, CancellationToken ct) =>
        workspace.WithAsync(db => db.Pictures.AsNoTracking().Where(p => p.GenerationId == generationId).OrderBy(p => p.Ordinal).ToListAsync(ct));
}
