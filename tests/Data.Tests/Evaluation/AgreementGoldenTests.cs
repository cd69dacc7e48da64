using System.Text.Json;
using Studio.Data.Evaluation.Statistics;
using Studio.Testing;

namespace Studio.Data.Tests.Evaluation;

/// <summary>Against what other programs computed and what was published (tests/goldens/ratings, or STUDIO_GOLDENS).</summary>
public sealed class AgreementGoldenTests(ITestOutputHelper output)
{
    /// <summary>The file holds nine digits.</summary>
    private const double Exact = 1e-8;

    private static readonly string File = Path.Combine(Goldens.Folder("ratings"), "rater-agreement.json");

    [Fact]
    public void Krippendorffs_alpha_is_what_other_programs_say()
    {
        using var golden = JsonDocument.Parse(System.IO.File.ReadAllBytes(File));
        var (found, run) = (0, 0);
        foreach (var one in golden.RootElement.GetProperty("krippendorff").EnumerateArray())
        {
            found++;
            var units = Units(one.GetProperty("raters_x_units"));
            Assert.Equal(one.GetProperty("alpha").GetProperty("nominal").GetDouble(), KrippendorffAlpha.Nominal(units)!.Value, Exact);
            if (one.TryGetProperty("published", out var published))
            {
                Assert.Equal(published.GetProperty("nominal").GetDouble(), KrippendorffAlpha.Nominal(units)!.Value, 0.0005);
            }

            if (one.TryGetProperty("fleiss_kappa", out var kappa))
            {
                Assert.Equal(kappa.GetDouble(), FleissKappa.Of(units)!.Value, Exact);
            }

            run++;
        }

        output.WriteLine(Goldens.Count($"{File}, krippendorff", found, run));
    }

    [Fact]
    public void Fleiss_kappa_is_what_other_programs_say()
    {
        using var golden = JsonDocument.Parse(System.IO.File.ReadAllBytes(File));
        var (found, run) = (0, 0);
        foreach (var one in golden.RootElement.GetProperty("fleiss").EnumerateArray())
        {
            found++;
            var units = one.GetProperty("counts_units_x_categories").EnumerateArray()
                .Select(counts => new JudgedUnits([.. counts.EnumerateArray().Select(count => count.GetInt32())], Units: 1)).ToList();
            Assert.Equal(one.GetProperty("kappa").GetDouble(), FleissKappa.Of(units)!.Value, Exact);
            run++;
        }

        output.WriteLine(Goldens.Count($"{File}, fleiss", found, run));
    }

    private static List<JudgedUnits> Units(JsonElement ratersByUnits)
    {
        var raters = ratersByUnits.EnumerateArray().Select(rater => rater.EnumerateArray().Select(value => value.ValueKind == JsonValueKind.Null ? (int?)null : value.GetInt32()).ToList()).ToList();
        var values = raters.SelectMany(rater => rater).Where(value => value is not null).Distinct().Order().ToList();
        return [.. Enumerable.Range(0, raters[0].Count).Select(unit => new JudgedUnits([.. values.Select(value => raters.Count(rater => rater[unit] == value))], Units: 1))];
    }
}
