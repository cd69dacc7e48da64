namespace Studio.Inference.Diffusion.Conditioning;

/// <summary>A prompt over the steps of a run: nearly always one phase with one part.</summary>
public sealed record PromptTimeline(IReadOnlyList<PromptPhase> Phases)
{
    /// <summary>One text for all steps.</summary>
    /// <param name="text">For every text encoder.</param>
    /// <param name="second">For the second text encoder of SDXL, where it differs.</param>
    public static PromptTimeline Of(string text, string? second = null) =>
        new([new PromptPhase(int.MaxValue, [new PromptPart(text) { Second = second }])]);

    /// <summary>The last phase goes on when the steps outlast it.</summary>
    internal int PhaseAt(int step)
    {
        var phase = 0;
        while (phase < Phases.Count - 1 && step > Phases[phase].LastStep)
        {
            phase++;
        }

        return phase;
    }
}

/// <summary>Holds for steps, counted from 0, up to and with <paramref name="LastStep"/>. Several parts pull at once, each by its weight (arXiv:2206.01714).</summary>
public sealed record PromptPhase(int LastStep, IReadOnlyList<PromptPart> Parts);

public sealed record PromptPart(string Text, double Weight = 1)
{
    /// <summary>What the second text encoder of SDXL is given instead.</summary>
    public string? Second { get; init; }
}
