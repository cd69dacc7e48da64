using System.Diagnostics;
using System.Globalization;

namespace Studio.Jobs.Tests.Nodes;

/// <summary>A node in a process of its own, which can be ended with -9, and its children.</summary>
internal sealed class KillableNode : IDisposable
{
    private readonly Process _process;

    private KillableNode(Process process) => _process = process;

    public static KillableNode Start(string folder)
    {
        var start = new ProcessStartInfo(JobsNode.Executable) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardInput = true };
        start.ArgumentList.Add("node");
        start.ArgumentList.Add(folder);
        return new KillableNode(Process.Start(start)!);
    }

    /// <summary>From /proc: the parent is the fourth field, after a name in brackets.</summary>
    public List<int> Children()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Children are found by /proc.");
        return
        [
            .. Directory.EnumerateDirectories("/proc")
                .Select(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id) ? id : 0)
                .Where(id => id > 0 && Stat(id) is [_, var parent, ..] && parent == _process.Id.ToString(CultureInfo.InvariantCulture)),
        ];
    }

    public async Task KillAsync(CancellationToken cancellationToken)
    {
        _process.Kill();
        await _process.WaitForExitAsync(cancellationToken);
    }

    /// <summary>Gone, or dead and not yet collected by whoever inherited it.</summary>
    public static bool HasEnded(int id) => Stat(id) is not [not ("Z" or "X"), ..];

    public void Dispose()
    {
        _process.Kill();
        _process.Dispose();
    }

    /// <summary>What follows the name: state, parent, ...; empty when there is no such process.</summary>
    private static string[] Stat(int id)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{id}/stat");
            return stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            return [];
        }
    }
}
