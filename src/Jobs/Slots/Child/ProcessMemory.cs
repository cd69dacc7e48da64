using System.Globalization;

namespace Studio.Jobs.Slots.Child;

/// <summary>What this process holds of the machine's memory.</summary>
internal static class ProcessMemory
{
    private const string ClearRefs = "/proc/self/clear_refs";
    private const string Status = "/proc/self/status";

    public static long Resident => Environment.WorkingSet;

    /// <summary>The most since the last <see cref="ForgetPeak"/>; on systems that cannot forget, since the process began.</summary>
    public static long Peak
    {
        get
        {
            if (OperatingSystem.IsLinux() && Kilobytes("VmHWM:") is { } kilobytes)
            {
                return kilobytes << 10;
            }

            using var self = System.Diagnostics.Process.GetCurrentProcess();
            return self.PeakWorkingSet64;
        }
    }

    public static void ForgetPeak()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        try
        {
            // proc(5): "5" resets the peak resident set size to what is resident now.
            File.WriteAllText(ClearRefs, "5");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Some containers hide the file: the peak is then the process's, and what work adds looks larger than it is.
        }
    }

    private static long? Kilobytes(string name)
    {
        var line = File.ReadLines(Status).FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal));
        return line is not null && long.TryParse(line[name.Length..].Replace("kB", "", StringComparison.Ordinal).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var kilobytes) ? kilobytes : null;
    }
}
