using Studio.Inference.Models;

namespace Studio.Web.Models;

/// <summary>The most memory that one model can have: that of the node that gives most.</summary>
/// <param name="Budget">What models may take there.</param>
/// <param name="Machine">All that is in that machine.</param>
public sealed record ModelRoomView(long Budget, long Machine)
{
    /// <summary>While no node runs, or none has said anything yet, this machine stands for it.</summary>
    public static ModelRoomView Of(IReadOnlyList<NodeMemory> nodes) => nodes.Where(node => node.Memory.BudgetBytes > 0).MaxBy(node => node.Memory.BudgetBytes) is { } most
        ? new ModelRoomView(most.Memory.BudgetBytes, most.MachineBytes)
        : new ModelRoomView(MemoryEstimate.OfThisMachine, MemoryEstimate.OfThisMachine);
}
