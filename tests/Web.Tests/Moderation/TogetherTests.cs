using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Audit;
using Studio.Data.Gallery;
using Studio.Data.Moderation.Cases;
using Studio.Testing;
using Studio.Web.Moderation.Cases;

namespace Studio.Web.Tests.Moderation;

public sealed class TogetherTests
{
    private static readonly Verdict Reject = new(CaseVerdict.Rejected, CaseReason.Sexual, "Please cover it.");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task One_press_decides_each_case_by_itself_and_undoing_it_takes_all_back(DatabaseKind kind)
    {
        await using var test = await ModeratedTest.StartAsync(kind);
        var held = await test.HoldAsync(3);
        var child = await test.DeriveAsync(held[0].Image);
        var grandchild = await test.DeriveAsync(child);

        var decided = await test.PutInAsync(ModeratedStudio.Ben, held[0].Case, Reject, new Along([held[1].Case, held[2].Case], [child.Id, grandchild.Id]));

        Assert.Equal((DecidedHow.Decision, 5, 0), (decided.How, decided.Cases, decided.LeftOut));
        foreach (var image in held.Select(h => h.Image).Append(child).Append(grandchild))
        {
            Assert.Equal(ImageStanding.Removed, await test.StandingAsync(image));
        }

        var decisions = await test.InAsync(c => c.CaseDecisions.AsNoTracking().ToListAsync(Token));
        Assert.Equal(5, decisions.Select(d => d.CaseId).Distinct().Count());
        Assert.Equal(decided.Id, Assert.Single(decisions.Select(d => d.TogetherId).Distinct()));

        await test.UndoAsync(ModeratedStudio.Ben, decided.Id);

        Assert.Equal([ImageStanding.Held, ImageStanding.Held, ImageStanding.Held, ImageStanding.Shown, ImageStanding.Shown], [
            await test.StandingAsync(held[0].Image), await test.StandingAsync(held[1].Image), await test.StandingAsync(held[2].Image),
            await test.StandingAsync(child), await test.StandingAsync(grandchild),
        ]);
        var states = await test.InAsync(c => c.Cases.GroupBy(x => x.State).Select(of => new { of.Key, Count = of.Count() }).ToDictionaryAsync(of => of.Key, of => of.Count, Token));
        // Those that were opened only to be decided with it are gone again.
        Assert.Equal((3, 2), (states[CaseState.Open], states[CaseState.Withdrawn]));
        var acts = await test.InAsync(c => c.AuditEntries.Select(entry => entry.Act).ToListAsync(Token));
        Assert.Equal((5, 5), (acts.Count(act => act == AuditAct.CaseDecided), acts.Count(act => act == AuditAct.CaseDecisionUndone)));
    }

    [Fact]
    public async Task What_somebody_else_works_on_is_left_out_and_counted()
    {
        await using var test = await ModeratedTest.StartAsync(DatabaseKind.Sqlite);
        var held = await test.HoldAsync(3);
        Assert.Null(await test.TakeAsync(ModeratedStudio.Chen, held[1].Case));

        var decided = await test.PutInAsync(ModeratedStudio.Ben, held[0].Case, Reject, new Along([held[1].Case, held[2].Case], []));

        Assert.Equal((2, 1), (decided.Cases, decided.LeftOut));
        Assert.Equal([ImageStanding.Removed, ImageStanding.Held, ImageStanding.Removed], [await test.StandingAsync(held[0].Image), await test.StandingAsync(held[1].Image), await test.StandingAsync(held[2].Image)]);
    }

    [Fact]
    public async Task Undoing_takes_nothing_back_when_somebody_went_on_with_one_of_them()
    {
        await using var test = await ModeratedTest.StartAsync(DatabaseKind.Sqlite);
        var held = await test.HoldAsync(2);
        var decided = await test.PutInAsync(ModeratedStudio.Ben, held[0].Case, Reject, new Along([held[1].Case], []));
        await test.InAsync(c => c.Cases.Where(x => x.Id == held[1].Case).ExecuteUpdateAsync(set => set.SetProperty(x => x.State, CaseState.Withdrawn), Token));

        var refused = await Assert.ThrowsAsync<StudioException>(() => test.UndoAsync(ModeratedStudio.Ben, decided.Id));

        Assert.Equal(RefusalKind.Conflict, refused.Kind);
        Assert.Equal(ImageStanding.Removed, await test.StandingAsync(held[0].Image));
    }

    [Fact]
    public async Task A_picture_that_is_no_descendant_is_not_rejected_with_it()
    {
        await using var test = await ModeratedTest.StartAsync(DatabaseKind.Sqlite);
        var held = await test.HoldAsync(1);
        var stranger = (await test.Studio.AddPicturesAsync(TestPerson.Slug, 1, Token)).Single();
        var child = await test.DeriveAsync(held[0].Image);

        var decided = await test.PutInAsync(ModeratedStudio.Ben, held[0].Case, Reject, new Along([], [stranger.Id, child.Id]));

        Assert.Equal((2, 1), (decided.Cases, decided.LeftOut));
        Assert.Equal((ImageStanding.Shown, ImageStanding.Removed), (await test.StandingAsync(stranger), await test.StandingAsync(child)));
    }

    [Fact]
    public async Task Approving_removes_nothing_that_was_made_from_it()
    {
        await using var test = await ModeratedTest.StartAsync(DatabaseKind.Sqlite);
        var held = await test.HoldAsync(1);
        var child = await test.DeriveAsync(held[0].Image);

        await test.PutInAsync(ModeratedStudio.Ben, held[0].Case, new Verdict(CaseVerdict.Approved), new Along([], [child.Id]));

        Assert.Equal((ImageStanding.Shown, ImageStanding.Shown), (await test.StandingAsync(held[0].Image), await test.StandingAsync(child)));
        Assert.Equal(1, await test.InAsync(c => c.Cases.CountAsync(Token)));
    }

    [Theory, EachDatabase]
    public async Task A_granted_appeal_brings_back_what_was_rejected_with_the_picture_and_undoing_it_removes_all_again(DatabaseKind kind)
    {
        await using var test = await ModeratedTest.StartAsync(kind);
        var held = await test.HoldAsync(2);
        var child = await test.DeriveAsync(held[0].Image);
        await test.PutInAsync(ModeratedStudio.Ben, held[0].Case, Reject with { IsWarning = true }, new Along([held[1].Case], [child.Id]));
        var appeal = await test.AppealAsync(held[0].Case);
        var offered = await test.TogetherAsync(ModeratedStudio.Chen, appeal);
        Assert.Equal(2, offered.Removed.Count);

        var decided = await test.PutInAsync(ModeratedStudio.Chen, appeal, new Verdict(CaseVerdict.Approved), Along.Nothing with { Back = offered.Removed });

        Assert.Equal((DecidedHow.Decision, 3, 0), (decided.How, decided.Cases, decided.LeftOut));
        Assert.Equal([ImageStanding.Shown, ImageStanding.Shown, ImageStanding.Shown], [await test.StandingAsync(held[0].Image), await test.StandingAsync(held[1].Image), await test.StandingAsync(child)]);
        Assert.Equal(2, await test.InAsync(c => c.AuditEntries.CountAsync(entry => entry.Act == AuditAct.CaseDecided && entry.Details!.Contains("eturned"), Token)));
        Assert.False(await test.InAsync(c => c.Strikes.AnyAsync(strike => strike.LiftedAt == null, Token)));

        await test.UndoAsync(ModeratedStudio.Chen, decided.Id);

        Assert.Equal([ImageStanding.Removed, ImageStanding.Removed, ImageStanding.Removed], [await test.StandingAsync(held[0].Image), await test.StandingAsync(held[1].Image), await test.StandingAsync(child)]);
        // Its author may still appeal about each.
        await test.AppealAsync(held[1].Case);
    }

    [Fact]
    public async Task What_another_case_removed_or_an_own_appeal_is_about_does_not_come_back_with_it()
    {
        await using var test = await ModeratedTest.StartAsync(DatabaseKind.Sqlite);
        var held = await test.HoldAsync(3);
        await test.PutInAsync(ModeratedStudio.Ben, held[0].Case, Reject, new Along([held[1].Case, held[2].Case], []));
        await test.Studio.HoldAsync(held[1].Image, Token, ImageStanding.Removed);
        await test.AppealAsync(held[2].Case);
        var appeal = await test.AppealAsync(held[0].Case);

        Assert.Empty((await test.TogetherAsync(ModeratedStudio.Chen, appeal)).Removed);
        var decided = await test.PutInAsync(ModeratedStudio.Chen, appeal, new Verdict(CaseVerdict.Approved), Along.Nothing with { Back = [held[1].Case, held[2].Case] });

        Assert.Equal((1, 2), (decided.Cases, decided.LeftOut));
        Assert.Equal([ImageStanding.Shown, ImageStanding.Removed, ImageStanding.Removed], [await test.StandingAsync(held[0].Image), await test.StandingAsync(held[1].Image), await test.StandingAsync(held[2].Image)]);
    }

    [Fact]
    public async Task Keeping_the_decision_on_appeal_brings_nothing_back()
    {
        await using var test = await ModeratedTest.StartAsync(DatabaseKind.Sqlite);
        var held = await test.HoldAsync(2);
        await test.PutInAsync(ModeratedStudio.Ben, held[0].Case, Reject, new Along([held[1].Case], []));
        var appeal = await test.AppealAsync(held[0].Case);

        var decided = await test.PutInAsync(ModeratedStudio.Chen, appeal, Reject, Along.Nothing with { Back = [held[1].Case] });

        Assert.Equal((1, 0), (decided.Cases, decided.LeftOut));
        Assert.Equal(ImageStanding.Removed, await test.StandingAsync(held[1].Image));
    }

    [Theory, EachDatabase]
    public async Task Pictures_made_from_one_that_wait_themselves_are_approved_with_it(DatabaseKind kind)
    {
        await using var test = await ModeratedTest.StartAsync(kind);
        var held = await test.HoldAsync(1);
        var child = await test.DeriveAsync(held[0].Image);
        var waits = await test.Studio.HoldAsync(child, Token);
        var offered = await test.TogetherAsync(ModeratedStudio.Ben, held[0].Case);
        Assert.Equal([waits], offered.Waiting);

        var decided = await test.PutInAsync(ModeratedStudio.Ben, held[0].Case, new Verdict(CaseVerdict.Approved), new Along(offered.Waiting, []));

        Assert.Equal((2, 0), (decided.Cases, decided.LeftOut));
        Assert.Equal((ImageStanding.Shown, ImageStanding.Shown), (await test.StandingAsync(held[0].Image), await test.StandingAsync(child)));
    }
}
