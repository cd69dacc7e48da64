using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data.Evaluation;
using Studio.Data.Evaluation.Designs;
using Studio.Data.Evaluation.Runs;
using Studio.Data.Evaluation.Sessions;
using Studio.Data.Gallery;
using Studio.Testing;

namespace Studio.Data.Tests.Evaluation.Sessions;

/// <summary>Pair after pair, as the database keeps it.</summary>
public sealed class RatingSessionTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [EachDatabase]
    public async Task A_rater_answers_every_pair_once_and_is_done(DatabaseKind kind)
    {
        await using var studio = await StartAsync(kind);
        var (workspace, run) = await RunAsync(studio, prompts: 4);
        var rater = new SessionDriver(workspace, workspace.Owner.Id, run);

        var steps = await rater.RateAllAsync(Token);

        Assert.Equal(RatingStage.Done, steps[^1].Stage);
        Assert.Equal(4, await CountVotesAsync(workspace));
        var votes = await workspace.WithAsync(context => context.Votes.ToListAsync(Token));
        Assert.All(votes, vote => Assert.True(vote is { IsBlind: true, Source: VoteSource.Session } && vote.VoterId == workspace.Owner.Id && vote.LeftSystemId != vote.RightSystemId));
        Assert.Equal(4, votes.Select(vote => vote.PromptId).Distinct().Count());
        Assert.All(await PairsAsync(workspace), pair => Assert.Equal(1, pair.Answers));
    }

    [Theory]
    [EachDatabase]
    public async Task Two_raters_at_once_never_fill_the_same_place(DatabaseKind kind)
    {
        await using var studio = await StartAsync(kind);
        var (workspace, run) = await RunAsync(studio, prompts: 6, votesEach: 1);
        var raters = await Task.WhenAll(Enumerable.Range(0, 4).Select(async at => new SessionDriver(workspace, (await studio.AddUserAsync($"rater{at}", Token)).Id, run)));

        await Task.WhenAll(raters.Select(rater => rater.RateAllAsync(Token)));

        Assert.Equal(6, await CountVotesAsync(workspace));
        Assert.All(await PairsAsync(workspace), pair => Assert.Equal(1, pair.Answers));
    }

    [Theory]
    [EachDatabase]
    public async Task The_last_place_is_given_to_one_of_two_and_again_when_the_lease_is_over(DatabaseKind kind)
    {
        await using var studio = await StartAsync(kind);
        var (workspace, run) = await RunAsync(studio, prompts: 1, votesEach: 1);
        var (first, second) = (new SessionDriver(workspace, workspace.Owner.Id, run), new SessionDriver(workspace, (await studio.AddUserAsync("second", Token)).Id, run));

        var steps = await Task.WhenAll(first.StepAsync(Token), second.StepAsync(Token));

        Assert.Equal(new[] { RatingStage.Pair, RatingStage.Waiting }, steps.Select(step => step.Stage).Order());
        var (holder, waiting) = steps[0].Stage == RatingStage.Pair ? (first, second) : (second, first);
        studio.Time.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal(RatingStage.Pair, (await waiting.StepAsync(Token)).Stage);
        // Whoever went away comes back too late: their answer is not counted twice.
        Assert.Equal(RatingStage.Waiting, (await holder.AnswerAsync(VoteAnswer.Left, Token)).Stage);
        Assert.Equal(RatingStage.Done, (await waiting.AnswerAsync(VoteAnswer.Right, Token)).Stage);
        Assert.Equal(1, await CountVotesAsync(workspace));
    }

    [Theory]
    [EachDatabase]
    public async Task An_answer_counts_once_however_often_it_is_sent(DatabaseKind kind)
    {
        await using var studio = await StartAsync(kind);
        var (workspace, run) = await RunAsync(studio);
        var rater = new SessionDriver(workspace, workspace.Owner.Id, run);
        var step = await rater.StepAsync(Token);

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => rater.AnswerAsync(step.Current!.Left, VoteAnswer.Left, Token)));

        Assert.Equal(1, await CountVotesAsync(workspace));
    }

    [Theory]
    [EachDatabase]
    public async Task Undo_asks_the_same_pair_again_and_takes_its_vote_away(DatabaseKind kind)
    {
        await using var studio = await StartAsync(kind);
        var (workspace, run) = await RunAsync(studio);
        var rater = new SessionDriver(workspace, workspace.Owner.Id, run);
        var first = await rater.StepAsync(Token);
        await rater.AnswerAsync(VoteAnswer.Left, Token);

        var again = await rater.UndoAsync(Token);

        Assert.Equal(first.Current, again.Current);
        Assert.Equal(0, await CountVotesAsync(workspace));
        Assert.All(await PairsAsync(workspace), pair => Assert.Equal(0, pair.Answers));
        await rater.AnswerAsync(VoteAnswer.BothBad, Token);
        Assert.Equal(VoteAnswer.BothBad, (await workspace.WithAsync(context => context.Votes.SingleAsync(Token))).Answer);
    }

    [Theory]
    [EachDatabase]
    public async Task A_second_tab_waits_until_it_takes_over(DatabaseKind kind)
    {
        await using var studio = await StartAsync(kind);
        var (workspace, run) = await RunAsync(studio);
        var (one, other) = (new SessionDriver(workspace, workspace.Owner.Id, run), new SessionDriver(workspace, workspace.Owner.Id, run));
        var step = await one.StepAsync(Token);

        Assert.Equal(RatingStage.Elsewhere, (await other.StepAsync(Token)).Stage);
        var taken = await other.TakeOverAsync(Token);

        Assert.Equal(step.Current, taken.Current);
        Assert.Equal(RatingStage.Elsewhere, (await one.AnswerAsync(step.Current!.Left, VoteAnswer.Left, Token)).Stage);
        Assert.Equal(0, await CountVotesAsync(workspace));
        await other.AnswerAsync(VoteAnswer.Left, Token);
        Assert.Equal(1, await CountVotesAsync(workspace));
    }

    [Theory]
    [EachDatabase]
    public async Task Closing_while_somebody_looks_still_counts_their_answer_and_asks_no_more(DatabaseKind kind)
    {
        await using var studio = await StartAsync(kind);
        var (workspace, run) = await RunAsync(studio);
        var rater = new SessionDriver(workspace, workspace.Owner.Id, run);
        await rater.StepAsync(Token);
        await ChangeAsync(workspace, run, evaluation => evaluation.State = EvaluationState.Closed);

        Assert.Equal(RatingStage.Closed, (await rater.AnswerAsync(VoteAnswer.Left, Token)).Stage);

        Assert.Equal(1, await CountVotesAsync(workspace));
        Assert.Equal(RatingStage.Closed, (await rater.UndoAsync(Token)).Stage);
        Assert.Equal(1, await CountVotesAsync(workspace));
    }

    [Theory]
    [EachDatabase]
    public async Task What_is_published_hears_no_answer(DatabaseKind kind)
    {
        await using var studio = await StartAsync(kind);
        var (workspace, run) = await RunAsync(studio);
        var rater = new SessionDriver(workspace, workspace.Owner.Id, run);
        await rater.StepAsync(Token);
        await ChangeAsync(workspace, run, evaluation => evaluation.State = EvaluationState.Published);

        await rater.AnswerAsync(VoteAnswer.Left, Token);

        Assert.Equal(0, await CountVotesAsync(workspace));
    }

    [Theory]
    [EachDatabase]
    public async Task Nobody_rates_their_own_pictures_unless_allowed(DatabaseKind kind)
    {
        await using var studio = await StartAsync(kind);
        var (workspace, run) = await RunAsync(studio, mayRateOwn: false);

        Assert.Equal(RatingStage.Done, (await new SessionDriver(workspace, workspace.Owner.Id, run).StepAsync(Token)).Stage);
        Assert.Equal(RatingStage.Pair, (await new SessionDriver(workspace, (await studio.AddUserAsync("other", Token)).Id, run).StepAsync(Token)).Stage);
    }

    [Theory]
    [EachDatabase]
    public async Task Checks_and_repeats_come_and_are_no_votes(DatabaseKind kind)
    {
        await using var studio = await StartAsync(kind);
        var (workspace, run) = await RunAsync(studio, prompts: 24, checkEvery: 6, repeatEvery: 8);
        var rater = new SessionDriver(workspace, workspace.Owner.Id, run);

        await rater.RateAllAsync(Token);

        var given = await workspace.WithAsync(context => context.RatingAssignments.ToListAsync(Token));
        Assert.Equal(24, await CountVotesAsync(workspace));
        Assert.InRange(given.Count(a => a.Kind == AssignmentKind.Check), 4, 6);
        Assert.InRange(given.Count(a => a.Kind == AssignmentKind.Repeat), 2, 5);
        Assert.All(given.Where(a => a.Kind != AssignmentKind.Pair), a => Assert.Null(a.VoteId));
        Assert.All(given.Where(a => a.Kind == AssignmentKind.Repeat), again =>
        {
            var first = given.Single(a => a.PairId == again.PairId && a.Kind == AssignmentKind.Pair);
            Assert.NotEqual(first.IsSwapped, again.IsSwapped);
            Assert.True(again.Place - first.Place >= 5);
        });
    }

    [Theory]
    [EachDatabase]
    public async Task Whoever_misses_checks_is_marked_and_their_votes_are_kept(DatabaseKind kind)
    {
        await using var studio = await StartAsync(kind);
        var (workspace, run) = await RunAsync(studio, prompts: 20, checkEvery: 3);
        var rater = new SessionDriver(workspace, workspace.Owner.Id, run);

        // Calls everything good, the broken pictures too.
        await rater.RateAllAsync(Token, VoteAnswer.BothGood, milliseconds: 4000);

        var row = await workspace.WithAsync(context => context.Raters.SingleAsync(Token));
        Assert.Equal(RaterMark.MissedChecks, row.Mark);
        Assert.Null(row.LeftOutAt);
        Assert.Equal(20, await CountVotesAsync(workspace));
        var said = await workspace.WithAsync(context => context.EvaluationEvents.SingleAsync(e => e.Kind == EvaluationEventKind.RaterMarked, Token));
        Assert.Contains("missed", said.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [EachDatabase]
    public async Task A_picture_that_moderation_holds_or_that_is_in_the_trash_is_asked_about_no_more(DatabaseKind kind)
    {
        await using var studio = await StartAsync(kind);
        var (workspace, run) = await RunAsync(studio, prompts: 3);
        var rater = new SessionDriver(workspace, workspace.Owner.Id, run);
        var step = await rater.StepAsync(Token);
        await workspace.WithAsync(async context =>
        {
            var assignment = await context.RatingAssignments.SingleAsync(a => a.LeftKey == step.Current!.Left, Token);
            var pair = await context.RatingPairs.SingleAsync(p => p.Id == assignment.PairId, Token);
            var sample = await context.EvaluationSamples.SingleAsync(s => s.Id == pair.SecondSampleId, Token);
            (await context.Images.AlsoOfEvaluations().SingleAsync(i => i.Id == sample.ImageId, Token)).Standing = ImageStanding.Held;
            return await context.SaveChangesAsync(Token);
        });

        await using var scope = workspace.Enter();
        var pictures = scope.ServiceProvider.GetRequiredService<RatedPictures>();
        var id = await rater.IdAsync(Token);
        await Assert.ThrowsAsync<RatingRefused>(() => pictures.FindAsync(id, step.Current!.Left, Token));
        await Assert.ThrowsAsync<RatingRefused>(() => pictures.FindAsync(id, step.Current!.Right, Token));
        Assert.NotEqual(step.Current!.Left, (await rater.StepAsync(Token)).Current!.Left);
        await rater.RateAllAsync(Token);
        Assert.Equal(2, await CountVotesAsync(workspace));
    }

    [Theory]
    [EachDatabase]
    public async Task A_name_of_a_picture_opens_it_for_its_rater_alone_and_until_the_answer(DatabaseKind kind)
    {
        await using var studio = await StartAsync(kind);
        var (workspace, run) = await RunAsync(studio);
        var (one, other) = (new SessionDriver(workspace, workspace.Owner.Id, run), new SessionDriver(workspace, (await studio.AddUserAsync("other", Token)).Id, run));
        var step = await one.StepAsync(Token);
        await using var scope = workspace.Enter();
        var pictures = scope.ServiceProvider.GetRequiredService<RatedPictures>();

        Assert.NotNull(await pictures.FindAsync(await one.IdAsync(Token), step.Current!.Right, Token));
        await Assert.ThrowsAsync<RatingRefused>(async () => await pictures.FindAsync(await other.IdAsync(Token), step.Current!.Right, Token));
        await one.AnswerAsync(VoteAnswer.Left, Token);
        await Assert.ThrowsAsync<RatingRefused>(async () => await pictures.FindAsync(await one.IdAsync(Token), step.Current!.Right, Token));
    }

    [Theory]
    [EachDatabase]
    public async Task The_end_says_how_many_pairs_are_left_for_this_rater(DatabaseKind kind)
    {
        await using var studio = await StartAsync(kind);
        var (workspace, run) = await RunAsync(studio, prompts: 4);
        var rater = new SessionDriver(workspace, workspace.Owner.Id, run);
        var id = await rater.IdAsync(Token);
        await AskForAsync(3);
        await rater.RateAllAsync(Token);
        Assert.Equal(1, await LeftAsync());

        await AskForAsync(4);
        await rater.RateAllAsync(Token);
        Assert.Equal(0, await LeftAsync());

        Task AskForAsync(int pairs) => workspace.WithAsync(context => context.Raters.ExecuteUpdateAsync(set => set.SetProperty(r => r.PairsAsked, pairs).SetProperty(r => r.FinishedAt, (DateTime?)null), Token));

        async Task<int> LeftAsync()
        {
            await using var scope = workspace.Enter();
            return (await scope.ServiceProvider.GetRequiredService<SessionEnds>().OfAsync(id, Token)).Open;
        }
    }

    [Theory]
    [EachDatabase]
    public async Task The_end_says_that_what_waits_is_the_raters_own_and_why_nobody_is_asked_any_more(DatabaseKind kind)
    {
        await using var studio = await StartAsync(kind);
        var (workspace, run) = await RunAsync(studio, prompts: 4, votesEach: 1, mayRateOwn: false);
        var maker = await new SessionDriver(workspace, workspace.Owner.Id, run).IdAsync(Token);
        var other = new SessionDriver(workspace, (await studio.AddUserAsync("other", Token)).Id, run);
        await other.StepAsync(Token);
        await other.AnswerAsync(VoteAnswer.Left, Token);

        // Two of four are leased to the other one, and one has its answer.
        Assert.Equal((0, 1, null), Told(await EndAsync(maker)));
        Assert.Equal((1, 0, null), Told(await EndAsync(await other.IdAsync(Token))));

        await SetAsync(EvaluationState.Closed);
        Assert.Equal((0, 0, SessionOver.Closed), Told(await EndAsync(maker)));
        await SetAsync(EvaluationState.Running);
        await other.RateAllAsync(Token);
        await SetAsync(EvaluationState.Closed);
        Assert.Equal((0, 0, SessionOver.Full), Told(await EndAsync(maker)));

        static (int, int, SessionOver?) Told(SessionEnd end) => (end.Open, end.Own, end.Over);

        Task SetAsync(EvaluationState state) => workspace.WithAsync(context => context.Evaluations.ExecuteUpdateAsync(set => set.SetProperty(e => e.State, state), Token));

        async Task<SessionEnd> EndAsync(Guid rater)
        {
            await using var scope = workspace.Enter();
            return await scope.ServiceProvider.GetRequiredService<SessionEnds>().OfAsync(rater, Token);
        }
    }

    [Theory]
    [EachDatabase]
    public async Task Nobody_is_sent_to_rest_after_the_last_pair(DatabaseKind kind)
    {
        await using var studio = await StartAsync(kind);
        var (workspace, run) = await RunAsync(studio, prompts: 20);

        var steps = await new SessionDriver(workspace, workspace.Owner.Id, run).RateAllAsync(Token);

        Assert.Equal(10, Assert.Single(steps, step => step.Stage == RatingStage.Rest).Answered);
        Assert.Equal(RatingStage.Done, steps[^1].Stage);
    }

    [Theory]
    [EachDatabase]
    public async Task The_end_tells_what_was_said_first_and_later_and_counts_each_pair_once(DatabaseKind kind)
    {
        await using var studio = await StartAsync(kind);
        var (workspace, run) = await RunAsync(studio, prompts: 24, checkEvery: 6, repeatEvery: 8);
        var rater = new SessionDriver(workspace, workspace.Owner.Id, run);

        // Always the left one: with the sides changed that is another picture.
        await rater.RateAllAsync(Token);

        var id = await rater.IdAsync(Token);
        await using var scope = workspace.Enter();
        var end = await scope.ServiceProvider.GetRequiredService<SessionEnds>().OfAsync(id, Token);
        Assert.NotEmpty(end.Repeats);
        Assert.All(end.Repeats, pair => Assert.Equal((VoteAnswer.Right, VoteAnswer.Left, false), (pair.First, pair.Later, pair.IsSame)));
        var given = await workspace.WithAsync(context => context.RatingAssignments.CountAsync(Token));
        Assert.Equal((given, 24), (end.Answers, end.Pairs));
        Assert.True(given > 24 + end.Repeats.Count);
    }

    [Theory]
    [EachDatabase]
    public async Task Sides_are_balanced_over_a_session(DatabaseKind kind)
    {
        await using var studio = await StartAsync(kind);
        var (workspace, run) = await RunAsync(studio, prompts: 40);
        await new SessionDriver(workspace, workspace.Owner.Id, run).RateAllAsync(Token);

        var swapped = await workspace.WithAsync(context => context.RatingAssignments.CountAsync(a => a.IsSwapped, Token));

        Assert.InRange(swapped, 15, 25);
    }

    private static async Task<TestStudio> StartAsync(DatabaseKind kind) => await TestStudio.StartAsync(kind, Token, builder =>
    {
        builder.Services.AddScoped<RatingSessions>();
        builder.Services.AddScoped<RaterBook>();
        builder.Services.AddScoped<RatedPictures>();
        builder.Services.AddScoped<SessionEnds>();
    });

    private static async Task<(TestWorkspace Workspace, RatedRun Run)> RunAsync(
        TestStudio studio, int prompts = 6, int votesEach = 3, int checkEvery = 0, int repeatEvery = 0, bool mayRateOwn = true)
    {
        var workspace = await studio.AddWorkspaceAsync(Token);
        return (workspace, await RatedRun.AddAsync(workspace.WithAsync, workspace.Owner.Id, studio.Time.UtcNow, Token, prompts: prompts, votesEach: votesEach, checkEvery: checkEvery, repeatEvery: repeatEvery, mayRateOwn: mayRateOwn));
    }

    private static Task ChangeAsync(TestWorkspace workspace, RatedRun run, Action<HumanEvaluation> change) => workspace.WithAsync(async context =>
    {
        change(await context.Evaluations.SingleAsync(e => e.Id == run.Evaluation.Id, Token));
        return await context.SaveChangesAsync(Token);
    });

    private static Task<int> CountVotesAsync(TestWorkspace workspace) => workspace.WithAsync(context => context.Votes.CountAsync(Token));

    private static Task<List<RatingPair>> PairsAsync(TestWorkspace workspace) => workspace.WithAsync(context => context.RatingPairs.Where(p => p.Expected == null).ToListAsync(Token));
}
