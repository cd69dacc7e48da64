using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data.Evaluation;
using Studio.Data.Evaluation.Designs;
using Studio.Data.Evaluation.Sessions;
using Studio.Data.Gallery;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Testing;
using Studio.Web.Evaluations.Pairs;

namespace Studio.Web.Tests.Evaluations;

/// <summary>All pairs of an evaluation with what people said, and their pictures.</summary>
public sealed class PairTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pairs_are_found_by_category_by_disagreement_and_by_what_is_missing()
    {
        await using var rated = await RatedStudio.StartAsync(Token, prompts: 4);
        var pairs = await PairsAsync(rated);
        // One divided, one where all say the same from both sides, one with a single answer, one with none.
        await AnswerAsync(rated, pairs[0], (VoteAnswer.Left, false), (VoteAnswer.Left, true), (VoteAnswer.BothBad, false));
        await AnswerAsync(rated, pairs[1], (VoteAnswer.Left, false), (VoteAnswer.Right, true));
        await AnswerAsync(rated, pairs[2], (VoteAnswer.BothGood, true));

        var all = await ReadAsync(rated, new PairFilter());
        Assert.Equal((4, 4, 0), (all.All, all.Found, all.Kept));
        var divided = Assert.Single((await ReadAsync(rated, new PairFilter(PairChoice.Disagreed))).Pairs);
        Assert.Equal((pairs[0].Id, 1, 1, 1, 3), (divided.Id, divided.Of(VoteAnswer.Left), divided.Of(VoteAnswer.Right), divided.Of(VoteAnswer.BothBad), divided.Answers));
        Assert.Equal(("Secret system 0", "Secret system 1"), (divided.First.System, divided.Second.System));
        var agreed = Assert.Single((await ReadAsync(rated, new PairFilter(PairChoice.Agreed))).Pairs);
        Assert.Equal((pairs[1].Id, 2), (agreed.Id, agreed.Of(VoteAnswer.Left)));
        Assert.Equal(pairs.Skip(1).Select(pair => pair.Id).ToHashSet(), (await ReadAsync(rated, new PairFilter(PairChoice.Open))).Pairs.Select(pair => pair.Id).ToHashSet());
        Assert.Equal(2, (await ReadAsync(rated, new PairFilter(Category: "Counting"))).Found);
        Assert.Empty((await ReadAsync(rated, new PairFilter(Page: 2))).Pairs);

        // What a rater said who is left out is not counted.
        await rated.WithAsync(db => db.Raters.ExecuteUpdateAsync(set => set.SetProperty(r => r.LeftOutAt, DateTime.UnixEpoch), Token), Token);
        Assert.All((await ReadAsync(rated, new PairFilter())).Pairs, pair => Assert.Equal(0, pair.Answers));
    }

    [Fact]
    public async Task Whoever_rates_sees_no_pair_that_may_still_come_until_it_is_closed()
    {
        await using var rated = await RatedStudio.StartAsync(Token, prompts: 4);
        var pairs = await PairsAsync(rated);
        var owner = await rated.WithAsync(db => db.Memberships.Select(m => m.UserId).FirstAsync(Token), Token);
        await AnswerAsync(rated, pairs[0], (VoteAnswer.Left, false), (VoteAnswer.Left, false), (VoteAnswer.Left, false));
        await AnswerAsync(rated, pairs[1], [(VoteAnswer.Left, false)], owner);

        var view = await ReadAsync(rated, new PairFilter(), owner);
        Assert.Equal((2, 2), (view.All, view.Kept));
        Assert.Equal(new[] { pairs[0].Id, pairs[1].Id }.ToHashSet(), view.Pairs.Select(pair => pair.Id).ToHashSet());

        await rated.WithAsync(db => db.Evaluations.ExecuteUpdateAsync(set => set.SetProperty(e => e.State, EvaluationState.Closed), Token), Token);
        Assert.Equal((4, 0), ((await ReadAsync(rated, new PairFilter(), owner)).All, (await ReadAsync(rated, new PairFilter(), owner)).Kept));
    }

    [Fact]
    public async Task Pictures_come_for_who_runs_evaluations_and_neither_held_nor_for_anybody_else()
    {
        await using var rated = await RatedStudio.StartAsync(Token, prompts: 2);
        await rated.Studio.AddModeratorsAsync(Token);
        var (shown, held) = (rated.Run.Samples[0], rated.Run.Samples[1]);
        await rated.WithAsync(db => db.Images.AlsoOfEvaluations().Where(i => i.Id == held.ImageId).ExecuteUpdateAsync(set => set.SetProperty(i => i.Standing, ImageStanding.Held), Token), Token);
        using var owner = new Client(rated.Studio);
        (await owner.SignInAsync(TestPerson.Owner, Token)).Dispose();
        await rated.WithAsync(db => db.Memberships.Where(m => m.Role == Role.Moderator).ExecuteUpdateAsync(set => set.SetProperty(m => m.Role, Role.Rater), Token), Token);
        using var rater = new Client(rated.Studio);
        (await rater.SignInAsync(ModeratedStudio.Ben, Token)).Dispose();
        foreach (var what in new[] { "thumb", "file" })
        {
            Assert.Equal((HttpStatusCode.OK, "image/png"), await AskAsync(owner, rated.Run.Evaluation.Id, shown.Id, what));
            Assert.Equal(HttpStatusCode.NotFound, (await AskAsync(owner, rated.Run.Evaluation.Id, held.Id, what)).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await AskAsync(owner, Guid.NewGuid(), shown.Id, what)).Status);
            Assert.NotEqual(HttpStatusCode.OK, (await AskAsync(rater, rated.Run.Evaluation.Id, shown.Id, what)).Status);
        }

        Assert.Contains((await ReadAsync(rated, new PairFilter())).Pairs, pair => !pair.Second.IsThere && pair.First.IsThere);
    }

    [Fact]
    public void An_address_that_names_nothing_right_shows_all_pairs()
    {
        Assert.Equal(new PairFilter(), PairFilter.Of("99", "", "nonsense", "-3"));
        var filter = new PairFilter(PairChoice.Disagreed, "a & b", EvaluationQuestion.Style, Page: 3);
        Assert.Equal("?show=disagreed&category=a%20%26%20b&question=style&page=3", filter.Query);
        Assert.Equal(filter, PairFilter.Of("disagreed", "a & b", "style", "3"));
    }

    private static async Task<(HttpStatusCode Status, string? Type)> AskAsync(Client client, Guid evaluation, Guid sample, string what)
    {
        using var answer = await client.GetAsync($"/w/{TestPerson.Slug}/evaluations/{evaluation}/pictures/{sample}/{what}", Token);
        return (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType);
    }

    private static Task<List<RatingPair>> PairsAsync(RatedStudio rated) =>
        rated.WithAsync(db => db.RatingPairs.AsNoTracking().Where(p => p.Expected == null).OrderBy(p => p.Id).ToListAsync(Token), Token);

    private static Task AnswerAsync(RatedStudio rated, RatingPair pair, params (VoteAnswer Answer, bool IsSwapped)[] answers) => AnswerAsync(rated, pair, answers, user: null);

    /// <summary>Each by a rater of its own.</summary>
    private static Task AnswerAsync(RatedStudio rated, RatingPair pair, (VoteAnswer Answer, bool IsSwapped)[] answers, Guid? user) => rated.WithAsync(
        async db =>
        {
            foreach (var (answer, isSwapped) in answers)
            {
                var rater = new Rater { EvaluationId = pair.EvaluationId, UserId = user, Name = "Noor", PairsAsked = 40, CreatedAt = DateTime.UnixEpoch };
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
        },
        Token);

    /// <param name="user">Null: the studio itself.</param>
    private static async Task<PairsView> ReadAsync(RatedStudio rated, PairFilter filter, Guid? user = null)
    {
        if (user is null)
        {
            return await rated.Studio.Services.GetRequiredService<WorkspaceScope>()
                .RunAsync(rated.Workspace, (services, token) => services.GetRequiredService<PairQueries>().ReadAsync(rated.Run.Evaluation.Id, filter, token), Token);
        }

        await using var scope = rated.Studio.Services.CreateAsyncScope();
        var access = await scope.ServiceProvider.GetRequiredService<Doors>().MemberAsync(TestPerson.Slug, user.Value, Token);
        scope.ServiceProvider.GetRequiredService<CurrentWorkspace>().Enter(access!);
        return await scope.ServiceProvider.GetRequiredService<PairQueries>().ReadAsync(rated.Run.Evaluation.Id, filter, Token);
    }
}
