using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Generations;
using Studio.Jobs.Edits;

namespace Studio.Jobs.Forecast;

/// <summary>What pictures cost on this machine, learned from finished ones. Belongs to the server, not to a workspace.</summary>
internal static class CostModel
{
    /// <summary>Weight of the newest measurement once a few are there: follows a machine that gets busier, not a single hiccup.</summary>
    private const double Newest = 0.2;

    public static async Task<IReadOnlyList<ModelCost>> ReadAsync(StudioDbContext db, CancellationToken ct)
    {
        // Without samples only its memory was measured so far.
        return await db.ModelCosts.AsNoTracking().Where(c => c.Samples > 0).ToListAsync(ct);
    }

    /// <summary>Milliseconds of one picture with the steps that its settings really run; null when the model never was used.</summary>
    /// <param name="costs">As learned.</param>
    /// <param name="modelHash">Of the whole model.</param>
    /// <param name="settings">Of the picture.</param>
    /// <param name="stepShare">What a step costs it beside others in a batch, 1 = as much as alone.</param>
    public static double? Picture(IReadOnlyList<ModelCost> costs, string modelHash, GenerationSettings settings, double stepShare = 1)
    {
        var steps = PlannedSteps.Of(settings);
        if (At(costs, modelHash, settings.Width, settings.Height) is not { } first)
        {
            return null;
        }

        // Encoding a picture takes about as long as decoding one.
        var start = settings.Edit is null ? 0 : first.Beside;
        if (settings.SecondPass is not { } second || At(costs, modelHash, second.Width, second.Height) is not { } last)
        {
            return start + (stepShare * first.Step * steps.First) + first.Beside;
        }

        var between = second.By == EnlargeBy.Pixels ? first.Beside + last.Beside : 0;
        return start + (stepShare * first.Step * steps.First) + between + (stepShare * last.Step * steps.Second) + last.Beside;
    }

    /// <summary>Called in the transaction that completes a picture.</summary>
    public static async Task LearnAsync(StudioDbContext db, PictureCost measured, CancellationToken ct)
    {
        foreach (var pass in measured.Passes.SkipLast(1))
        {
            // What is beside the steps was not measured at this size: only a size that is known learns.
            if (await FindAsync(db, measured, pass, ct) is { Samples: > 0 } known)
            {
                known.StepMilliseconds = Mix(known.StepMilliseconds, pass.StepMs, Newest);
            }
        }

        await LearnLastAsync(db, measured, measured.Passes[^1], ct);
    }

    private static async Task LearnLastAsync(StudioDbContext db, PictureCost measured, PassCost pass, CancellationToken ct)
    {
        var known = await FindAsync(db, measured, pass, ct);
        if (known is null)
        {
            known = new ModelCost { ModelHash = measured.ModelHash, Width = pass.Width, Height = pass.Height };
            db.Add(known);
        }

        var weight = Math.Max(Newest, 1.0 / (known.Samples + 1));
        known.StepMilliseconds = Mix(known.StepMilliseconds, pass.StepMs, weight);
        known.DecodeMilliseconds = Mix(known.DecodeMilliseconds, measured.RestMs, weight);
        if (measured.LoadMs > 0)
        {
            known.LoadMilliseconds = known.LoadMilliseconds > 0 ? Mix(known.LoadMilliseconds, measured.LoadMs, 0.5) : measured.LoadMs;
        }

        known.Samples++;
    }

    private static Task<ModelCost?> FindAsync(StudioDbContext db, PictureCost measured, PassCost pass, CancellationToken ct) =>
        db.ModelCosts.SingleOrDefaultAsync(c => c.ModelHash == measured.ModelHash && c.Width == pass.Width && c.Height == pass.Height, ct);

    /// <summary>From another size of the same model by the number of pixels when this size was never drawn.</summary>
    private static (double Step, double Beside)? At(IReadOnlyList<ModelCost> costs, string modelHash, int width, int height)
    {
        var pixels = (double)width * height;
        var near = costs.Where(c => c.ModelHash == modelHash && c.Samples > 0).MinBy(c => Math.Abs(Math.Log(pixels / ((double)c.Width * c.Height))));
        if (near is null)
        {
            return null;
        }

        var share = pixels / ((double)near.Width * near.Height);
        return (near.StepMilliseconds * share, near.DecodeMilliseconds * share);
    }

    private static double Mix(double old, double measured, double weight) => old + (weight * (measured - old));
}

/// <summary>One measured run.</summary>
/// <param name="Passes">One, or two.</param>
/// <param name="RestMs">Text encoder, decoder and screening.</param>
/// <param name="LoadMs">0 when the model was loaded already.</param>
internal sealed record PictureCost(string ModelHash, IReadOnlyList<PassCost> Passes, double RestMs, double LoadMs);

/// <param name="Steps">That were run.</param>
internal sealed record PassCost(int Width, int Height, int Steps, double Milliseconds)
{
    public double StepMs => Milliseconds / Math.Max(1, Steps);
}
