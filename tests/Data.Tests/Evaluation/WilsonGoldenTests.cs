using System.Text.Json;
using Studio.Data.Evaluation.Statistics;
using Studio.Testing;

namespace Studio.Data.Tests.Evaluation;

/// <summary>Against statsmodels (tests/goldens/ratings, or STUDIO_GOLDENS): of every pair of systems, and of each against all.</summary>
public sealed class WilsonGoldenTests(ITestOutputHelper output)
{
    /// <summary>The files hold six digits.</summary>
    private const double Exact = 1e-6;

    [Fact]
    public void Wilsons_interval_is_what_another_program_says()
    {
        var folder = Goldens.Folder("ratings");
        var (found, run) = (0, 0);
        foreach (var file in Directory.EnumerateFiles(folder, "v*.json").Order(StringComparer.Ordinal))
        {
            using var golden = JsonDocument.Parse(File.ReadAllBytes(file));
            foreach (var pair in golden.RootElement.GetProperty("wilson95_pairs").EnumerateArray())
            {
                var (wins, losses, ties) = (Int(pair, "wins_a"), Int(pair, "wins_b"), Int(pair, "ties"));
                run += Check(pair.GetProperty("decisive"), wins, wins + losses) + Check(pair.GetProperty("ties_half"), wins + (ties / 2.0), wins + losses + ties);
                found += 2;
            }

            foreach (var system in golden.RootElement.GetProperty("overall").EnumerateArray())
            {
                run += Check(system.GetProperty("wilson95_ties_half"), Int(system, "wins") + (Int(system, "ties") / 2.0), Int(system, "battles"));
                found++;
            }
        }

        output.WriteLine(Goldens.Count($"{folder}, Wilson", found, run));
    }

    private static int Check(JsonElement expected, double successes, int trials)
    {
        if (trials == 0)
        {
            return 0;
        }

        var interval = WilsonInterval.Of(successes, trials);
        Assert.Equal(expected[0].GetDouble(), interval.Low, Exact);
        Assert.Equal(expected[1].GetDouble(), interval.High, Exact);
        return 1;
    }

    private static int Int(JsonElement row, string name) => row.GetProperty(name).GetInt32();
}
