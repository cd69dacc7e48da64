using System.Diagnostics;

namespace Studio.Benchmarks.Serving;

/// <summary>"studio serve" in a process of its own, with the clock of its start.</summary>
internal sealed class RunningServer : IDisposable
{
    private const string Announced = "Studio is at ";

    private readonly Process _process;

    private RunningServer(Process process, Stopwatch sinceStart, Uri address)
    {
        _process = process;
        SinceStart = sinceStart;
        Address = address;
    }

    public Stopwatch SinceStart { get; }

    public Uri Address { get; }

    public int ProcessId => _process.Id;

    public static async Task<RunningServer> StartAsync(string dataFolder)
    {
        var clock = Stopwatch.StartNew();
        var process = StudioProgram.Start(dataFolder, "serve", "--port", "0");
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith(Announced, StringComparison.Ordinal))
            {
                // By name: cookies and forms belong to a host name.
                var address = new Uri(line[Announced.Length..].Replace("127.0.0.1", "localhost", StringComparison.Ordinal));
                _ = process.StandardOutput.ReadToEndAsync();
                return new RunningServer(process, clock, address);
            }
        }

        throw new InvalidOperationException("The server ended before it listened.");
    }

    /// <summary>Milliseconds from the start of the process to the whole first page.</summary>
    public async Task<double> FirstPageAsync(string page)
    {
        using var http = new HttpClient { BaseAddress = Address };
        await http.GetStringAsync(new Uri(page, UriKind.Relative));
        return SinceStart.Elapsed.TotalMilliseconds;
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }
}
