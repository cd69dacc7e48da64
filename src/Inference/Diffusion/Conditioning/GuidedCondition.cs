namespace Studio.Inference.Diffusion.Conditioning;

/// <summary>What the UNet is told during one phase of the prompt.</summary>
/// <param name="Positive">Usually one; the texts of a composed prompt each with its weight.</param>
/// <param name="Negative">Null without guidance.</param>
internal sealed record GuidedCondition(IReadOnlyList<WeightedCondition> Positive, UNetCondition? Negative)
{
    /// <summary>All in the order of the UNet's batch: the negative one first, as diffusers has it.</summary>
    public IReadOnlyList<UNetCondition> All => [.. Negative is null ? [] : (UNetCondition[])[Negative], .. Positive.Select(part => part.Condition)];

    /// <summary>Texts of one length can go through the UNet together.</summary>
    public bool FitsOneBatch => All.All(condition => condition.FitsWith(All[0]));
}

internal sealed record WeightedCondition(UNetCondition Condition, float Weight);
