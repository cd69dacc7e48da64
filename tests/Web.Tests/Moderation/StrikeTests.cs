using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Audit;
using Studio.Data.Moderation.Cases;
using Studio.Data.Moderation.Strikes;
using Studio.Testing;
using Studio.Web.Moderation.Authors;
using Studio.Web.Moderation.Cases;
using Studio.Web.Moderation.Strikes;

namespace Studio.Web.Tests.Moderation;

public sealed class StrikeTests
{
    private static readonly Verdict Warn = new(CaseVerdict.Rejected, CaseReason.Sexual, IsWarning: true);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_pause_by_hand_is_listed_with_its_sentence_and_owners_and_admins_lift_it(DatabaseKind kind)
    {
        await using var test = await ModeratedTest.StartAsync(kind);
        var mia = await test.InAsync(c => c.Users.Where(user => user.Email == ModeratedStudio.Mia.Email).Select(user => user.Id).SingleAsync(Token));
        await Assert.ThrowsAsync<StudioException>(() => test.Studio.AsAsync<StrikeActions>(ModeratedStudio.Ben, strikes => strikes.PauseAsync(mia, 7, "No.", Token), Token));
        await test.Studio.AsAsync<StrikeActions>(TestPerson.Owner, strikes => strikes.PauseAsync(mia, 7, "Please read the rules first.", Token), Token);

        var paused = Assert.Single(await PausedAsync(test));
        Assert.Equal((ModeratedStudio.Mia.Name, "Please read the rules first."), (paused.Name, paused.Pause.Why));

        await Assert.ThrowsAsync<StudioException>(() => test.Studio.AsAsync<StrikeActions>(ModeratedStudio.Ben, strikes => strikes.LiftPauseAsync(mia, Token), Token));
        await test.Studio.AsAsync<StrikeActions>(TestPerson.Owner, strikes => strikes.LiftPauseAsync(mia, Token), Token);

        Assert.Empty(await PausedAsync(test));
        await test.Studio.AsAsync<CreationPauses>(ModeratedStudio.Mia, pauses => pauses.RequireAsync(mia, Token), Token);
        Assert.Contains(AuditAct.CreationPauseLifted, await test.InAsync(c => c.AuditEntries.Select(entry => entry.Act).ToListAsync(Token)));
    }

    [Theory, EachDatabase]
    public async Task The_third_warning_pauses_creation_and_undoing_it_ends_the_pause(DatabaseKind kind)
    {
        await using var test = await ModeratedTest.StartAsync(kind);
        var held = await test.HoldAsync(3);
        await test.PutInAsync(ModeratedStudio.Ben, held[0].Case, Warn);
        await test.PutInAsync(ModeratedStudio.Ben, held[1].Case, Warn);
        Assert.Null(await PauseAsync(test));

        var third = await test.PutInAsync(ModeratedStudio.Chen, held[2].Case, Warn);

        var pause = await PauseAsync(test);
        Assert.Equal(3, pause!.Strikes.Count);
        var refused = await Assert.ThrowsAsync<StudioException>(() => test.Studio.AsAsync<CreationPauses>(TestPerson.Owner, async pauses => await pauses.RequireAsync(pause.Strikes[0].UserId, Token), Token));
        Assert.StartsWith("You can make pictures again on ", refused.Message, StringComparison.Ordinal);
        Assert.Contains(AuditAct.CreationPaused, await test.InAsync(c => c.AuditEntries.Select(entry => entry.Act).ToListAsync(Token)));

        await test.UndoAsync(ModeratedStudio.Chen, third.Id);

        Assert.Null(await PauseAsync(test));
        Assert.Equal([null, null, StrikeEnd.Undone], await test.InAsync(c => c.Strikes.OrderBy(s => s.GivenAt).Select(s => s.LiftedBy).ToListAsync(Token)));
    }

    [Theory, EachDatabase]
    public async Task An_appeal_pauses_the_warning_and_a_granted_one_takes_it_back(DatabaseKind kind)
    {
        await using var test = await ModeratedTest.StartAsync(kind);
        await test.SetAsync(settings => settings.StrikesUntilPause = 1);
        var (_, about) = (await test.HoldAsync(1))[0];
        await test.PutInAsync(ModeratedStudio.Ben, about, Warn);
        Assert.NotNull(await PauseAsync(test));

        await test.Studio.AsAsync<Appeals>(TestPerson.Owner, appeals => appeals.AppealAsync(about, "It is a squirrel.", Token), Token);
        Assert.Null(await PauseAsync(test));

        var appeal = await test.InAsync(c => c.Cases.Where(x => x.AppealOf == about).Select(x => x.Id).SingleAsync(Token));
        var granted = await test.PutInAsync(ModeratedStudio.Chen, appeal, new Verdict(CaseVerdict.Approved));
        Assert.Null(await PauseAsync(test));
        Assert.Equal(StrikeEnd.Appeal, await test.InAsync(c => c.Strikes.Select(s => s.LiftedBy).SingleAsync(Token)));

        await test.UndoAsync(ModeratedStudio.Chen, granted.Id);
        Assert.Null(await test.InAsync(c => c.Strikes.Select(s => s.LiftedAt).SingleAsync(Token)));
        await test.PutInAsync(ModeratedStudio.Chen, appeal, new Verdict(CaseVerdict.Rejected, CaseReason.Sexual));
        Assert.NotNull(await PauseAsync(test));
    }

    [Fact]
    public async Task One_press_warns_an_author_once_however_many_of_their_pictures_it_rejects()
    {
        await using var test = await ModeratedTest.StartAsync(DatabaseKind.Sqlite);
        var held = await test.HoldAsync(4);

        await test.PutInAsync(ModeratedStudio.Ben, held[0].Case, Warn, new Along([.. held.Skip(1).Select(h => h.Case)], []));

        Assert.Equal(1, await test.InAsync(c => c.Strikes.CountAsync(Token)));
        Assert.Null(await PauseAsync(test));
    }

    private static async Task<PauseInForce?> PauseAsync(ModeratedTest test) =>
        await test.Studio.AsAsync<CreationPauses, PauseInForce?>(TestPerson.Owner, pauses => pauses.MineAsync(Token), Token);

    private static Task<IReadOnlyList<PausedPerson>> PausedAsync(ModeratedTest test) =>
        test.Studio.AsAsync<PausedPeople, IReadOnlyList<PausedPerson>>(ModeratedStudio.Ben, people => people.ReadAsync(Token), Token);
}
