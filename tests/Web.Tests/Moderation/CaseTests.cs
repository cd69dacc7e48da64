using System.Net;
using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Audit;
using Studio.Data.Gallery;
using Studio.Data.Moderation.Cases;
using Studio.Data.Workspaces;
using Studio.Testing;
using Studio.Web.Gallery;
using Studio.Web.Moderation.Authors;
using Studio.Web.Moderation.Cases;
using Studio.Web.Moderation.Queue;
using Studio.Web.Moderation.Reports;

namespace Studio.Web.Tests.Moderation;

public sealed class CaseTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_original_leaves_the_server_only_for_whoever_holds_the_case_and_that_is_counted()
    {
        await using var studio = await StartAsync();
        var (image, about) = await HeldAsync(studio);
        using var ben = await ClientAsync(studio, ModeratedStudio.Ben);
        using var chen = await ClientAsync(studio, ModeratedStudio.Chen);
        using var mia = await ClientAsync(studio, ModeratedStudio.Mia);
        var (original, blur) = ($"/w/{TestPerson.Slug}/cases/{about}/picture", $"/w/{TestPerson.Slug}/cases/{about}/blur");

        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(ben, original));
        Assert.Null(await TakeAsync(studio, ModeratedStudio.Ben, about));
        Assert.Equal(
            [HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.NotFound, HttpStatusCode.OK, HttpStatusCode.Forbidden, HttpStatusCode.NotFound],
            [
                await StatusAsync(ben, original), await StatusAsync(ben, original), await StatusAsync(chen, original),
                await StatusAsync(chen, blur), await StatusAsync(mia, original), await StatusAsync(mia, blur),
            ]);
        Assert.Equal(1, await studio.InAsync(c => c.CaseLooks.CountAsync(Token), Token));
        Assert.NotNull(image);
    }

    [Fact]
    public async Task A_rejected_picture_is_removed_its_author_reads_why_and_undoing_brings_the_case_back()
    {
        await using var studio = await StartAsync();
        var (image, about) = await HeldAsync(studio);
        await TakeAsync(studio, ModeratedStudio.Ben, about);

        var decision = await studio.AsAsync<CaseActions, Guid>(
            ModeratedStudio.Ben, cases => cases.DecideAsync(about, new Verdict(CaseVerdict.Rejected, CaseReason.Sexual, "Please cover it.", IsWarning: true), Token), Token);

        Assert.Equal(ImageStanding.Removed, await StandingAsync(studio, image));
        var read = await studio.AsAsync<AuthorCases, AuthorCase?>(TestPerson.Owner, cases => cases.FindAsync(about, Token), Token);
        Assert.Equal((CaseVerdict.Rejected, "Please cover it.", true, false), (read!.Decision!.Verdict, read.Decision.Sentence, read.Decision.IsWarning, read.Decision.ByRule));

        await studio.AsAsync<CaseUndo>(ModeratedStudio.Ben, undo => undo.RunAsync(decision, Token), Token);

        Assert.Equal(ImageStanding.Held, await StandingAsync(studio, image));
        Assert.Equal(CaseState.Open, (await studio.InAsync(c => c.Cases.SingleAsync(Token), Token)).State);
        await Assert.ThrowsAsync<StudioException>(() => studio.AsAsync<CaseUndo>(ModeratedStudio.Ben, undo => undo.RunAsync(decision, Token), Token));
        Assert.Equal(ImageStanding.Held, await StandingAsync(studio, image));
        var acts = await studio.InAsync(c => c.AuditEntries.OrderBy(entry => entry.Number).Select(entry => entry.Act).ToListAsync(Token), Token);
        Assert.Equal([AuditAct.CaseDecided, AuditAct.CaseDecisionUndone], acts.Where(act => act is AuditAct.CaseDecided or AuditAct.CaseDecisionUndone));
    }

    [Fact]
    public async Task Of_two_decisions_at_once_one_counts_and_the_other_is_told()
    {
        await using var studio = await StartAsync();
        var (image, about) = await HeldAsync(studio);
        await TakeAsync(studio, ModeratedStudio.Ben, about);

        var answers = await Task.WhenAll(
            Record.ExceptionAsync(() => DecideAsync(studio, ModeratedStudio.Ben, about, CaseVerdict.Approved)).AsTask(),
            Record.ExceptionAsync(() => DecideAsync(studio, ModeratedStudio.Ben, about, CaseVerdict.Rejected)).AsTask());

        Assert.Equal(RefusalKind.Conflict, Assert.IsType<StudioException>(Assert.Single(answers, answer => answer is not null)).Kind);
        var row = await studio.InAsync(c => c.Cases.SingleAsync(Token), Token);
        Assert.Equal(row.Verdict == CaseVerdict.Approved ? ImageStanding.Shown : ImageStanding.Removed, await StandingAsync(studio, image));
        Assert.Equal(1, await studio.InAsync(c => c.CaseDecisions.CountAsync(Token), Token));
    }

    [Fact]
    public async Task Somebody_demoted_with_a_case_open_decides_no_more()
    {
        await using var studio = await StartAsync();
        var (image, about) = await HeldAsync(studio);
        await TakeAsync(studio, ModeratedStudio.Ben, about);
        await studio.InAsync(c => c.Memberships.Where(m => m.Role == Role.Moderator).ExecuteUpdateAsync(set => set.SetProperty(m => m.Role, Role.Creator), Token), Token);

        var refused = await Assert.ThrowsAsync<StudioException>(() => DecideAsync(studio, ModeratedStudio.Ben, about, CaseVerdict.Approved));

        Assert.Equal(RefusalKind.Forbidden, refused.Kind);
        Assert.Equal(ImageStanding.Held, await StandingAsync(studio, image));
    }

    [Fact]
    public async Task An_escalated_case_is_for_owners_and_admins()
    {
        await using var studio = await StartAsync();
        var image = (await studio.AddPicturesAsync(TestPerson.Slug, 1, Token)).Single();
        await studio.AsAsync<ReportActions>(ModeratedStudio.Mia, reports => reports.ReportAsync(new NewReport(image.Id, CaseReason.Copied, "Our mascot."), Token), Token);
        var about = (await studio.InAsync(c => c.Cases.SingleAsync(Token), Token)).Id;
        await TakeAsync(studio, ModeratedStudio.Ben, about);
        await studio.AsAsync<CaseActions>(ModeratedStudio.Ben, cases => cases.EscalateAsync(about, Token), Token);

        Assert.Equal("This case was escalated. Owners and admins decide it.", await TakeAsync(studio, ModeratedStudio.Chen, about));
        // The only one who may is its author, and there is nobody else.
        Assert.Null(await TakeAsync(studio, TestPerson.Owner, about));
    }

    [Fact]
    public async Task A_second_report_joins_the_first_and_one_member_reports_once()
    {
        await using var studio = await StartAsync();
        var image = (await studio.AddPicturesAsync(TestPerson.Slug, 1, Token)).Single();
        var before = await ReportAsync(studio, ModeratedStudio.Mia, image);
        var weight = (await studio.InAsync(c => c.Cases.SingleAsync(Token), Token)).Weight;
        var joined = await ReportAsync(studio, ModeratedStudio.Ben, image);
        var again = await ReportAsync(studio, ModeratedStudio.Mia, image);

        Assert.Equal((null, null, RefusalKind.Conflict), ((before as StudioException)?.Kind, (joined as StudioException)?.Kind, (again as StudioException)?.Kind));
        Assert.True((await studio.InAsync(c => c.Cases.SingleAsync(Token), Token)).Weight > weight);
        Assert.Equal(1, await studio.InAsync(c => c.CaseNotes.CountAsync(note => note.Voice == CaseVoice.Reporter, Token), Token));
        // Whoever made it learns of a report only when it was decided against it.
        Assert.Empty(await studio.AsAsync<AuthorCases, IReadOnlyList<AuthorCase>>(TestPerson.Owner, cases => cases.AllAsync(Token), Token));
    }

    [Theory, EachDatabase]
    public async Task An_appeal_is_made_once_decided_by_somebody_else_and_brings_the_picture_back(DatabaseKind kind)
    {
        await using var shared = kind == DatabaseKind.PostgreSql ? await SharedStudio.CreateAsync(Token) : null;
        await using var studio = shared is null ? await StartAsync() : await StartAsync(shared);
        var (image, about) = await HeldAsync(studio);
        await TakeAsync(studio, ModeratedStudio.Ben, about);
        await DecideAsync(studio, ModeratedStudio.Ben, about, CaseVerdict.Rejected);

        await studio.AsAsync<Appeals>(TestPerson.Owner, appeals => appeals.AppealAsync(about, "It is a squirrel.", Token), Token);
        var twice = await Assert.ThrowsAsync<StudioException>(() => studio.AsAsync<Appeals>(TestPerson.Owner, appeals => appeals.AppealAsync(about, "Again.", Token), Token));
        var appeal = (await studio.InAsync(c => c.Cases.SingleAsync(x => x.AppealOf == about, Token), Token)).Id;
        var own = await TakeAsync(studio, ModeratedStudio.Ben, appeal);
        Assert.Null(await TakeAsync(studio, ModeratedStudio.Chen, appeal));
        await DecideAsync(studio, ModeratedStudio.Chen, appeal, CaseVerdict.Approved);

        Assert.Equal(RefusalKind.Conflict, twice.Kind);
        Assert.StartsWith("You decided this case first, so somebody else decides the appeal.", own, StringComparison.Ordinal);
        Assert.Equal(ImageStanding.Shown, await StandingAsync(studio, image));
        var read = await studio.AsAsync<AuthorCases, AuthorCase?>(TestPerson.Owner, cases => cases.FindAsync(about, Token), Token);
        Assert.False(read!.IsRejected);
        Assert.Equal((true, 0), await studio.AsAsync<AuthorCases, (bool, int)>(TestPerson.Owner, cases => cases.NewsAsync(Token), Token));
        // What the page of the queue reads, on this database too.
        var view = await studio.AsAsync<CaseQueries, CaseView?>(ModeratedStudio.Chen, cases => cases.FindAsync(appeal, Token), Token);
        // What the appeal took back is no longer held against the author.
        Assert.Equal(new AuthorHistory(1, 0, 0), view!.History);
        Assert.StartsWith("A moderator had rejected it first", await studio.AsAsync<CaseQueries, string?>(ModeratedStudio.Chen, cases => cases.FirstViewAsync(appeal, about, Token), Token), StringComparison.Ordinal);
        Assert.Null(await studio.AsAsync<CaseQueries, string?>(ModeratedStudio.Ben, cases => cases.FirstViewAsync(appeal, about, Token), Token));
        var exposure = await studio.AsAsync<ExposureQueries, Exposure>(ModeratedStudio.Chen, mine => mine.TodayAsync(new WorkspaceDays(TimeZoneInfo.Utc), Token), Token);
        Assert.Equal((1, 0), (exposure.Decided, exposure.Unblurred));
    }

    [Theory, EachDatabase]
    public async Task Whoever_says_that_a_rule_is_wrong_is_neither_warned_for_it_nor_counted_as_rejected(DatabaseKind kind)
    {
        await using var test = await ModeratedTest.StartAsync(kind);
        var mia = await test.InAsync(c => c.Users.Where(user => user.Email == ModeratedStudio.Mia.Email).Select(user => user.Id).SingleAsync(Token));
        var said = Rows.Case(mia, TimeProvider.System.GetUtcNow().UtcDateTime, kind: CaseKind.FalsePositive);
        await test.InAsync(async context =>
        {
            context.Add(said);
            return await context.SaveChangesAsync(Token);
        });

        await test.PutInAsync(ModeratedStudio.Ben, said.Id, new Verdict(CaseVerdict.Rejected, CaseReason.Other, IsWarning: true));

        Assert.Equal(CaseVerdict.Rejected, (await test.CaseAsync(said.Id)).Verdict);
        Assert.False(await test.InAsync(c => c.Strikes.AnyAsync(Token)));
        var view = await test.Studio.AsAsync<CaseQueries, CaseView?>(ModeratedStudio.Chen, cases => cases.FindAsync(said.Id, Token), Token);
        Assert.Equal(0, view!.History.Rejected);
    }

    [Fact]
    public async Task Who_reported_a_moderators_own_picture_stays_unknown_to_them_and_is_named_to_the_others()
    {
        await using var studio = await StartAsync();
        var image = (await studio.AddPicturesAsync(TestPerson.Slug, 1, Token)).Single();
        Assert.Null(await ReportAsync(studio, ModeratedStudio.Mia, image));
        Assert.Null(await ReportAsync(studio, ModeratedStudio.Ben, image));
        var about = await studio.InAsync(c => c.Cases.Where(one => one.Kind == CaseKind.Report).Select(one => one.Id).SingleAsync(Token), Token);

        var (author, other) = (await ReadAsync(TestPerson.Owner), await ReadAsync(ModeratedStudio.Chen));

        Assert.Equal((null, "A member"), author);
        Assert.Equal((ModeratedStudio.Mia.Name, ModeratedStudio.Ben.Name), other);

        async Task<(string? Reporter, string Also)> ReadAsync(TestPerson person)
        {
            var view = await studio.AsAsync<CaseQueries, CaseView?>(person, cases => cases.FindAsync(about, Token), Token);
            var row = (await studio.AsAsync<CaseQueue, IReadOnlyList<QueuedCase>>(person, queue => queue.FirstAsync(QueueFilter.Reports, 5, near: 6, Token), Token)).Single();
            Assert.Equal(view!.Reporter, row.Reporter);
            return (view.Reporter, view.Notes.Single(note => note.Voice == CaseVoice.Reporter).By);
        }
    }

    [Fact]
    public async Task In_an_archived_workspace_authors_read_their_cases_on_and_nothing_is_written()
    {
        await using var studio = await StartAsync();
        var (_, about) = await HeldAsync(studio);
        await studio.InAsync(c => c.Workspaces.Where(w => w.Slug == TestPerson.Slug).ExecuteUpdateAsync(set => set.SetProperty(w => w.ArchivedAt, DateTime.UnixEpoch), Token), Token);

        var read = await studio.AsAsync<AuthorCases, AuthorCase?>(TestPerson.Owner, cases => cases.FindAsync(about, Token), Token);

        Assert.Equal(about, read!.Id);
        Assert.Null(await studio.InAsync(c => c.Cases.Select(one => one.ReadByAuthorAt).SingleAsync(Token), Token));
        await Assert.ThrowsAsync<StudioException>(() => studio.AsAsync<CaseActions, string?>(ModeratedStudio.Ben, cases => cases.TakeAsync(about, Token), Token));
    }

    private static async Task<RunningStudio> StartAsync()
    {
        var studio = await RunningStudio.StartWithOwnerAsync(Token);
        await studio.AddModeratorsAsync(Token);
        return studio;
    }

    private static async Task<RunningStudio> StartAsync(SharedStudio shared)
    {
        var studio = await shared.StartAsync("Slots:Pictures=0", Token);
        await SharedStudio.AddOwnerAsync(studio, Token);
        await studio.AddModeratorsAsync(Token);
        return studio;
    }

    private static async Task<(Image Image, Guid Case)> HeldAsync(RunningStudio studio)
    {
        var image = (await studio.AddPicturesAsync(TestPerson.Slug, 1, Token, width: 128, height: 96)).Single();
        return (image, await studio.HoldAsync(image, Token));
    }

    private static async Task<Client> ClientAsync(RunningStudio studio, TestPerson person)
    {
        var client = new Client(studio);
        (await client.SignInAsync(person, Token)).Dispose();
        return client;
    }

    private static async Task<HttpStatusCode> StatusAsync(Client client, string address)
    {
        using var answer = await client.GetAsync(address, Token);
        return answer.StatusCode;
    }

    private static Task<string?> TakeAsync(RunningStudio studio, TestPerson person, Guid about) =>
        studio.AsAsync<CaseActions, string?>(person, cases => cases.TakeAsync(about, Token), Token);

    private static Task<Guid> DecideAsync(RunningStudio studio, TestPerson person, Guid about, CaseVerdict verdict) => studio.AsAsync<CaseActions, Guid>(
        person, cases => cases.DecideAsync(about, new Verdict(verdict, verdict == CaseVerdict.Rejected ? CaseReason.Other : null), Token), Token);

    private static ValueTask<Exception?> ReportAsync(RunningStudio studio, TestPerson person, Image image) => Record.ExceptionAsync(() =>
        studio.AsAsync<ReportActions>(person, reports => reports.ReportAsync(new NewReport(image.Id, CaseReason.Copied, "Copies our mascot."), Token), Token));

    private static Task<ImageStanding> StandingAsync(RunningStudio studio, Image image) =>
        studio.InAsync(c => c.Images.AlsoHidden().Where(i => i.Id == image.Id).Select(i => i.Standing).SingleAsync(Token), Token);
}
