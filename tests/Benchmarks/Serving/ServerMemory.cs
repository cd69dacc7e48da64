using System.Globalization;

namespace Studio.Benchmarks.Serving;

/// <summary>Resident memory of the server and its children in megabytes, by what they do. From Linux's /proc.</summary>
internal sealed record ServerMemory(double Server, double Writer, double Painter)
{
    public static bool IsKnown => OperatingSystem.IsLinux();

    public static ServerMemory Of(int server)
    {
        var (writer, painter) = (0.0, 0.0);
        foreach (var task in Directory.EnumerateDirectories($"/proc/{server}/task"))
        {
            foreach (var child in File.ReadAllText(Path.Combine(task, "children")).Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                var maps = File.ReadAllText($"/proc/{child}/maps");
                writer += maps.Contains("libllama", StringComparison.Ordinal) ? Resident(child) : 0;
                painter += maps.Contains("libonnxruntime", StringComparison.Ordinal) ? Resident(child) : 0;
            }
        }

        return new ServerMemory(Resident(server.ToString(CultureInfo.InvariantCulture)), writer, painter);
    }

    /// <summary>The highest of each, not of one moment.</summary>
    public ServerMemory Or(ServerMemory other) =>
        new(Math.Max(Server, other.Server), Math.Max(Writer, other.Writer), Math.Max(Painter, other.Painter));

    private static double Resident(string process)
    {
        var line = File.ReadLines($"/proc/{process}/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) / 1024;
    }
}
