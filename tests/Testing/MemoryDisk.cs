using System.Diagnostics;

namespace Studio.Testing;

/// <summary>A file system in memory, as small as the test wants it, in place of a folder; unmounted when disposed.</summary>
public sealed class MemoryDisk : IDisposable
{
    private readonly TemporaryFolder _folder;

    private MemoryDisk(TemporaryFolder folder) => _folder = folder;

    private string Ballast => _folder["ballast"];

    /// <summary>Null where that is not allowed.</summary>
    public static MemoryDisk? Mount(TemporaryFolder folder, int megabytes) =>
        OperatingSystem.IsLinux() && Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", folder.Path) ? new MemoryDisk(folder) : null;

    /// <summary>To the last page.</summary>
    public void Fill()
    {
        using var stream = new FileStream(Ballast, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        var page = new byte[4096];
        try
        {
            while (true)
            {
                stream.Write(page);
            }
        }
        catch (IOException)
        {
            // That is the point.
        }
    }

    public void MakeRoom() => File.Delete(Ballast);

    public void Dispose() => Run("umount", "-l", _folder.Path);

    private static bool Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardError = true });
        process!.WaitForExit();
        return process.ExitCode == 0;
    }
}
