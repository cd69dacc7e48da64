using Studio.Inference.Hub;
using Studio.Inference.Models;

namespace Studio.Web.Models;

/// <summary>Whether what a plan would fetch fits into the memory that models may have, by an estimate that says it is one.</summary>
internal static class PlanFit
{
    public static MemoryEstimate MemoryOf(HubPlan plan) => plan.Kind == HubModelKind.Gguf
        ? MemoryEstimate.OfPrompts(plan.Bytes)
        : MemoryEstimate.OfPictures(plan.Bytes, plan.Variant.Contains("fp16", StringComparison.OrdinalIgnoreCase));

    /// <summary>For who reads no page.</summary>
    public static string Sentence(HubPlan plan, long budget)
    {
        var memory = MemoryOf(plan);
        var needs = $"It needs about {ByteText.Of(memory.Total)} of memory ({ByteText.Of(memory.Weights)} for its weights, the rest while it works)";
        return memory.Total <= budget
            ? $"{needs}, of {ByteText.Of(budget)} that models may take here: it fits."
            : $"{needs}, and models may take {ByteText.Of(budget)} here: it does not fit, and would be refused when it is used. Give models more (Slots:ModelMegabytes, or the page Health){(plan.Variants.Count > 1 ? ", choose a smaller one (--variant, --file)" : "")}, or use a machine with more memory.";
    }
}
