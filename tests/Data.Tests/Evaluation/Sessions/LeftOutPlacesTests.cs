using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data.Evaluation;
using Studio.Data.Evaluation.Sessions;
using Studio.Data.Workspaces;
using Studio.Testing;

namespace Studio.Data.Tests.Evaluation.Sessions;

/// <summary>Whoever is left out fills no place: others are asked about the same pairs, so that each gets its answers.</summary>
public sealed class LeftOutPlacesTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [EachDatabase]
    public async Task The_places_of_a_rater_who_is_left_out_are_given_to_others_and_count_again_when_they_are_taken_back(DatabaseKind kind)
    {
        await using var studio = await StartAsync(kind);
        var (workspace, run) = await RunAsync(studio, votesEach: 1);
        var (hasty, careful) = (new SessionDriver(workspace, workspace.Owner.Id, run), new SessionDriver(workspace, (await studio.AddUserAsync("careful", Token)).Id, run));
        await hasty.RateAllAsync(Token);
        Assert.Equal([1, 1, 1], await AnswersAsync(workspace));
        Assert.Equal(RatingStage.Done, (await careful.StepAsync(Token)).Stage);
        var id = await hasty.IdAsync(Token);

        await DecideAsync(workspace, book => book.LeaveOutAsync(id, Token));
        Assert.Equal([0, 0, 0], await AnswersAsync(workspace));
        await workspace.WithAsync(context => context.Raters.Where(r => r.FinishedAt != null).ExecuteUpdateAsync(set => set.SetProperty(r => r.FinishedAt, (DateTime?)null), Token));
        await careful.RateAllAsync(Token, VoteAnswer.Right);
        Assert.Equal([1, 1, 1], await AnswersAsync(workspace));
        Assert.Equal(6, await workspace.WithAsync(context => context.Votes.CountAsync(Token)));

        await DecideAsync(workspace, book => book.TakeBackAsync(id, Token));
        Assert.Equal([2, 2, 2], await AnswersAsync(workspace));
    }

    [Theory]
    [EachDatabase]
    public async Task An_answer_of_somebody_left_out_and_its_undo_move_no_place(DatabaseKind kind)
    {
        await using var studio = await StartAsync(kind);
        var (workspace, run) = await RunAsync(studio, votesEach: 2);
        var rater = new SessionDriver(workspace, workspace.Owner.Id, run);
        await rater.StepAsync(Token);
        await rater.AnswerAsync(VoteAnswer.Left, Token);
        var id = await rater.IdAsync(Token);
        await DecideAsync(workspace, book => book.LeaveOutAsync(id, Token));

        await rater.AnswerAsync(VoteAnswer.Left, Token);
        Assert.Equal([0, 0, 0], await AnswersAsync(workspace));
        Assert.Equal(2, await workspace.WithAsync(context => context.Votes.CountAsync(Token)));

        await rater.UndoAsync(Token);
        Assert.Equal([0, 0, 0], await AnswersAsync(workspace));
        await DecideAsync(workspace, book => book.TakeBackAsync(id, Token));
        Assert.Equal([0, 0, 1], await AnswersAsync(workspace));
    }

    private static Task<TestStudio> StartAsync(DatabaseKind kind) => TestStudio.StartAsync(kind, Token, builder =>
    {
        builder.Services.AddScoped<RatingSessions>();
        builder.Services.AddScoped<RaterBook>();
    });

    private static async Task<(TestWorkspace Workspace, RatedRun Run)> RunAsync(TestStudio studio, int votesEach)
    {
        var workspace = await studio.AddWorkspaceAsync(Token);
        return (workspace, await RatedRun.AddAsync(
            workspace.WithAsync, workspace.Owner.Id, studio.Time.UtcNow, Token, prompts: 3, votesEach: votesEach, checkEvery: 0, repeatEvery: 0, mayRateOwn: true));
    }

    private static async Task<IReadOnlyList<int>> AnswersAsync(TestWorkspace workspace) =>
        await workspace.WithAsync(context => context.RatingPairs.Where(pair => pair.Expected == null).Select(pair => pair.Answers).Order().ToListAsync(Token));

    private static async Task DecideAsync(TestWorkspace workspace, Func<RaterBook, Task> decide)
    {
        await using var scope = workspace.Enter(Role.Owner, workspace.Owner.Id);
        await decide(scope.ServiceProvider.GetRequiredService<RaterBook>());
    }
}
