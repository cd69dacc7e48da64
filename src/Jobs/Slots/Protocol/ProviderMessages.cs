using Studio.Inference.Onnx;

namespace Studio.Jobs.Slots.Protocol;

/// <summary>Try whether the provider can compute here.</summary>
internal sealed record ProbeRequest(long Request, OnnxOptions Onnx) : SlotMessage(Request);

internal sealed record Probed(long Request, ProviderChoice Choice) : SlotMessage(Request)
{
    public override bool IsAnswer => true;
}

/// <summary>The work was not begun: its provider cannot be used.</summary>
internal sealed record ProviderRefused(long Request, string Provider, string Why) : SlotMessage(Request)
{
    public override bool IsAnswer => true;
}
