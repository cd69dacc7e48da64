using Studio.Data.Nodes;
using Studio.Inference.Models;
using Studio.Jobs.Slots;

namespace Studio.Jobs.Nodes;

/// <summary>How a node works now: what an administrator decided on the page Health, and the settings where nobody did.</summary>
public sealed record NodeDecisions(string Provider, WhenDeviceFails WhenDeviceFails, long ModelMemoryBytes, bool IsPaused, int DeviceTries)
{
    /// <summary>The rest is for the system, the database's pages and everything else.</summary>
    private const double ShareOfMachine = 0.75;

    public static NodeDecisions Of(SlotOptions settings, Node? decided) => new(
        decided?.Provider ?? settings.Provider,
        decided?.WhenDeviceFails ?? settings.WhenDeviceFails,
        decided?.ModelMemoryBytes ?? Configured(settings),
        decided?.IsPaused ?? false,
        decided?.DeviceTries ?? 0);

    private static long Configured(SlotOptions settings) =>
        settings.ModelMegabytes > 0 ? settings.ModelMegabytes * 1_000_000L : (long)(ShareOfMachine * MachineMemory.Bytes);
}
