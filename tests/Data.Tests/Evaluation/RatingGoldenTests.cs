using System.Text.Json;
using Studio.Data.Evaluation.Statistics;

namespace Studio.Data.Tests.Evaluation;

/// <summary>Against the reference numbers of goldens/ratings, within the tolerances written in its README.</summary>
public sealed class RatingGoldenTests
{
    private const double Points = 1e-3;
    private const double Shares = 1e-6;

    [Fact]
    public void Wins_ties_and_battles_are_counted_alike() => RatingGolden.Each(_ => true, golden =>
    {
        var wins = golden.Wins;
        Each(golden, (i, j) =>
        {
            Assert.Equal(At(golden, "wins", i, j).GetInt64(), wins.Wins(i, j));
            Assert.Equal(At(golden, "ties", i, j).GetInt64(), wins.Ties(i, j));
            Assert.Equal(At(golden, "battles", i, j).GetInt64(), wins.Battles(i, j));
            var share = At(golden, "win_fraction_ties_half", i, j);
            Assert.Equal(share.ValueKind == JsonValueKind.Null, wins.Share(i, j) is null);
            if (wins.Share(i, j) is { } own)
            {
                RatingGolden.Near(share.GetDouble(), own, Shares, $"{golden.Name} share {i} {j}");
            }
        });
        foreach (var pair in golden.Expected.GetProperty("wilson95_pairs").EnumerateArray())
        {
            var interval = wins.ShareInterval(Index(golden, pair, "a"), Index(golden, pair, "b"))!.Value;
            RatingGolden.Near(pair.GetProperty("ties_half")[0].GetDouble(), interval.Low, Shares, $"{golden.Name} Wilson");
            RatingGolden.Near(pair.GetProperty("ties_half")[1].GetDouble(), interval.High, Shares, $"{golden.Name} Wilson");
        }
    });

    [Fact]
    public void Groups_that_were_never_compared_are_found() => RatingGolden.Each(_ => true, golden =>
    {
        var graph = golden.Expected.GetProperty("graph");
        Assert.Equal(Names(graph.GetProperty("connected_components")), Names(golden, Groups.Compared(golden.Wins)));
        Assert.Equal(Names(graph.GetProperty("strongly_connected_components")), Names(golden, Groups.Beating(golden.Wins)));
        Assert.Equal(graph.GetProperty("mle_exists").GetBoolean(), Groups.HasFiniteStrengths(golden.Wins.Scores(All(golden)), golden.Systems.Count));
    });

    [Fact]
    public void Scores_errors_and_likelihoods_are_those_of_the_maximum() => RatingGolden.Each(golden => golden.Has("bt_mle"), golden =>
    {
        var expected = golden.Expected.GetProperty("bt_mle");
        var group = Assert.Single(Ratings.Of(golden.Wins, prompts: null, seed: 1, TestContext.Current.CancellationToken));
        Assert.True(group.HasFiniteAnswer);
        Near(golden, expected.GetProperty("scores"), [.. group.Rated.Select(rated => rated.Score)]);
        Near(golden, expected.GetProperty("std_error"), [.. group.Rated.Select(rated => rated.StandardError)]);
        RatingGolden.Near(expected.GetProperty("log_likelihood").GetDouble(), group.Strengths.LogLikelihood, 1e-5, golden.Name);
        foreach (var rated in group.Rated)
        {
            var wald = expected.GetProperty("wald95").GetProperty(golden.Systems[rated.System]);
            RatingGolden.Near(wald[0].GetDouble(), rated.Hessian.Low, 2 * Points, golden.Name);
            RatingGolden.Near(wald[1].GetDouble(), rated.Hessian.High, 2 * Points, golden.Name);
        }

        Each(golden, (i, j) =>
        {
            if (i != j)
            {
                var chance = 1 / (1 + Math.Exp(group.Strengths.Values[j] - group.Strengths.Values[i]));
                RatingGolden.Near(expected.GetProperty("win_probability")[i][j].GetDouble(), chance, 1e-5, golden.Name);
            }
        });
    });

    [Fact]
    public void Groups_without_a_common_scale_are_rated_each_by_itself() => RatingGolden.Each(golden => golden.Has("bt_mle_per_component"), golden =>
    {
        var groups = Ratings.Of(golden.Wins, prompts: null, seed: 1, TestContext.Current.CancellationToken);
        var expected = golden.Expected.GetProperty("bt_mle_per_component").GetProperty("components");
        Assert.Equal(expected.GetArrayLength(), groups.Count);
        foreach (var component in expected.EnumerateArray())
        {
            var systems = component.GetProperty("systems").EnumerateArray().Select(system => system.GetString()!).ToList();
            var group = groups.Single(own => golden.Systems[own.Systems[0]] == systems[0]);
            foreach (var rated in group.Rated)
            {
                RatingGolden.Near(component.GetProperty("scores").GetProperty(golden.Systems[rated.System]).GetDouble(), rated.Score, Points, golden.Name);
                RatingGolden.Near(component.GetProperty("std_error").GetProperty(golden.Systems[rated.System]).GetDouble(), rated.StandardError, Points, golden.Name);
            }
        }
    });

    [Fact]
    public void Half_votes_give_a_finite_answer_whatever_was_voted() => RatingGolden.Each(golden => golden.Has("bt_pseudo_votes_0.5"), golden =>
    {
        var count = golden.Systems.Count;
        var strengths = BradleyTerry.Fit(BradleyTerry.WithHalfVotes(golden.Wins.Scores(All(golden)), count), count);
        Near(golden, golden.Expected.GetProperty("bt_pseudo_votes_0.5").GetProperty("scores"), Scores(strengths));
    });

    [Fact]
    public void A_perfect_winner_gets_a_finite_score_and_it_is_said() => RatingGolden.Each(golden => golden.Has("bt_mle_without_separated"), golden =>
    {
        var group = Assert.Single(Ratings.Of(golden.Wins, prompts: null, seed: 1, TestContext.Current.CancellationToken));
        Assert.False(group.HasFiniteAnswer);
        Near(golden, golden.Expected.GetProperty("bt_pseudo_votes_0.5").GetProperty("scores"), [.. group.Rated.Select(rated => rated.Score)]);

        var rest = Groups.Beating(golden.Wins)[0];
        var scores = Scores(BradleyTerry.Fit(golden.Wins.Scores(rest), rest.Count));
        foreach (var (at, system) in rest.Index())
        {
            RatingGolden.Near(golden.Expected.GetProperty("bt_mle_without_separated").GetProperty("scores").GetProperty(golden.Systems[system]).GetDouble(), scores[at], Points, golden.Name);
        }
    });

    [Fact]
    public void Replayed_rounds_of_the_bootstrap_give_their_scores() => RatingGolden.Each(golden => golden.Has("bt_bootstrap_replay"), golden =>
    {
        var replay = golden.Expected.GetProperty("bt_bootstrap_replay");
        var rows = replay.GetProperty("rows").EnumerateArray().Select(row => new GoldenVote(Index(golden, row[0]), Index(golden, row[1]), row[2].GetDouble())).ToList();
        foreach (var round in replay.GetProperty("rounds").EnumerateArray())
        {
            var counts = round.GetProperty("counts").EnumerateArray().Select(count => count.GetInt64()).ToList();
            var wins = new WinMatrix(golden.Systems.Count, rows.Zip(counts, (row, count) => row.Tally is var one ? new PairTally(one.Left, one.Right, one.LeftWins * count, one.RightWins * count, one.Ties * count) : one));
            var scores = Scores(BradleyTerry.Fit(wins.Scores(All(golden)), golden.Systems.Count));
            foreach (var (expected, own) in round.GetProperty("scores").EnumerateArray().Zip(scores))
            {
                RatingGolden.Near(expected.GetDouble(), own, Points, golden.Name);
            }
        }
    });

    [Fact]
    public void Intervals_of_the_bootstrap_are_as_wide_as_those_of_another_program() => RatingGolden.Each(golden => golden.Has("bt_bootstrap"), golden =>
    {
        var expected = golden.Expected.GetProperty("bt_bootstrap");
        // README: about twice what another seed changed.
        var tolerance = 2 * expected.GetProperty("monte_carlo_diff_of_endpoints_other_seed").GetDouble();
        var prompts = PromptVotes.Of(golden.Votes.Select(vote => (Guid.NewGuid(), vote.Tally)));
        var group = Assert.Single(Ratings.Of(golden.Wins, prompts, seed: 7, TestContext.Current.CancellationToken));
        foreach (var rated in group.Rated)
        {
            var interval = expected.GetProperty("ci95_percentile").GetProperty(golden.Systems[rated.System]);
            RatingGolden.Near(interval[0].GetDouble(), rated.Bootstrap!.Value.Low, tolerance, golden.Name);
            RatingGolden.Near(interval[1].GetDouble(), rated.Bootstrap!.Value.High, tolerance, golden.Name);
        }
    });

    [Fact]
    public void Online_ratings_move_vote_by_vote() => RatingGolden.Each(golden => golden.Has("online_elo"), golden =>
    {
        var expected = golden.Expected.GetProperty("online_elo");
        foreach (var step in new[] { 4, 32 })
        {
            var elo = new OnlineElo(golden.Systems.Count, step);
            foreach (var (at, vote) in golden.Votes.Index())
            {
                elo.Add(vote.Left, vote.Right, vote.Score);
                if (at < 10)
                {
                    var after = expected.GetProperty($"{step}_first10_after_vote_[a,b]")[at];
                    RatingGolden.Near(after[0].GetDouble(), elo.Ratings[vote.Left], Shares, golden.Name);
                    RatingGolden.Near(after[1].GetDouble(), elo.Ratings[vote.Right], Shares, golden.Name);
                }
            }

            Near(golden, expected.GetProperty($"{step}"), [.. elo.Ratings]);
        }
    });

    private static void Near(RatingGolden golden, JsonElement expected, double[] own)
    {
        foreach (var (wanted, value) in golden.Numbers(expected).Zip(own))
        {
            RatingGolden.Near(wanted, value, Points, golden.Name);
        }
    }

    private static double[] Scores(Strengths strengths) => [.. strengths.Values.Select(value => EloScale.Middle + (value * EloScale.Points))];

    private static int[] All(RatingGolden golden) => [.. Enumerable.Range(0, golden.Systems.Count)];

    private static void Each(RatingGolden golden, Action<int, int> check)
    {
        foreach (var (i, j) in All(golden).SelectMany(i => All(golden).Select(j => (i, j))))
        {
            check(i, j);
        }
    }

    private static JsonElement At(RatingGolden golden, string matrix, int i, int j) => golden.Expected.GetProperty(matrix)[i][j];

    private static int Index(RatingGolden golden, JsonElement pair, string side) => Index(golden, pair.GetProperty(side));

    private static int Index(RatingGolden golden, JsonElement name) => golden.Systems.Index().First(system => system.Item == name.GetString()).Index;

    private static IEnumerable<string> Names(JsonElement groups) => groups.EnumerateArray().Select(group => string.Join(' ', group.EnumerateArray().Select(name => name.GetString()).Order(StringComparer.Ordinal))).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Names(RatingGolden golden, IReadOnlyList<IReadOnlyList<int>> groups) => groups.Select(group => string.Join(' ', group.Select(system => golden.Systems[system]).Order(StringComparer.Ordinal))).Order(StringComparer.Ordinal);
}
