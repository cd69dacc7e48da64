using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Audit;
using Studio.Data.Moderation.Cases;
using Studio.Testing;
using Studio.Web.Moderation.Cases;
using Studio.Web.Moderation.Queue;

namespace Studio.Web.Tests.Moderation;

public sealed class AppealViewTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task How_sure_somebody_is_stays_with_the_decision_of_an_appeal_and_with_no_other(DatabaseKind kind)
    {
        await using var test = await ModeratedTest.StartAsync(kind);
        var about = (await test.HoldAsync(1))[0].Case;
        await test.PutInAsync(ModeratedStudio.Ben, about, new Verdict(CaseVerdict.Rejected, CaseReason.Sexual, Sureness: CaseSureness.Very));
        var appeal = await test.AppealAsync(about);

        await test.PutInAsync(ModeratedStudio.Chen, appeal, new Verdict(CaseVerdict.Approved, Sureness: CaseSureness.Hardly));

        var decisions = await test.InAsync(c => c.CaseDecisions.ToDictionaryAsync(d => d.CaseId, d => d.Sureness, Token));
        Assert.Equal((null, CaseSureness.Hardly), (decisions[about], decisions[appeal]));
        var said = await test.InAsync(c => c.AuditEntries.Where(e => e.Act == AuditAct.CaseDecided).OrderBy(e => e.Number).Select(e => e.Details).ToListAsync(Token));
        Assert.Contains("\"sure\":\"hardly\"", said[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sureness_that_nobody_can_have_is_refused_and_none_is_needed()
    {
        await using var test = await ModeratedTest.StartAsync(DatabaseKind.Sqlite);
        var about = (await test.HoldAsync(1))[0].Case;
        await test.PutInAsync(ModeratedStudio.Ben, about, new Verdict(CaseVerdict.Rejected, CaseReason.Sexual));
        var appeal = await test.AppealAsync(about);

        var refused = await Assert.ThrowsAsync<StudioException>(() => test.PutInAsync(ModeratedStudio.Chen, appeal, new Verdict(CaseVerdict.Approved, Sureness: (CaseSureness)7)));
        Assert.Equal("Say how sure you are: hardly, fairly or very. Or say nothing.", refused.Message);
        Assert.Equal(CaseState.Open, (await test.CaseAsync(appeal)).State);

        await test.PutInAsync(ModeratedStudio.Chen, appeal, new Verdict(CaseVerdict.Approved));
        Assert.Null(await test.InAsync(c => c.CaseDecisions.Where(d => d.CaseId == appeal).Select(d => d.Sureness).SingleAsync(Token)));
    }

    [Theory, EachDatabase]
    public async Task The_first_view_tells_afterwards_how_long_somebody_had_worked_on_it(DatabaseKind kind)
    {
        await using var test = await ModeratedTest.StartAsync(kind);
        var held = await test.HoldAsync(2);
        var about = held[0].Case;
        Assert.Null(await test.TakeAsync(ModeratedStudio.Ben, about));
        await test.InAsync(c => c.Cases.Where(x => x.Id == about).ExecuteUpdateAsync(set => set.SetProperty(x => x.ClaimedUntil, x => x.ClaimedUntil!.Value.AddSeconds(-200)), Token));
        await test.Studio.AsAsync<CaseVerdicts, Decided>(
            ModeratedStudio.Ben, cases => cases.PutInAsync(about, new Verdict(CaseVerdict.Rejected, CaseReason.Sexual, "Please cover it."), new Along([held[1].Case], []), Token), Token);
        var worked = await test.InAsync(c => c.CaseDecisions.ToDictionaryAsync(d => d.CaseId, d => d.WorkedSeconds, Token));
        Assert.InRange(worked[about]!.Value, 200, 239);
        Assert.Null(worked[held[1].Case]);
        var appeal = await test.AppealAsync(about);

        Assert.Null(await FirstViewAsync(test, appeal, about));
        await test.PutInAsync(ModeratedStudio.Chen, appeal, new Verdict(CaseVerdict.Approved, Sureness: CaseSureness.Fairly));

        Assert.Equal("A moderator had rejected it first: sexual content, after 3 min. “Please cover it.”", await FirstViewAsync(test, appeal, about));
    }

    private static Task<string?> FirstViewAsync(ModeratedTest test, Guid appeal, Guid first) =>
        test.Studio.AsAsync<CaseQueries, string?>(ModeratedStudio.Chen, cases => cases.FirstViewAsync(appeal, first, Token), Token);
}
