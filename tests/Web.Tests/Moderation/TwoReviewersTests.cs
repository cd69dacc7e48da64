using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Audit;
using Studio.Data.Gallery;
using Studio.Data.Moderation.Cases;
using Studio.Data.Workspaces;
using Studio.Testing;
using Studio.Web.Moderation.Authors;
using Studio.Web.Moderation.Cases;

namespace Studio.Web.Tests.Moderation;

public sealed class TwoReviewersTests
{
    private static readonly Verdict Reject = new(CaseVerdict.Rejected, CaseReason.Private, "It shows a letter.", IsWarning: true);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task The_first_view_of_a_hard_category_waits_and_agreement_with_a_second_decides(DatabaseKind kind)
    {
        await using var test = await ModeratedTest.StartAsync(kind);
        var (image, about) = (await test.HoldAsync(1))[0];

        var first = await test.PutInAsync(ModeratedStudio.Ben, about, Reject);

        Assert.Equal(DecidedHow.FirstView, first.How);
        Assert.Equal(ImageStanding.Held, await test.StandingAsync(image));
        // Its author reads nothing of it yet, and whoever gave it does not give the second.
        Assert.True((await test.Studio.AsAsync<AuthorCases, AuthorCase?>(TestPerson.Owner, cases => cases.FindAsync(about, Token), Token))!.IsOpen);
        Assert.Equal("You gave the first view of this case, so somebody else gives the second. 1 person can.", await test.TakeAsync(ModeratedStudio.Ben, about));

        var second = await test.PutInAsync(ModeratedStudio.Chen, about, Reject with { Sentence = "", IsWarning = false });

        Assert.Equal(DecidedHow.Agreed, second.How);
        Assert.Equal(ImageStanding.Removed, await test.StandingAsync(image));
        var decision = await test.InAsync(c => c.CaseDecisions.SingleAsync(Token));
        // A warning needs both; the sentence of the first is taken where the second has none.
        Assert.Equal(("It shows a letter.", false, false), (decision.Sentence, decision.IsWarning, decision.WasAlone));
        Assert.Equal([1, 2], await test.InAsync(c => c.CaseOpinions.OrderBy(o => o.Ordinal).Select(o => o.Ordinal).ToListAsync(Token)));
    }

    [Theory, EachDatabase]
    public async Task Views_that_differ_go_to_owners_and_admins_and_neither_of_the_two_decides_while_others_can(DatabaseKind kind)
    {
        await using var test = await ModeratedTest.StartAsync(kind);
        var (image, about) = (await test.HoldAsync(1))[0];
        await test.PutInAsync(ModeratedStudio.Ben, about, Reject);

        // Approving needs the category to be known as hard: the first view made the case one for two.
        var second = await test.PutInAsync(ModeratedStudio.Chen, about, new Verdict(CaseVerdict.Approved));

        Assert.Equal(DecidedHow.Differed, second.How);
        Assert.Equal(CaseState.Escalated, (await test.CaseAsync(about)).State);
        Assert.Equal(ImageStanding.Held, await test.StandingAsync(image));
        Assert.Equal("This case was escalated. Owners and admins decide it.", await test.TakeAsync(ModeratedStudio.Ben, about));
        Assert.Equal(1, await test.InAsync(c => c.AuditEntries.CountAsync(entry => entry.Act == AuditAct.CaseEscalated, Token)));

        await test.UndoAsync(ModeratedStudio.Chen, second.Id);

        Assert.Equal(CaseState.Open, (await test.CaseAsync(about)).State);
        Assert.Equal(1, await test.InAsync(c => c.CaseOpinions.CountAsync(Token)));
    }

    [Theory, EachDatabase]
    public async Task Of_two_second_views_at_once_one_counts(DatabaseKind kind)
    {
        await using var test = await ModeratedTest.StartAsync(kind);
        var (_, about) = (await test.HoldAsync(1))[0];
        await test.PutInAsync(ModeratedStudio.Ben, about, Reject);
        await test.InAsync(c => c.Memberships.Where(m => c.Users.Any(u => u.Id == m.UserId && u.Email == ModeratedStudio.Mia.Email))
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.Role, Role.Moderator), Token));

        var answers = await Task.WhenAll(
            Record.ExceptionAsync(() => PressAsync(test, ModeratedStudio.Chen, about)).AsTask(),
            Record.ExceptionAsync(() => PressAsync(test, ModeratedStudio.Mia, about)).AsTask());

        Assert.IsType<StudioException>(Assert.Single(answers, answer => answer is not null));
        Assert.Equal((2, 1), (await test.InAsync(c => c.CaseOpinions.CountAsync(Token)), await test.InAsync(c => c.CaseDecisions.CountAsync(Token))));
    }

    [Fact]
    public async Task A_first_view_can_be_taken_back_until_a_second_is_in()
    {
        await using var test = await ModeratedTest.StartAsync(DatabaseKind.Sqlite);
        var (_, about) = (await test.HoldAsync(1))[0];
        var first = await test.PutInAsync(ModeratedStudio.Ben, about, Reject);
        await test.UndoAsync(ModeratedStudio.Ben, first.Id);
        Assert.Equal(0, await test.InAsync(c => c.CaseOpinions.CountAsync(Token)));

        first = await test.PutInAsync(ModeratedStudio.Ben, about, Reject);
        await test.PutInAsync(ModeratedStudio.Chen, about, Reject);
        var refused = await Assert.ThrowsAsync<StudioException>(() => test.UndoAsync(ModeratedStudio.Ben, first.Id));

        Assert.Equal(RefusalKind.Conflict, refused.Kind);
        Assert.Equal(2, await test.InAsync(c => c.CaseOpinions.CountAsync(Token)));
    }

    [Fact]
    public async Task With_nobody_else_to_ask_one_decides_and_that_is_written_down()
    {
        await using var test = await ModeratedTest.StartAsync(DatabaseKind.Sqlite);
        var (image, about) = (await test.HoldAsync(1))[0];
        await test.InAsync(c => c.Memberships.Where(m => c.Users.Any(u => u.Id == m.UserId && u.Email == ModeratedStudio.Chen.Email))
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.Role, Role.Creator), Token));

        var alone = await test.PutInAsync(ModeratedStudio.Ben, about, Reject);

        Assert.Equal(DecidedHow.Alone, alone.How);
        Assert.Equal(ImageStanding.Removed, await test.StandingAsync(image));
        Assert.True(await test.InAsync(c => c.CaseDecisions.Select(d => d.WasAlone).SingleAsync(Token)));
    }

    [Fact]
    public async Task A_case_known_to_be_of_a_hard_category_needs_two_to_approve_it_too()
    {
        await using var test = await ModeratedTest.StartAsync(DatabaseKind.Sqlite);
        await test.SetAsync(settings => settings.TwoReviewers = [CaseReason.Sexual]);
        var (image, about) = (await test.HoldAsync(1))[0];
        await test.InAsync(c => c.Cases.Where(x => x.Id == about).ExecuteUpdateAsync(set => set.SetProperty(x => x.Category, CaseReason.Sexual), Token));

        var first = await test.PutInAsync(ModeratedStudio.Ben, about, new Verdict(CaseVerdict.Approved));

        Assert.Equal(DecidedHow.FirstView, first.How);
        Assert.Equal(ImageStanding.Held, await test.StandingAsync(image));
    }

    private static async Task PressAsync(ModeratedTest test, TestPerson person, Guid about)
    {
        if (await test.TakeAsync(person, about) is { } refusal)
        {
            throw StudioException.Conflict(refusal);
        }

        await test.Studio.AsAsync<CaseVerdicts, Decided>(person, cases => cases.PutInAsync(about, Reject, Along.Nothing, Token), Token);
    }
}
