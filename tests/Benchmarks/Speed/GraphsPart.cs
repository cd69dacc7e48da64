namespace Studio.Benchmarks.Speed;

/// <summary>Loading with and without optimised graphs on disk, and the load that makes them.</summary>
internal static class GraphsPart
{
    private const int Rounds = 7;

    public static void Run()
    {
        using var kept = new TemporaryFolder();
        Markdown.Section(
            "Optimised graphs on disk",
            $"Loading the whole model, files in the system's cache; {Rounds} rounds. A graph is kept from 1 MB on; reading it includes checking its sum.",
            "load", "ms", "over none");
        var times = InTurn.Time(
            Rounds,
            () => SpeedModel.Mini.Load().Dispose(),
            () => SpeedModel.Mini.Load(kept.Path).Dispose(),
            () =>
            {
                using var empty = new TemporaryFolder();
                SpeedModel.Mini.Load(empty.Path).Dispose();
            });
        string[] names = ["no graphs kept", "graphs kept", "the first load, which keeps them"];
        foreach (var (name, runs) in names.Zip(times))
        {
            Markdown.Row(name, Markdown.Ms(InTurn.Median(runs)), Markdown.Ratio(InTurn.Ratio(runs, times[0])));
        }

        Console.WriteLine();
        Console.WriteLine($"On disk: {Size(kept.Path) >> 20} MB for a model of {Size(SpeedModel.Mini.Files.Folder) >> 20} MB; its half-precision weights are kept as the processor computes them.");
    }

    private static long Size(string folder) => new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);
}
