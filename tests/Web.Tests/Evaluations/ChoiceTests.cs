using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data;
using Studio.Data.Evaluation;
using Studio.Data.Evaluation.Choices;
using Studio.Data.Prompts;
using Studio.Data.Users;
using Studio.Data.Workspaces;
using Studio.Testing;
using Studio.Web.Create.Picking;

namespace Studio.Web.Tests.Evaluations;

/// <summary>"Which of these two?" and stars, as they are asked and kept.</summary>
public sealed class ChoiceTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task An_answer_is_counted_for_the_systems_that_made_the_pictures(DatabaseKind kind)
    {
        await using var studio = await ChosenStudio.StartAsync(kind, Token);
        var (turn, drawn, written) = await studio.TurnAsync(await studio.ThreadAsync(Token), 0, Token);
        await using var scope = studio.Workspace.Enter();
        var (book, queries) = (scope.ServiceProvider.GetRequiredService<ChoiceBook>(), scope.ServiceProvider.GetRequiredService<ChoiceQueries>());
        await AskAsync(studio, Asking.Always);

        var asked = (await queries.AskAsync(turn.Id, Token))!;
        Assert.Equal((ChoiceState.Asks, true), (asked.State, asked.ComparesSystems));
        Assert.Equal(new[] { drawn.Id, written.Id }.Order(), new[] { asked.Left.ImageId, asked.Right.ImageId }.Order());
        await book.AnswerAsync(turn.Id, asked.Left.ImageId, asked.Right.ImageId, VoteAnswer.Left, Token);
        // The other tab.
        await book.AnswerAsync(turn.Id, asked.Left.ImageId, asked.Right.ImageId, VoteAnswer.Right, Token);

        var vote = await studio.Workspace.WithAsync(db => db.Votes.SingleAsync(Token));
        Assert.Equal((VoteAnswer.Right, false, "ja", turn.Id), (vote.Answer, vote.IsBlind, vote.Category, vote.PromptId));
        var systems = await studio.Workspace.WithAsync(db => db.EvaluatedSystems.ToDictionaryAsync(s => s.Id, Token));
        Assert.Equal(asked.Left.ImageId == written.Id, systems[vote.LeftSystemId].Writer is not null);
        Assert.Equal(VoteAnswer.Right, (await queries.AskAsync(turn.Id, Token))!.Answer);

        await book.TakeBackAsync(asked.Left.ImageId, asked.Right.ImageId, Token);
        Assert.Equal(ChoiceState.Asks, (await queries.AskAsync(turn.Id, Token))!.State);
    }

    [Theory, EachDatabase]
    public async Task Answers_of_two_tabs_in_one_moment_are_one_vote(DatabaseKind kind)
    {
        await using var studio = await ChosenStudio.StartAsync(kind, Token);
        var (turn, drawn, written) = await studio.TurnAsync(await studio.ThreadAsync(Token), 0, Token);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(async tab =>
        {
            await using var scope = studio.Workspace.Enter();
            await scope.ServiceProvider.GetRequiredService<ChoiceBook>().AnswerAsync(turn.Id, drawn.Id, written.Id, (VoteAnswer)tab, Token);
        }));

        Assert.Equal(1, await studio.Workspace.WithAsync(db => db.Votes.CountAsync(Token)));
        Assert.Equal(2, await studio.Workspace.WithAsync(db => db.EvaluatedSystems.CountAsync(Token)));
    }

    [Theory, EachDatabase]
    public async Task After_three_times_not_now_nothing_is_asked_in_the_thread(DatabaseKind kind)
    {
        await using var studio = await ChosenStudio.StartAsync(kind, Token);
        var (thread, other) = (await studio.ThreadAsync(Token), await studio.ThreadAsync(Token));
        await using var scope = studio.Workspace.Enter();
        var (book, queries) = (scope.ServiceProvider.GetRequiredService<ChoiceBook>(), scope.ServiceProvider.GetRequiredService<ChoiceQueries>());
        await AskAsync(studio, Asking.Always);
        Turn last = null!;
        for (var ordinal = 0; ordinal < DeclinedChoice.Most; ordinal++)
        {
            (last, _, _) = await studio.TurnAsync(thread, ordinal, Token);
            Assert.Equal(ChoiceState.Asks, (await queries.AskAsync(last.Id, Token))!.State);
            await book.DeclineAsync(last.Id, Token);
            await book.DeclineAsync(last.Id, Token);
            Assert.NotEqual(ChoiceState.Asks, (await queries.AskAsync(last.Id, Token))?.State);
        }

        Assert.Equal(ChoiceState.Stopped, (await queries.AskAsync(last.Id, Token))!.State);
        var (next, _, _) = await studio.TurnAsync(thread, DeclinedChoice.Most, Token);
        Assert.Null(await queries.AskAsync(next.Id, Token));
        var (elsewhere, _, _) = await studio.TurnAsync(other, 0, Token);
        Assert.Equal(ChoiceState.Asks, (await queries.AskAsync(elsewhere.Id, Token))!.State);
    }

    [Theory, EachDatabase]
    public async Task Never_is_never_and_now_and_then_is_the_same_turns_every_time(DatabaseKind kind)
    {
        await using var studio = await ChosenStudio.StartAsync(kind, Token);
        var thread = await studio.ThreadAsync(Token);
        await using var scope = studio.Workspace.Enter();
        var queries = scope.ServiceProvider.GetRequiredService<ChoiceQueries>();
        var turns = new List<Guid>();
        for (var ordinal = 0; ordinal < 24; ordinal++)
        {
            turns.Add((await studio.TurnAsync(thread, ordinal, Token)).Turn.Id);
        }

        // Without a choice of the person: now and then.
        var asked = await AskedAsync(queries, turns);
        Assert.Equal(turns.Where(turn => ChoicePair.IsAsked(Asking.NowAndThen, turn)), asked);
        Assert.Equal(asked, await AskedAsync(queries, turns));
        await AskAsync(studio, Asking.Never);
        Assert.Empty(await AskedAsync(queries, turns));
    }

    [Theory, EachDatabase]
    public async Task Somebody_elses_pictures_and_pictures_that_are_being_made_are_not_asked_about(DatabaseKind kind)
    {
        await using var studio = await ChosenStudio.StartAsync(kind, Token);
        var creator = await studio.Workspace.AddMemberAsync("creator", Role.Creator, Token);
        var (turn, drawn, written) = await studio.TurnAsync(await studio.ThreadAsync(Token), 0, Token);
        await using var scope = studio.Workspace.Enter(Role.Creator, creator.Id);
        var book = scope.ServiceProvider.GetRequiredService<ChoiceBook>();
        await AskAsync(studio, Asking.Always, creator.Id);

        Assert.Null(await scope.ServiceProvider.GetRequiredService<ChoiceQueries>().AskAsync(turn.Id, Token));
        Assert.Equal(RefusalKind.NotFound, (await Assert.ThrowsAsync<StudioException>(() => book.AnswerAsync(turn.Id, drawn.Id, written.Id, VoteAnswer.Left, Token))).Kind);
        Assert.Equal(RefusalKind.NotFound, (await Assert.ThrowsAsync<StudioException>(() => book.StarAsync(drawn.Id, 5, Token))).Kind);

        await AskAsync(studio, Asking.Always);
        var revision = Rows.Revision(turn);
        var generation = Rows.Generation(turn, revision);
        await studio.Workspace.AddAsync(Token, revision, generation, Rows.Picture(generation));
        await using var own = studio.Workspace.Enter();
        Assert.Null(await own.ServiceProvider.GetRequiredService<ChoiceQueries>().AskAsync(turn.Id, Token));
    }

    [Theory, EachDatabase]
    public async Task Stars_say_which_system_made_the_better_picture_of_a_turn(DatabaseKind kind)
    {
        await using var studio = await ChosenStudio.StartAsync(kind, Token);
        var (turn, drawn, written) = await studio.TurnAsync(await studio.ThreadAsync(Token), 0, Token);
        await using var scope = studio.Workspace.Enter();
        var book = scope.ServiceProvider.GetRequiredService<ChoiceBook>();

        await book.StarAsync(drawn.Id, 2, Token);
        Assert.Empty(await VotesAsync(studio));
        await book.StarAsync(written.Id, 5, Token);
        var vote = Assert.Single(await VotesAsync(studio));
        Assert.Equal(VoteSource.Stars, vote.Source);
        Assert.Equal(written.Id, vote.Answer == VoteAnswer.Left ? vote.LeftImageId : vote.RightImageId);

        await book.StarAsync(drawn.Id, 5, Token);
        Assert.Equal(VoteAnswer.BothGood, Assert.Single(await VotesAsync(studio)).Answer);
        await book.StarAsync(drawn.Id, 0, Token);
        Assert.Empty(await VotesAsync(studio));
        Assert.Equal(turn.Id, (await studio.Workspace.WithAsync(db => db.Images.SingleAsync(i => i.Id == written.Id, Token))).TurnId);
    }

    [Theory, EachDatabase]
    public async Task A_persons_own_answers_of_the_month_are_counted(DatabaseKind kind)
    {
        await using var studio = await ChosenStudio.StartAsync(kind, Token);
        var thread = await studio.ThreadAsync(Token);
        await using var scope = studio.Workspace.Enter();
        var book = scope.ServiceProvider.GetRequiredService<ChoiceBook>();
        for (var ordinal = 0; ordinal < 3; ordinal++)
        {
            var (turn, drawn, written) = await studio.TurnAsync(thread, ordinal, Token);
            await book.AnswerAsync(turn.Id, drawn.Id, written.Id, ordinal == 0 ? VoteAnswer.BothBad : VoteAnswer.Right, Token);
            await book.StarAsync(written.Id, 4, Token);
        }

        var own = await scope.ServiceProvider.GetRequiredService<OwnChoiceQueries>().ThisMonthAsync(Token);

        Assert.Equal((3, 12), (own.Choices, own.Stars));
        var contrast = Assert.Single(own.Contrasts);
        Assert.Equal(("upsampled", "the wish alone", 2.5, 3), (contrast.One, contrast.Other, contrast.Won, contrast.Of));
    }

    private static Task<List<Vote>> VotesAsync(ChosenStudio studio) => studio.Workspace.WithAsync(db => db.Votes.ToListAsync(Token));

    private static async Task<List<Guid>> AskedAsync(ChoiceQueries queries, IReadOnlyList<Guid> turns)
    {
        var asked = new List<Guid>();
        foreach (var turn in turns)
        {
            if (await queries.AskAsync(turn, Token) is not null)
            {
                asked.Add(turn);
            }
        }

        return asked;
    }

    private static Task<int> AskAsync(ChosenStudio studio, Asking asking, Guid? userId = null) => studio.Workspace.WithAsync(async db =>
    {
        var me = userId ?? studio.Workspace.Owner.Id;
        if (await db.UserPreferences.FindAsync([me], Token) is { } known)
        {
            known.Asking = asking;
        }
        else
        {
            db.Add(new UserPreferences { UserId = me, Asking = asking });
        }

        return await db.SaveChangesAsync(Token);
    });
}
