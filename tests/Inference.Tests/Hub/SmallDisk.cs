using System.Diagnostics;
using System.Globalization;

namespace Studio.Inference.Tests.Hub;

/// <summary>A disk in memory that fills up soon.</summary>
internal sealed class SmallDisk : IDisposable
{
    private SmallDisk(string path) => Path = path;

    public string Path { get; }

    /// <summary>Null where that is not allowed.</summary>
    public static SmallDisk? TryMount(string folder, int kilobytes)
    {
        var path = System.IO.Path.Combine(folder, "disk");
        Directory.CreateDirectory(path);
        return OperatingSystem.IsLinux() && Run("mount", "-t", "tmpfs", "-o", Size(kilobytes), "tmpfs", path) ? new SmallDisk(path) : null;
    }

    public void Grow(int kilobytes) => Assert.True(Run("mount", "-o", $"remount,{Size(kilobytes)}", Path));

    public void Dispose() => Assert.True(Run("umount", Path));

    private static string Size(int kilobytes) => string.Create(CultureInfo.InvariantCulture, $"size={kilobytes}k");

    private static bool Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, UseShellExecute = false })!;
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
