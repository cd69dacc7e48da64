using Studio.Data.Evaluation.Statistics;

namespace Studio.Data.Tests.Evaluation;

public sealed class AgreementTests
{
    private static readonly JudgedUnits[] Cases = [new([2, 0], 30), new([0, 2], 40), new([1, 1], 12), new([1, 0], 500)];

    [Fact]
    public void Units_counted_together_are_the_same_as_one_by_one()
    {
        var apart = Cases.SelectMany(unit => Enumerable.Repeat(unit with { Units = 1 }, unit.Units)).ToList();

        Assert.Equal(KrippendorffAlpha.Nominal(apart)!.Value, KrippendorffAlpha.Nominal(Cases)!.Value, 1e-12);
        Assert.Equal(FleissKappa.Of(apart.Where(unit => unit.Judges == 2).ToList())!.Value, FleissKappa.Of(Cases[..3])!.Value, 1e-12);
    }

    [Fact]
    public void A_judgement_without_a_second_one_changes_nothing() =>
        Assert.Equal(KrippendorffAlpha.Nominal(Cases[..3]), KrippendorffAlpha.Nominal(Cases));

    [Fact]
    public void Where_nobody_ever_differs_there_is_no_alpha()
    {
        Assert.Null(KrippendorffAlpha.Nominal([new([3, 0], 50)]));
        Assert.Null(KrippendorffAlpha.Nominal([]));
        Assert.Null(AlphaBootstrap.Of([new([2, 0], 50)], seed: 1));
        Assert.Null(FleissKappa.Of([new([2, 0], 5), new([2, 1], 5)]));
    }

    [Fact]
    public void The_interval_holds_alpha_and_is_the_same_for_the_same_seed()
    {
        var interval = AlphaBootstrap.Of(Cases, seed: 7)!.Value;

        Assert.InRange(KrippendorffAlpha.Nominal(Cases)!.Value, interval.Low, interval.High);
        Assert.Equal(interval, AlphaBootstrap.Of(Cases, seed: 7));
        Assert.NotEqual(interval, AlphaBootstrap.Of(Cases, seed: 8));
    }

    /// <summary>Units drawn one by one, as the definition says, give the same interval as the draw of counts.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(200)]
    public void Drawing_counts_is_drawing_units(int times)
    {
        var cases = Cases[..3].Select(unit => unit with { Units = unit.Units * times }).ToArray();
        var apart = cases.SelectMany(unit => Enumerable.Repeat(unit with { Units = 1 }, unit.Units)).ToArray();
        var random = new Random(11);
        var alphas = Enumerable.Range(0, 400)
            .Select(_ => KrippendorffAlpha.Nominal([.. random.GetItems(apart, apart.Length).GroupBy(unit => unit.Answers).Select(of => new JudgedUnits(of.Key, of.Count()))])!.Value)
            .Order().ToList();

        var interval = AlphaBootstrap.Of(cases, seed: 3)!.Value;

        var width = interval.High - interval.Low;
        Assert.Equal(Quantile.Of(alphas, 0.025), interval.Low, 0.25 * width);
        Assert.Equal(Quantile.Of(alphas, 0.975), interval.High, 0.25 * width);
    }

    [Fact]
    public void A_share_of_none_or_of_all_still_has_an_interval()
    {
        Assert.Equal(0, WilsonInterval.Of(0, 10).Low);
        Assert.Equal(0.2775, WilsonInterval.Of(0, 10).High, 1e-4);
        Assert.Equal(1, WilsonInterval.Of(10, 10).High, 1e-12);
    }
}
