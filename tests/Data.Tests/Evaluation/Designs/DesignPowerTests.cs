using Studio.Data.Evaluation.Designs;

namespace Studio.Data.Tests.Evaluation.Designs;

public sealed class DesignPowerTests
{
    [Fact]
    public void The_smallest_difference_is_seen_in_eighty_of_a_hundred_evaluations()
    {
        var power = new DesignPower(Prompts: 200, PairsEach: 1, Votes: 1, Ties: 0, OfPair: 0, OfPrompt: 0);
        var elo = power.Smallest!.Value;
        var share = 1 / (1 + Math.Pow(10, -elo / 400));
        var random = new Random(1);
        var seen = 0;
        for (var round = 0; round < 4_000; round++)
        {
            var wins = Enumerable.Range(0, 200).Count(_ => random.NextDouble() < share);
            seen += Math.Abs((wins / 200.0) - 0.5) > 1.959964 * power.StandardError ? 1 : 0;
        }

        Assert.InRange(seen / 4_000.0, 0.77, 0.83);
        Assert.Equal(0.8, power.Probability(elo), 0.001);
        Assert.Equal(0.05, power.Probability(0), 0.001);
    }

    [Fact]
    public void Votes_on_one_pair_that_all_agree_are_worth_one()
    {
        var one = new DesignPower(100, 1, 1, Ties: 0.3, OfPair: 1, OfPrompt: 0);

        Assert.Equal(one.StandardError, (one with { Votes = 5 }).StandardError, 1e-12);
        Assert.True((one with { Votes = 5, OfPair = 0.6 }).Smallest < one.Smallest);
    }

    [Fact]
    public void More_pictures_of_a_prompt_help_less_than_more_prompts()
    {
        var few = new DesignPower(100, 1, 3, 0.3, OfPair: 0.6, OfPrompt: 0.3);

        Assert.True((few with { PairsEach = 2 }).Smallest < few.Smallest);
        Assert.True((few with { Prompts = 200 }).Smallest < (few with { PairsEach = 2 }).Smallest);
    }

    [Fact]
    public void Nothing_is_seen_with_next_to_nothing()
    {
        Assert.Null(new DesignPower(0, 1, 3, 0.3, 0.6, 0.3).Smallest);
        Assert.Null(new DesignPower(2, 1, 1, 0, 0, 0).Smallest);
        Assert.Equal(0.05, new DesignPower(0, 1, 3, 0.3, 0.6, 0.3).Probability(400), 0.001);
    }
}
