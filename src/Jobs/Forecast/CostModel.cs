using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Generations;

namespace Studio.Jobs.Forecast;

/// <summary>What pictures cost on this machine, learned from finished ones. Belongs to the server, not to a workspace.</summary>
internal static class CostModel
{
    /// <summary>Weight of the newest measurement once a few are there: follows a machine that gets busier, not a single hiccup.</summary>
    private const double Newest = 0.2;

    public static async Task<IReadOnlyList<ModelCost>> ReadAsync(StudioDbContext db, CancellationToken ct)
    {
        return await db.ModelCosts.AsNoTracking().ToListAsync(ct);
    }

    /// <summary>Milliseconds of one picture; from another size of the same model by the number of pixels when this size was never drawn; null when the model never was.</summary>
    public static double? Picture(IReadOnlyList<ModelCost> costs, string modelHash, int width, int height, int steps)
    {
        var same = costs.FirstOrDefault(c => c.ModelHash == modelHash && c.Width == width && c.Height == height);
        if (same is not null)
        {
            return Milliseconds(same, steps);
        }

        var pixels = (double)width * height;
        var near = costs.Where(c => c.ModelHash == modelHash).MinBy(c => Math.Abs(Math.Log(pixels / ((double)c.Width * c.Height))));
        return near is null ? null : Milliseconds(near, steps) * pixels / ((double)near.Width * near.Height);
    }

    /// <summary>Called in the transaction that completes a picture.</summary>
    public static async Task LearnAsync(StudioDbContext db, PictureCost measured, CancellationToken ct)
    {
        var known = await db.ModelCosts.SingleOrDefaultAsync(c => c.ModelHash == measured.ModelHash && c.Width == measured.Width && c.Height == measured.Height, ct);
        if (known is null)
        {
            known = new ModelCost { ModelHash = measured.ModelHash, Width = measured.Width, Height = measured.Height };
            db.Add(known);
        }

        var weight = Math.Max(Newest, 1.0 / (known.Samples + 1));
        known.StepMilliseconds = Mix(known.StepMilliseconds, measured.DenoiseMs / Math.Max(1, measured.Steps), weight);
        known.DecodeMilliseconds = Mix(known.DecodeMilliseconds, measured.RestMs, weight);
        if (measured.LoadMs > 0)
        {
            known.LoadMilliseconds = known.LoadMilliseconds > 0 ? Mix(known.LoadMilliseconds, measured.LoadMs, 0.5) : measured.LoadMs;
        }

        known.Samples++;
    }

    private static double Milliseconds(ModelCost cost, int steps) => (cost.StepMilliseconds * steps) + cost.DecodeMilliseconds;

    private static double Mix(double old, double measured, double weight) => old + (weight * (measured - old));
}

/// <summary>One measured run.</summary>
/// <param name="RestMs">Text encoder, decoder and screening.</param>
/// <param name="LoadMs">0 when the model was loaded already.</param>
internal sealed record PictureCost(string ModelHash, int Width, int Height, int Steps, double DenoiseMs, double RestMs, double LoadMs);
