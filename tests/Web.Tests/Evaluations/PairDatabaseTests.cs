using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data.Evaluation;
using Studio.Data.Evaluation.Sessions;
using Studio.Jobs.Evaluations;
using Studio.Testing;
using Studio.Web.Evaluations.Lists;
using Studio.Web.Evaluations.Pairs;
using Studio.Web.Rating;

namespace Studio.Web.Tests.Evaluations;

/// <summary>The list of pairs as each database reads it.</summary>
public sealed class PairDatabaseTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [EachDatabase]
    public async Task Each_choice_finds_its_pairs_and_the_most_divided_come_first(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Token, builder =>
        {
            builder.Services.AddScoped<EvaluationBudget>();
            builder.Services.AddScoped<EvaluationQueries>();
            builder.Services.AddScoped<PairQueries>();
        });
        var workspace = await studio.AddWorkspaceAsync(Token);
        var run = await RatedRun.AddAsync(workspace.WithAsync, workspace.Owner.Id, studio.Time.UtcNow, Token, prompts: 4);
        var pairs = await workspace.WithAsync(db => db.RatingPairs.AsNoTracking().OrderBy(p => p.Id).ToListAsync(Token));
        await AnswerAsync(workspace, pairs[0], (VoteAnswer.Left, false), (VoteAnswer.Right, false));
        await AnswerAsync(workspace, pairs[1], (VoteAnswer.Left, false), (VoteAnswer.Right, true));
        await AnswerAsync(workspace, pairs[2], (VoteAnswer.Left, false), (VoteAnswer.Left, true), (VoteAnswer.Right, true), (VoteAnswer.Right, false));

        Assert.Equal([pairs[2].Id, pairs[0].Id], await FoundAsync(PairChoice.Disagreed));
        Assert.Equal([pairs[1].Id], await FoundAsync(PairChoice.Agreed));
        Assert.Equal(new[] { pairs[0].Id, pairs[1].Id, pairs[3].Id }.ToHashSet(), (await FoundAsync(PairChoice.Open)).ToHashSet());
        Assert.Equal(4, (await FoundAsync(PairChoice.All)).Count);

        async Task<List<Guid>> FoundAsync(PairChoice choice)
        {
            await using var scope = workspace.Enter();
            var view = await scope.ServiceProvider.GetRequiredService<PairQueries>().ReadAsync(run.Evaluation.Id, new PairFilter(choice), Token);
            return [.. view.Pairs.Select(pair => pair.Id)];
        }
    }

    [Theory]
    [EachDatabase]
    public async Task Whoever_may_not_rate_their_own_pictures_sees_their_pairs_and_is_offered_none(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Token, builder =>
        {
            builder.Services.AddScoped<EvaluationBudget>();
            builder.Services.AddScoped<EvaluationQueries>();
            builder.Services.AddScoped<PairQueries>();
            builder.Services.AddScoped<MySessions>();
        });
        var workspace = await studio.AddWorkspaceAsync(Token);
        var run = await RatedRun.AddAsync(workspace.WithAsync, workspace.Owner.Id, studio.Time.UtcNow, Token, prompts: 4, mayRateOwn: false);
        await workspace.AddAsync(Token, new Rater { EvaluationId = run.Evaluation.Id, UserId = workspace.Owner.Id, PairsAsked = 40, CreatedAt = studio.Time.UtcNow });

        await using var scope = workspace.Enter();
        var view = await scope.ServiceProvider.GetRequiredService<PairQueries>().ReadAsync(run.Evaluation.Id, new PairFilter(), Token);
        Assert.Equal((4, 0, 0), (view.All, view.Kept, view.Summary.Raters));
        var session = Assert.Single(await scope.ServiceProvider.GetRequiredService<MySessions>().OpenAsync(Token));
        Assert.Equal((4, 4), (session.Open, session.Own));
        Assert.True(session.IsForOthers);
        Assert.False((session with { Own = 3 }).IsForOthers);
        Assert.False((session with { Mine = 1 }).IsForOthers);

        await workspace.WithAsync(db => db.Evaluations.ExecuteUpdateAsync(set => set.SetProperty(e => e.MayRateOwn, true), Token));
        Assert.Equal(0, Assert.Single(await scope.ServiceProvider.GetRequiredService<MySessions>().OpenAsync(Token)).Own);
        Assert.Equal(4, (await scope.ServiceProvider.GetRequiredService<PairQueries>().ReadAsync(run.Evaluation.Id, new PairFilter(), Token)).Kept);
    }

    /// <summary>Each by a rater of its own.</summary>
    private static Task<int> AnswerAsync(TestWorkspace workspace, RatingPair pair, params (VoteAnswer Answer, bool IsSwapped)[] answers) => workspace.WithAsync(async db =>
    {
        foreach (var (answer, isSwapped) in answers)
        {
            var rater = new Rater { EvaluationId = pair.EvaluationId, Name = "Noor", PairsAsked = 40, CreatedAt = DateTime.UnixEpoch };
            db.AddRange(rater, new RatingAssignment
            {
                EvaluationId = pair.EvaluationId,
                RaterId = rater.Id,
                PairId = pair.Id,
                Kind = AssignmentKind.Pair,
                IsSwapped = isSwapped,
                Place = 0,
                LeftKey = $"{Guid.NewGuid():N}",
                RightKey = $"{Guid.NewGuid():N}",
                LeasedUntil = DateTime.UnixEpoch,
                AnsweredAt = DateTime.UnixEpoch,
                Answer = answer,
            });
        }

        await db.RatingPairs.Where(p => p.Id == pair.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.Answers, answers.Length), Token);
        return await db.SaveChangesAsync(Token);
    });
}
