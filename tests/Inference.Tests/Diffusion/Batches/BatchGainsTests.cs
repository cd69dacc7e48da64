using Studio.Inference.Diffusion.Batches;

namespace Studio.Inference.Tests.Diffusion.Batches;

public sealed class BatchGainsTests
{
    /// <summary>Milliseconds of a step of one, two, three and four pictures together, what a picture takes beside its steps, steps, how many wait, how many are drawn together.</summary>
    [Theory]
    [InlineData(new double[] { 10, 15, 22, 29 }, 0, 20, 4, 4)]
    [InlineData(new double[] { 10, 15, 22, 29 }, 0, 20, 3, 3)]
    [InlineData(new double[] { 10, 15, 22, 29 }, 0, 20, 8, 3)]
    [InlineData(new double[] { 10, 15, 22, 26 }, 0, 20, 8, 4)]
    [InlineData(new double[] { 10, 15, 22, 29 }, 0, 20, 1, 1)]
    [InlineData(new double[] { 10, 19, 28, 37 }, 0, 20, 4, 1)]
    [InlineData(new double[] { 10, 15, 22, 29 }, 2_000, 20, 4, 1)]
    [InlineData(new double[] { 10, 16, 24, 32 }, 0, 20, 4, 2)]
    [InlineData(new double[] { 400, 600, 880, 1160 }, 0, 20, 4, 2)]
    [InlineData(new double[] { 400, 600, 880, 1160 }, 0, 20, 3, 3)]
    [InlineData(new double[] { 400, 600, 880, 1160 }, 0, 30, 4, 2)]
    [InlineData(new double[] { 400, 600, 880, 1160 }, 0, 40, 4, 1)]
    [InlineData(new double[] { }, 5, 20, 4, 1)]
    [InlineData(new double[] { 10 }, 5, 20, 4, 1)]
    public void Pictures_are_drawn_together_where_a_tenth_is_saved_and_nobody_waits_long_for_it(double[] steps, double beside, int count, int waiting, int together)
    {
        Assert.Equal(together, new BatchGains(steps, beside).Together(count, waiting));
    }

    [Fact]
    public void What_a_step_costs_among_others_is_told_as_a_share_of_what_it_costs_alone()
    {
        var gains = new BatchGains([10, 15, 22, 29], BesideMs: 5);

        Assert.Equal([1, 0.75, 29 / 40.0, 1], ((int[])[1, 2, 4, 5]).Select(gains.StepShare));
    }
}
