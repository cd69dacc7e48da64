using System.Globalization;
using Studio.Data.Nodes;
using Studio.Inference.Hub;

namespace Studio.Web.Health;

/// <summary>What holds the memory that models may have on a node, part by part.</summary>
internal sealed class MemoryUse(MemoryReport memory)
{
    private static readonly string[] Colours = ["var(--chart-1)", "var(--chart-2)", "var(--chart-3)"];

    public long Used => memory.Loaded.Sum(model => model.Bytes) + memory.WorkBytes;

    public long Free => Math.Max(0, memory.BudgetBytes - Used);

    /// <summary>A model that two processes hold is one part, as large as both.</summary>
    public IReadOnlyList<MemoryPart> Parts =>
    [
        .. memory.Loaded.GroupBy(model => model.Name).Index().Select(model => new MemoryPart(model.Item.Key, model.Item.Sum(copy => copy.Bytes), Colours[model.Index % Colours.Length])),
        .. memory.WorkBytes > 0 ? [new MemoryPart("running work", memory.WorkBytes, "var(--ink-3)")] : Array.Empty<MemoryPart>(),
    ];

    public string Label => $"{string.Concat(Parts.Select(part => $"{part.Name} {ByteText.Of(part.Bytes)}, "))}free {ByteText.Of(Free)}";

    public string Share(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{Math.Min(100, 100.0 * bytes / Math.Max(1, memory.BudgetBytes)):0.##}%");
}

internal sealed record MemoryPart(string Name, long Bytes, string Colour);
