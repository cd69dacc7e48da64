using Studio.Data.Generations;
using Studio.Inference.Diffusion;
using Studio.Inference.Diffusion.Batches;
using Studio.Inference.Models;
using Studio.Inference.Onnx;
using Studio.Jobs;
using Studio.Jobs.Edits;

namespace Studio.Web.Commands;

/// <summary>Draws pictures together where a server with this data folder has measured that it is worth it, by the server's rule; one by one where nobody has.</summary>
internal sealed class CommandBatches(OnnxOptions onnx, DiffusionModel model, GenerationSettings settings)
{
    private readonly BatchGains? _gains = Read(onnx, model, settings);

    /// <param name="one">The request of the next picture.</param>
    /// <param name="seeds">Of all pictures.</param>
    /// <param name="done">How many of them are drawn.</param>
    public TextToImageRequest Next(TextToImageRequest one, IReadOnlyList<long> seeds, int done)
    {
        var together = _gains?.Together(PlannedSteps.Of(settings).Total, seeds.Count - done) ?? 1;
        return one with
        {
            Seeds = [.. seeds.Skip(done).Take(together)],
            Variation = one.Variation is { } variation ? variation with { Seeds = [.. Enumerable.Range(done, together).Select(i => PictureSeeds.Variation(settings, i)!.Value)] } : null,
        };
    }

    private static BatchGains? Read(OnnxOptions onnx, DiffusionModel model, GenerationSettings settings)
    {
        var (width, height) = settings.LargestPass();
        return onnx.MachineFolder.Length == 0 ? null : new BatchMeasurements(onnx.MachineFolder, model.Hash, onnx.Provider, onnx.Threads).Read(width, height, settings.Guidance);
    }
}
