using Studio.Data.Evaluation;
using Studio.Testing;
using Studio.Web.Evaluations;

namespace Studio.Web.Tests.Evaluations;

public sealed class SystemIslandsTests
{
    private static readonly Guid[] Five = [.. Enumerable.Range(0, 5).Select(_ => Guid.NewGuid())];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Votes_join_systems_into_islands_in_whatever_order_they_come()
    {
        Assert.Empty(SystemIslands.Of([]));
        var islands = SystemIslands.Of([(Five[0], Five[1]), (Five[2], Five[3])]);
        Assert.Equal((true, true, false), (islands[Five[0]] == islands[Five[1]], islands[Five[2]] == islands[Five[3]], islands[Five[0]] == islands[Five[2]]));
        Assert.DoesNotContain(Five[4], islands.Keys);

        var joined = SystemIslands.Of([(Five[0], Five[1]), (Five[2], Five[3]), (Five[4], Five[3]), (Five[1], Five[2])]);
        Assert.Equal(5, joined.Count);
        Assert.Equal(0, Assert.Single(joined.Values.Distinct()));
    }

    [Theory, EachDatabase]
    public async Task Pairs_between_islands_are_counted_and_those_within_one_are_not(DatabaseKind kind)
    {
        await using var studio = await ChosenStudio.StartAsync(kind, Token);
        var run = await RatedRun.AddAsync(
            studio.Workspace.WithAsync, studio.Workspace.Owner.Id, studio.Studio.Time.UtcNow, Token, systems: 4, prompts: 3, questions: [EvaluationQuestion.Style, EvaluationQuestion.Coherence]);
        var systems = run.Entries.Select(entry => entry.SystemId!.Value).ToList();

        Assert.Equal(2 * 3 * 4, await CountAsync([(systems[0], systems[1]), (systems[2], systems[3])]));
        Assert.Equal(3 * 4, await CountAsync([(systems[0], systems[1]), (systems[2], systems[3])], EvaluationQuestion.Style));
        // The fourth was never voted on: each pair with it joins.
        Assert.Equal(3 * 3, await CountAsync([(systems[0], systems[1]), (systems[2], systems[1])], EvaluationQuestion.Style));
        Assert.Equal(0, await CountAsync([(systems[0], systems[1]), (systems[2], systems[1]), (systems[3], systems[0])]));

        Task<int> CountAsync(IEnumerable<(Guid, Guid)> voted, EvaluationQuestion? question = null) =>
            studio.Workspace.WithAsync(db => SystemIslands.JoiningAsync(db, run.Evaluation.Id, SystemIslands.Of(voted), Token, question));
    }
}
