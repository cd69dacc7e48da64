using System.Text.Json;
using Studio.Data.Evaluation.Statistics;
using Studio.Testing;

namespace Studio.Data.Tests.Evaluation;

/// <summary>A set of votes of goldens/ratings and what it evaluates to.</summary>
internal sealed record RatingGolden(string Name, JsonElement Expected, IReadOnlyList<string> Systems, IReadOnlyList<GoldenVote> Votes)
{
    private const string Folder = "ratings";
    private const string VotesEnd = ".votes.jsonl";

    public WinMatrix Wins => new(Systems.Count, Votes.Select(vote => vote.Tally));

    public static IReadOnlyList<RatingGolden> All() =>
        [.. Directory.EnumerateFiles(Goldens.Folder(Folder), $"*{VotesEnd}").Order(StringComparer.Ordinal).Select(Read)];

    /// <summary>Runs the check on each set that it is about, and says how many these were.</summary>
    public static void Each(Func<RatingGolden, bool> isAbout, Action<RatingGolden> check)
    {
        var all = All();
        var about = all.Where(isAbout).ToList();
        foreach (var golden in about)
        {
            check(golden);
        }

        TestContext.Current.TestOutputHelper!.WriteLine(Goldens.Count(Goldens.Folder(Folder), all.Count, about.Count));
    }

    public bool Has(string name) => Expected.TryGetProperty(name, out _);

    public double[] Numbers(JsonElement bySystem) => [.. Systems.Select(system => bySystem.GetProperty(system).GetDouble())];

    public static void Near(double expected, double actual, double tolerance, string what) =>
        Assert.True(Math.Abs(expected - actual) <= tolerance, $"{what}: expected {expected}, was {actual}.");

    private static RatingGolden Read(string file)
    {
        var name = Path.GetFileName(file)[..^VotesEnd.Length];
        var expected = JsonDocument.Parse(File.ReadAllText(Path.Combine(Path.GetDirectoryName(file)!, $"{name}.json"))).RootElement;
        var systems = expected.GetProperty("systems").EnumerateArray().Select(system => system.GetString()!).ToList();
        var votes = File.ReadLines(file).Where(line => line.Length > 0).Select(line => GoldenVote.Of(JsonDocument.Parse(line).RootElement, systems)).ToList();
        return new RatingGolden(name, expected, systems, votes);
    }
}

internal readonly record struct GoldenVote(int Left, int Right, double Score)
{
    public PairTally Tally => new(Left, Right, Score is 1 ? 1 : 0, Score is 0 ? 1 : 0, Score is 0.5 ? 1 : 0);

    public static GoldenVote Of(JsonElement line, List<string> systems) => new(
        systems.IndexOf(line.GetProperty("model_a").GetString()!),
        systems.IndexOf(line.GetProperty("model_b").GetString()!),
        line.GetProperty("winner").GetString() switch { "model_a" => 1, "model_b" => 0, "tie" or "tie (bothbad)" => 0.5, var other => throw new InvalidDataException($"Unknown winner {other}.") });
}
