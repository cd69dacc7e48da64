using System.Runtime.InteropServices;
using Microsoft.Win32;

namespace Studio.Web.Setup;

/// <summary>Names of the graphics devices that the system itself speaks of; nothing is loaded or tried for it.</summary>
internal static class GraphicsCards
{
    private const string WindowsClass = @"SYSTEM\CurrentControlSet\Control\Class\{4d36e968-e325-11ce-bfc1-08002be10318}";

    public static IReadOnlyList<string> Find()
    {
        try
        {
            return OperatingSystem.IsWindows() ? OfWindows()
                : OperatingSystem.IsMacOS() ? OfMac()
                : OfLinux("/");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or System.Security.SecurityException)
        {
            // What may not be read is not known to be there.
            return [];
        }
    }

    /// <summary>NVIDIA's driver lists its cards by name; others only show that they can draw.</summary>
    internal static IReadOnlyList<string> OfLinux(string root)
    {
        var listed = Path.Combine(root, "proc/driver/nvidia/gpus");
        var named = Directory.Exists(listed) ? Directory.EnumerateDirectories(listed).Select(card => Path.Combine(card, "information")).Where(File.Exists).Select(ModelOf).OfType<string>().ToList() : [];
        var drawing = Path.Combine(root, "dev/dri");
        return named.Count > 0 ? named
            : File.Exists(Path.Combine(root, "dev/nvidia0")) ? ["NVIDIA"]
            : Directory.Exists(drawing) && Directory.EnumerateFileSystemEntries(drawing, "renderD*").Any() ? ["A graphics card"]
            : [];
    }

    private static string? ModelOf(string file) =>
        File.ReadLines(file).FirstOrDefault(line => line.StartsWith("Model:", StringComparison.Ordinal))?["Model:".Length..].Trim();

    private static IReadOnlyList<string> OfMac() => RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? ["Apple silicon"] : [];

    [System.Runtime.Versioning.SupportedOSPlatform("windows")]
    private static List<string> OfWindows()
    {
        using var cards = Registry.LocalMachine.OpenSubKey(WindowsClass);
        return [.. (cards?.GetSubKeyNames() ?? []).Where(name => name.All(char.IsAsciiDigit)).Select(NameOf).OfType<string>().Where(name => !name.StartsWith("Microsoft ", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal)];

        string? NameOf(string number)
        {
            using var card = cards!.OpenSubKey(number);
            return card?.GetValue("DriverDesc") as string;
        }
    }
}
