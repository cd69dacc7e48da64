using Studio.Data.Evaluation.Statistics;

namespace Studio.Data.Tests.Evaluation;

/// <summary>What must hold of ratings whatever the reference numbers are.</summary>
public sealed class RatingTests
{
    private static readonly double[] Truth = [0.9, 0.4, 0.0, -0.3, -1.0];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void In_a_hundred_simulated_sessions_the_intervals_cover_the_truth_as_often_as_they_say()
    {
        var (hessian, bootstrap) = (new int[Truth.Length], new int[Truth.Length]);
        for (var session = 0; session < 100; session++)
        {
            var votes = Session(new Random(session), prompts: 120, votesEach: 5);
            var group = Assert.Single(Ratings.Of(new WinMatrix(Truth.Length, votes.Select(vote => vote.Tally)), PromptVotes.Of(votes), session, Token));
            foreach (var rated in group.Rated)
            {
                var truth = EloScale.Middle + (Truth[rated.System] * EloScale.Points);
                hessian[rated.System] += Holds(rated.Hessian, truth);
                bootstrap[rated.System] += Holds(rated.Bootstrap!.Value, truth);
            }
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"covered: Hessian {string.Join(' ', hessian)}, bootstrap {string.Join(' ', bootstrap)} of 100");
        // Of all intervals; a single system's may miss by chance a few times more.
        Assert.InRange(hessian.Average(), 90, 99);
        Assert.InRange(bootstrap.Average(), 90, 99);
        Assert.All(hessian.Concat(bootstrap), covered => Assert.InRange(covered, 87, 100));
    }

    [Fact]
    public void In_a_thousand_sessions_the_interval_of_each_system_covers_its_truth_in_ninety_five_of_a_hundred()
    {
        var covered = new int[Truth.Length];
        for (var session = 0; session < 1000; session++)
        {
            var votes = Session(new Random(session), prompts: 120, votesEach: 5);
            foreach (var rated in Ratings.Of(new WinMatrix(Truth.Length, votes.Select(vote => vote.Tally)), prompts: null, session, Token)[0].Rated)
            {
                covered[rated.System] += Holds(rated.Hessian, EloScale.Middle + (Truth[rated.System] * EloScale.Points));
            }
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"covered: {string.Join(' ', covered)} of 1000");
        Assert.All(covered, one => Assert.InRange(one, 930, 970));
    }

    [Fact]
    public void The_same_votes_and_seed_give_the_same_intervals_on_any_count_of_threads_and_in_any_order()
    {
        var votes = Session(new Random(1), prompts: 60, votesEach: 3);
        var wins = new WinMatrix(Truth.Length, votes.Select(vote => vote.Tally));
        var there = Ratings.Of(wins, PromptVotes.Of(votes), seed: 7, Token)[0].Rated.Select(rated => rated.Bootstrap).ToList();
        var back = Ratings.Of(wins, PromptVotes.Of(Enumerable.Reverse(votes)), seed: 7, Token)[0].Rated.Select(rated => rated.Bootstrap).ToList();
        var other = Ratings.Of(wins, PromptVotes.Of(votes), seed: 8, Token)[0].Rated.Select(rated => rated.Bootstrap).ToList();

        Assert.Equal(there, back);
        Assert.NotEqual(there, other);
    }

    [Fact]
    public void Answers_about_one_prompt_that_repeat_each_other_widen_the_interval()
    {
        var votes = Session(new Random(3), prompts: 100, votesEach: 1);
        var repeated = votes.SelectMany(vote => Enumerable.Repeat(vote, 8)).ToList();
        var group = Ratings.Of(new WinMatrix(Truth.Length, repeated.Select(vote => vote.Tally)), PromptVotes.Of(repeated), seed: 7, Token)[0];

        Assert.All(group.Rated, rated => Assert.True(Width(rated.Bootstrap!.Value) > 2 * Width(rated.Hessian)));
    }

    [Fact]
    public void Davidson_finds_the_share_of_ties_and_the_strengths()
    {
        var (random, ties) = (new Random(5), 0.8);
        var tallies = Enumerable.Range(0, 20_000).Select(_ =>
        {
            var (left, right) = Pair(random);
            var (win, lose, both) = (Math.Exp((Truth[left] - Truth[right]) / 2), Math.Exp((Truth[right] - Truth[left]) / 2), ties);
            var drawn = random.NextDouble() * (win + lose + both);
            return drawn < win ? new PairTally(left, right, 1, 0, 0) : drawn < win + lose ? new PairTally(left, right, 0, 1, 0) : new PairTally(left, right, 0, 0, 1);
        });

        var fit = Davidson.Fit(new WinMatrix(Truth.Length, tallies), [.. Enumerable.Range(0, Truth.Length)]);

        RatingGolden.Near(ties, fit.Ties, 0.05, "ties");
        foreach (var (system, truth) in Truth.Index())
        {
            RatingGolden.Near(truth, fit.Strengths.Values[system], 4 * Math.Sqrt(fit.Strengths.Variance(system)), "strength");
        }
    }

    [Fact]
    public void Without_ties_Davidson_is_Bradley_and_Terry()
    {
        var wins = new WinMatrix(Truth.Length, Session(new Random(2), 80, 4).Select(vote => vote.Tally));
        int[] all = [.. Enumerable.Range(0, Truth.Length)];
        Assert.Equal(BradleyTerry.Fit(wins.Scores(all), all.Length).Values, Davidson.Fit(wins, all).Strengths.Values);
    }

    [Fact]
    public void Ties_without_a_pair_that_was_won_both_ways_can_outgrow_every_strength()
    {
        // One wins and ties, the other never wins: with ν and the difference growing together the likelihood rises for ever.
        Assert.False(IsFinite([new(0, 1, 10, 0, 5)], 2));
        Assert.False(IsFinite([new(0, 1, 0, 0, 9)], 2));
        Assert.True(IsFinite([new(0, 1, 10, 1, 5)], 2));
        // A circle of wins and ties: each would have to be above the next.
        Assert.True(IsFinite([new(0, 1, 3, 0, 2), new(1, 2, 3, 0, 2), new(2, 0, 3, 0, 2)], 3));
        Assert.False(IsFinite([new(0, 1, 3, 0, 2), new(1, 2, 0, 0, 4), new(0, 2, 3, 0, 2)], 3));

        static bool IsFinite(PairTally[] tallies, int systems) => Ratings.Of(new WinMatrix(systems, tallies), prompts: null, seed: 1, Token, new RatingModel(TieModel.Davidson))[0].HasFiniteAnswer;
    }

    [Fact]
    public void Davidson_has_scores_and_intervals_whatever_was_voted()
    {
        var votes = Session(new Random(6), prompts: 60, votesEach: 3);
        votes = [.. votes.Select((vote, at) => at % 3 == 0 ? (vote.Prompt, vote.Tally with { LeftWins = 0, RightWins = 0, Ties = 1 }) : vote)];
        var group = Assert.Single(Ratings.Of(new WinMatrix(Truth.Length, votes.Select(vote => vote.Tally)), PromptVotes.Of(votes), seed: 7, Token, new RatingModel(TieModel.Davidson)));

        // A third are ties, so between equals a little more than that: ν / (2 + ν).
        Assert.InRange(group.TieWeight!.Value, 0.8, 1.6);
        Assert.All(group.Rated, rated => Assert.True(rated.Bootstrap!.Value.Low < rated.Score && rated.Score < rated.Bootstrap.Value.High));

        var alone = Assert.Single(Ratings.Of(new WinMatrix(2, [new PairTally(0, 1, 10, 0, 5)]), prompts: null, seed: 7, Token, new RatingModel(TieModel.Davidson)));
        Assert.True(!alone.HasFiniteAnswer && double.IsFinite(alone.Rated[0].Score) && alone.Rated[0].Score > alone.Rated[1].Score);
    }

    [Fact]
    public void An_anchor_stands_at_0_and_the_others_as_differences_to_it()
    {
        var votes = Session(new Random(8), prompts: 60, votesEach: 3);
        var wins = new WinMatrix(Truth.Length, votes.Select(vote => vote.Tally));
        var mean = Assert.Single(Ratings.Of(wins, PromptVotes.Of(votes), seed: 7, Token));
        var group = Assert.Single(Ratings.Of(wins, PromptVotes.Of(votes), seed: 7, Token, new RatingModel(Anchor: 1)));

        Assert.Equal((1, 0.0), (group.Anchor, group.Zero));
        var anchor = group.Rated[1].ToAnchor!;
        Assert.Equal((0.0, 0.0, new Interval(0, 0), new Interval(0, 0)), (anchor.Score, anchor.StandardError, anchor.Hessian, anchor.Bootstrap!.Value));
        foreach (var (system, rated) in group.Rated.Index())
        {
            Assert.Equal(mean.Rated[system], rated with { ToAnchor = null });
            Assert.Equal(rated.Score - group.Rated[1].Score, rated.ToAnchor!.Score, 1e-9);
            Assert.True(rated.ToAnchor.Bootstrap!.Value.Low <= rated.ToAnchor.Score && rated.ToAnchor.Score <= rated.ToAnchor.Bootstrap.Value.High);
        }

        // With two systems the difference is twice one's own score, and so is its error.
        var two = Assert.Single(Ratings.Of(new WinMatrix(2, [new PairTally(0, 1, 30, 20, 10)]), prompts: null, seed: 7, Token, new RatingModel(Anchor: 0)));
        Assert.Equal(2 * two.Rated[1].StandardError, two.Rated[1].ToAnchor!.StandardError, 1e-9);
    }

    [Fact]
    public void The_favoured_side_is_found()
    {
        RatingGolden.Each(golden => golden.Name.Contains("position-bias", StringComparison.Ordinal), golden =>
        {
            var fit = SideBias.Fit([.. golden.Votes.Select(vote => vote.Tally)], golden.Systems.Count)!;
            RatingGolden.Near(45, fit.Points, 2 * fit.StandardError, golden.Name);
            Assert.True(fit.Points > EloScale.Z * fit.StandardError);
        });
        Assert.Null(SideBias.Fit([new PairTally(0, 1, 5, 0, 0)], 2));
    }

    [Fact]
    public void As_many_more_votes_as_are_said_separate_two_systems()
    {
        const double difference = 0.2;
        var share = 1 / (1 + Math.Exp(-difference));
        var before = 1 / (100 * share * (1 - share));
        var more = Power.MoreVotes(difference, before, clustering: 1)!.Value;
        var after = 1 / ((100 + more) * share * (1 - share));

        RatingGolden.Near(1.96 + 0.8416, difference / Math.Sqrt(after), 0.01, "errors apart");
        Assert.Equal(0, Power.MoreVotes(difference: 2, variance: 0.1, clustering: 1));
        Assert.Null(Power.MoreVotes(difference: 0, variance: 0.1, clustering: 1));
        Assert.True(Power.MoreVotes(difference, before, clustering: 2) > more);
    }

    [Fact]
    public void Overlapping_intervals_share_a_place()
    {
        Interval[] intervals = [new(100, 130), new(50, 70), new(60, 80), new(0, 20)];
        Assert.Equal([(1, 1), (2, 3), (2, 3), (4, 4)], Ranks.Of(intervals));
    }

    [Fact]
    public void Too_few_prompts_or_a_perfect_winner_get_no_interval_of_the_bootstrap()
    {
        var few = Session(new Random(4), prompts: StrengthBootstrap.LeastPrompts - 1, votesEach: 30);
        Assert.Null(Ratings.Of(new WinMatrix(Truth.Length, few.Select(vote => vote.Tally)), PromptVotes.Of(few), seed: 7, Token)[0].Bootstrap);
        var perfect = Enumerable.Range(0, 50).Select(_ => (Guid.NewGuid(), new PairTally(0, 1, 1, 0, 0))).ToList();
        var group = Assert.Single(Ratings.Of(new WinMatrix(2, perfect.Select(vote => vote.Item2)), PromptVotes.Of(perfect), seed: 7, Token));
        Assert.Null(group.Bootstrap);
        Assert.All(group.Rated, rated => Assert.True(double.IsFinite(rated.Score) && rated.StandardError > 0));
    }

    [Fact]
    public void One_system_alone_has_no_rating() =>
        Assert.Empty(Ratings.Of(new WinMatrix(2, [new PairTally(0, 0, 3, 4, 1)]), prompts: null, seed: 1, Token));

    private static List<(Guid Prompt, PairTally Tally)> Session(Random random, int prompts, int votesEach) =>
    [
        .. Enumerable.Range(0, prompts).SelectMany(number => Enumerable.Range(0, votesEach).Select(_ =>
        {
            var (left, right) = Pair(random);
            var won = random.NextDouble() < 1 / (1 + Math.Exp(Truth[right] - Truth[left]));
            return (new Guid(number, 0, 0, new byte[8]), new PairTally(left, right, won ? 1 : 0, won ? 0 : 1, 0));
        })),
    ];

    private static (int Left, int Right) Pair(Random random)
    {
        var left = random.Next(Truth.Length);
        return (left, (left + 1 + random.Next(Truth.Length - 1)) % Truth.Length);
    }

    private static int Holds(Interval interval, double truth) => interval.Low <= truth && truth <= interval.High ? 1 : 0;

    private static double Width(Interval interval) => interval.High - interval.Low;
}
