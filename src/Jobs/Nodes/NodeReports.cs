using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using Studio.Data.Nodes;
using Studio.Inference.Models;
using Studio.Jobs.Devices;
using Studio.Jobs.Memory;
using Studio.Jobs.Slots;

namespace Studio.Jobs.Nodes;

/// <summary>How this node is, put together from those who know. Singleton.</summary>
internal sealed class NodeReports(ThisNode node, Device device, ModelRoom room, Chores chores, DiskUse disk, TimeProvider time)
{
    public NodeReport Now() => new()
    {
        Version = typeof(NodeReports).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "",
        Machine = Machine(),
        Device = device.Report,
        Memory = room.Report(node.Slots),
        Slots = [.. node.Slots.Select(slot => new SlotReport { Kind = slot.Kind.ToString(), Number = slot.Number, ProcessId = slot.ProcessId, Work = slot.Now })],
        Chores = chores.Reports,
    };

    private MachineReport Machine() => new()
    {
        Host = Environment.MachineName,
        System = OperatingSystem.IsWindows() ? "Windows" : OperatingSystem.IsMacOS() ? "macOS" : OperatingSystem.IsLinux() ? "Linux" : RuntimeInformation.OSDescription,
        Processors = Environment.ProcessorCount,
        MemoryBytes = MachineMemory.Bytes,
        ProcessId = Environment.ProcessId,
        ResidentBytes = Environment.WorkingSet + node.Slots.Sum(ResidentBytes),
        Clock = time.GetUtcNow().UtcDateTime,
        Disk = disk.Now(),
    };

    private static long ResidentBytes(Slot slot)
    {
        try
        {
            using var process = slot.ProcessId is { } id ? Process.GetProcessById(id) : null;
            return process?.WorkingSet64 ?? 0;
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            // It ended this moment.
            return 0;
        }
    }
}
