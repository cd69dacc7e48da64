using System.Globalization;

namespace Studio.Inference.Models;

/// <summary>The memory that this process and its children may use: the machine's, or the limit of its container.</summary>
public static class MachineMemory
{
    /// <summary>cgroup v2, then v1. Without a limit v2 says "max" and v1 a number larger than any machine.</summary>
    private static readonly string[] Limits = ["/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes"];

    public static long Bytes { get; } = Read();

    private static long Read()
    {
        // Inside a container the runtime counts three quarters of the limit, which it keeps for its own heap; models are not on that heap.
        var machine = MemoryOfMachine() ?? GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        return Limits.Select(Number).OfType<long>().Append(machine).Min();
    }

    private static long? MemoryOfMachine()
    {
        const string Info = "/proc/meminfo";
        if (!File.Exists(Info))
        {
            return null;
        }

        var total = File.ReadLines(Info).First().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return total is ["MemTotal:", var kilobytes, ..] && long.TryParse(kilobytes, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number << 10 : null;
    }

    private static long? Number(string file)
    {
        try
        {
            return long.TryParse(File.ReadAllText(file).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
