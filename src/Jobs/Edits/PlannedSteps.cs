using Studio.Data.Generations;
using Studio.Inference.Diffusion;

namespace Studio.Jobs.Edits;

/// <summary>The steps that settings really run: a strength takes its share, a second pass has its own.</summary>
public sealed record PlannedSteps(int First, int Second)
{
    public int Total => First + Second;

    public static PlannedSteps Of(GenerationSettings settings) => new(
        settings.Edit is { } edit ? Strength.StepsTaken(settings.Steps, edit.Strength) : settings.Steps,
        settings.SecondPass is { } second ? Strength.StepsTaken(second.Steps ?? settings.Steps, second.Strength) : 0);
}
