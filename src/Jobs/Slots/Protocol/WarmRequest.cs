using Studio.Inference.Models;

namespace Studio.Jobs.Slots.Protocol;

/// <summary>Load what the first prompt would have to wait for.</summary>
internal sealed record WarmRequest(long Request, ChatModel Model, DiffusionModel Target, int Threads, int LoadedModels) : SlotMessage(Request);

/// <param name="Loads">Language models this process has loaded since it started.</param>
/// <param name="ResidentBytes">Memory of this process now.</param>
internal sealed record WarmedUp(long Request, int Loads, long ResidentBytes) : SlotMessage(Request)
{
    public override bool IsAnswer => true;
}
