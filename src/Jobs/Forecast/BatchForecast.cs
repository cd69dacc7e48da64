using Studio.Data.Generations;
using Studio.Inference.Diffusion.Batches;
using Studio.Jobs.Edits;

namespace Studio.Jobs.Forecast;

/// <summary>How pictures of one generation will be drawn, as far as this node knows: which of them together, and what that saves.</summary>
/// <param name="Gains">Null where they are drawn one by one.</param>
/// <param name="Steps">Of each picture.</param>
/// <param name="InSteps">Share of a picture's cost that its steps are, which alone a batch makes cheaper.</param>
internal sealed record BatchForecast(BatchGains? Gains, int Steps, double InSteps)
{
    public static readonly BatchForecast Never = new(Gains: null, Steps: 1, InSteps: 1);

    public static BatchForecast Of(BatchGains? gains, IReadOnlyList<ModelCost> costs, string modelHash, GenerationSettings settings)
    {
        return gains is not null && CostModel.Picture(costs, modelHash, settings) is { } whole and > 0 && CostModel.Picture(costs, modelHash, settings, stepShare: 0) is { } rest
            ? new BatchForecast(gains, PlannedSteps.Of(settings).Total, 1 - (rest / whole))
            : Never;
    }

    public int Of(int waiting) => Gains?.Together(Steps, waiting) ?? 1;

    /// <summary>Of all of them, from what one takes alone.</summary>
    public double? Milliseconds(double? one, int among) => one * among * (1 - (InSteps * (1 - (Gains?.StepShare(among) ?? 1))));

    /// <summary>Of all pictures of a generation on one slot, batch after batch.</summary>
    public double? All(double? one, int pictures)
    {
        var (sum, left) = ((double?)0, pictures);
        while (left > 0)
        {
            var next = Of(left);
            sum += Milliseconds(one, next);
            left -= next;
        }

        return sum;
    }
}
