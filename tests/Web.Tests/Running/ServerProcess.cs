using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Studio.Testing;

/// <summary>The real program in a process of its own, as a person starts it: to be ended with -9.</summary>
public sealed partial class ServerProcess : IDisposable
{
    private readonly Process _process;

    private ServerProcess(Process process, Uri address, string? setupToken)
    {
        _process = process;
        Address = address;
        SetupToken = setupToken;
    }

    public Uri Address { get; }

    /// <summary>What the console shows at the first start.</summary>
    public string? SetupToken { get; }

    /// <param name="data">The data folder.</param>
    /// <param name="port">0 takes any free one.</param>
    /// <param name="cancellationToken">Ends the waiting for the address.</param>
    /// <param name="settings">Environment variables, such as Data__Provider.</param>
    public static async Task<ServerProcess> StartAsync(
        string data, int port, CancellationToken cancellationToken, params IEnumerable<(string Name, string Value)> settings)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, WorkingDirectory = data, RedirectStandardOutput = true };
        var isFirst = !Directory.Exists(Path.Combine(data, "keys"));
        string[] arguments = [Path.Combine(AppContext.BaseDirectory, "Studio.Web.dll"), "serve", "--port", port.ToString(CultureInfo.InvariantCulture), "--data", data];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["Logging__LogLevel__Default"] = "Error";
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        try
        {
            // A server that goes on after a kill may warn first, of what it found.
            Match address;
            do
            {
                address = AddressLine().Match(await process.StandardOutput.ReadLineAsync(cancellationToken) ?? throw new InvalidOperationException("The program ended without saying where it is."));
            }
            while (!address.Success);

            var token = isFirst ? TokenLine().Match(await process.StandardOutput.ReadLineAsync(cancellationToken) ?? "").Groups["token"].Value : null;

            // Whatever else is printed must not fill the pipe.
            _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
            return new ServerProcess(process, new Uri(address.Groups["address"].Value.Replace("127.0.0.1", "localhost", StringComparison.Ordinal)), token);
        }
        catch
        {
            process.Kill();
            process.Dispose();
            throw;
        }
    }

    /// <summary>SIGKILL: nothing of the program runs any more, nothing is tidied up.</summary>
    public async Task KillAsync(CancellationToken cancellationToken)
    {
        _process.Kill();
        await _process.WaitForExitAsync(cancellationToken);
    }

    /// <summary>SIGTERM, as a service manager stops a server: it has time to put its work away.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await _process.WaitForExitAsync(cancellationToken);
    }

    /// <summary>The slot processes: the program has no other children.</summary>
    public IReadOnlyList<int> SlotIds() =>
    [
        .. Directory.EnumerateDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id) ? id : 0)
            .Where(id => id > 0 && ParentOf(id) == _process.Id),
    ];

    /// <summary>SIGKILL to every slot; gives their ids.</summary>
    public IReadOnlyList<int> KillSlots()
    {
        var ids = SlotIds();
        foreach (var id in ids)
        {
            using var slot = Process.GetProcessById(id);
            slot.Kill();
        }

        return ids;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    // The parent is the fourth field, after a name in brackets.
    private static int? ParentOf(int id)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{id}/stat");
            return int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return null;
        }
    }

    [GeneratedRegex("Studio is at (?<address>http[^ ]+)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex AddressLine();

    [GeneratedRegex("token=(?<token>[A-Z0-9-]+)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex TokenLine();
}
