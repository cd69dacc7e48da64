using Microsoft.EntityFrameworkCore;
using Studio.Data.Audit;
using Studio.Data.Moderation.Cases;
using Studio.Data.Moderation.Numbers;
using Studio.Data.Workspaces;
using Studio.Testing;
using Studio.Web.Audit;
using Studio.Web.Moderation.Cases;
using Studio.Web.Moderation.Compared;
using Studio.Web.Moderation.Numbers;
using Studio.Web.Moderation.Queue;
using Studio.Web.Workspaces;

namespace Studio.Web.Tests.Moderation;

/// <summary>While an appeal waits nobody who may decide it learns who decided first, and how.</summary>
public sealed class SealedDecisionTests
{
    private static readonly NumbersMonth Now = NumbersMonth.Of(DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Notes_and_views_of_the_appealed_case_and_of_what_the_same_press_decided_are_closed_to_others(DatabaseKind kind)
    {
        await using var test = await ModeratedTest.StartAsync(kind);
        var (first, along, appeal) = await AppealedAsync(test);

        foreach (var about in new[] { first, along })
        {
            Assert.Equal((true, 0), await SeenAsync(test, ModeratedStudio.Chen, about));
        }

        Assert.Equal((false, 1), await SeenAsync(test, ModeratedStudio.Ben, first));
        await test.PutInAsync(ModeratedStudio.Chen, appeal, new Verdict(CaseVerdict.Approved));
        Assert.Equal((false, 1), await SeenAsync(test, ModeratedStudio.Chen, first));
        // About what the same press decided somebody still can appeal.
        Assert.Equal((true, 0), await SeenAsync(test, ModeratedStudio.Chen, along));
        // What an appeal overturned counts against nobody.
        var author = (await test.Studio.AsAsync<CaseQueries, CaseView?>(ModeratedStudio.Chen, cases => cases.FindAsync(along, Token), Token))!.History;
        Assert.Equal(1, author.Rejected);
    }

    [Theory, EachDatabase]
    public async Task The_log_says_that_something_was_decided_and_not_by_whom_until_the_appeal_is(DatabaseKind kind)
    {
        await using var test = await ModeratedTest.StartAsync(kind);
        var (first, along, appeal) = await AppealedAsync(test);
        await BecomesAdminAsync(test, ModeratedStudio.Chen);
        string[] about = [$"case/{first}", $"case/{along}"];

        var view = await LogAsync(test, new AuditFilter());
        var lines = view.Lines.Where(line => about.Contains(line.Entry.Object)).ToList();
        Assert.Equal(2, lines.Count);
        Assert.All(lines, line => Assert.Equal("A decision about a case of moderation. It opens when the appeal that waits is decided.", AuditWords.Text(line.Sentence)));
        Assert.Equal(2, view.Sealed);
        var opened = (await test.Studio.AsAsync<WorkspaceAuditDesk, AuditOpened?>(ModeratedStudio.Chen, desk => desk.OpenAsync(lines[0].Entry.Number, Token), Token))!;
        Assert.Equal(("Not said yet", true), (opened.Who, opened.Fits));
        Assert.DoesNotContain("sexual", opened.Stored, StringComparison.OrdinalIgnoreCase);
        // Nor by asking for all that one person did.
        Assert.DoesNotContain((await LogAsync(test, new AuditFilter { Who = lines[0].Entry.Actor })).Lines, line => about.Contains(line.Entry.Object));

        await test.PutInAsync(ModeratedStudio.Chen, appeal, new Verdict(CaseVerdict.Approved));
        var after = await LogAsync(test, new AuditFilter { Who = lines[0].Entry.Actor });
        Assert.Equal(1, after.Sealed);
        Assert.Contains(after.Lines, line => AuditWords.Text(line.Sentence).StartsWith($"{ModeratedStudio.Ben.Name} rejected a case of moderation", StringComparison.Ordinal));
    }

    [Theory, EachDatabase]
    public async Task Exports_leave_out_what_is_closed_but_to_whoever_decided_it(DatabaseKind kind)
    {
        await using var test = await ModeratedTest.StartAsync(kind);
        var (first, along, appeal) = await AppealedAsync(test);
        string[] about = [$"case/{first}", $"case/{along}"];

        Task<int> OpenToAsync(TestPerson person) => test.InAsync(async context =>
        {
            var reader = await context.Users.Where(user => user.Email == person.Email).Select(user => user.Id).SingleAsync(Token);
            var seal = await AuditSeal.OfAsync(context, reader, TimeProvider.System.GetUtcNow().UtcDateTime, Token);
            return await seal.Open(context.AuditEntries.AsNoTracking()).CountAsync(entry => about.Contains(entry.Object), Token);
        });

        Assert.Equal((0, 2), (await OpenToAsync(ModeratedStudio.Chen), await OpenToAsync(ModeratedStudio.Ben)));
        await test.PutInAsync(ModeratedStudio.Chen, appeal, new Verdict(CaseVerdict.Approved));
        Assert.Equal(1, await OpenToAsync(ModeratedStudio.Chen));
    }

    [Theory, EachDatabase]
    public async Task A_rejection_is_closed_before_anybody_appeals_and_whoever_reads_it_decides_no_appeal(DatabaseKind kind)
    {
        await using var test = await ModeratedTest.StartAsync(kind);
        await BecomesAdminAsync(test, ModeratedStudio.Chen);
        var about = (await test.HoldAsync(1))[0].Case;
        await test.PutInAsync(ModeratedStudio.Ben, about, new Verdict(CaseVerdict.Rejected, CaseReason.Sexual, "Please cover it."));

        var line = Assert.Single((await LogAsync(test, new AuditFilter())).Lines, line => line.Entry is { Act: AuditAct.CaseDecided });
        Assert.Equal("A decision about a case of moderation. It opens when no appeal against it can be made any more.", AuditWords.Text(line.Sentence));
        var closed = (await OpenAsync(test, line.Entry.Number))!;
        Assert.Equal(("Not said yet", true), (closed.Who, closed.MayBeRead));
        Assert.Equal((true, 0), await SeenAsync(test, ModeratedStudio.Chen, about));

        await test.Studio.AsAsync<WorkspaceAuditDesk>(ModeratedStudio.Chen, desk => desk.ReadClosedAsync(line.Entry.Number, Token), Token);
        var opened = (await OpenAsync(test, line.Entry.Number))!;
        Assert.Equal((ModeratedStudio.Ben.Name, false), (opened.Who, opened.MayBeRead));
        Assert.Contains((await LogAsync(test, new AuditFilter())).Lines, read => AuditWords.Text(read.Sentence).StartsWith($"{ModeratedStudio.Chen.Name} read who decided", StringComparison.Ordinal));

        // Nobody but Chen could decide it, so that she read it hinders nobody yet.
        var appeal = await test.AppealAsync(about);
        Assert.Null(await test.TakeAsync(ModeratedStudio.Chen, appeal));
        await test.Studio.AsAsync<CaseActions>(ModeratedStudio.Chen, cases => cases.LeaveAsync(appeal, Token), Token);
        await BecomesAsync(test, ModeratedStudio.Mia, Role.Moderator);
        Assert.StartsWith("You read the first decision in the log, so somebody else decides the appeal.", await test.TakeAsync(ModeratedStudio.Chen, appeal), StringComparison.Ordinal);
        Assert.Null(await test.TakeAsync(ModeratedStudio.Mia, appeal));
    }

    [Theory, EachDatabase]
    public async Task Whoever_took_the_whole_workspace_along_after_the_decision_does_not_decide_the_appeal(DatabaseKind kind)
    {
        await using var test = await ModeratedTest.StartAsync(kind);
        await BecomesAsync(test, ModeratedStudio.Chen, Role.Owner);
        await BecomesAsync(test, ModeratedStudio.Mia, Role.Moderator);
        var held = await test.HoldAsync(2);
        await test.PutInAsync(ModeratedStudio.Ben, held[0].Case, new Verdict(CaseVerdict.Rejected, CaseReason.Sexual));
        await test.Studio.AsAsync<ExportDesk>(ModeratedStudio.Chen, desk => desk.BeginAsync(Token), Token);
        await test.PutInAsync(ModeratedStudio.Ben, held[1].Case, new Verdict(CaseVerdict.Rejected, CaseReason.Sexual));

        Assert.StartsWith("You took the whole workspace along", await test.TakeAsync(ModeratedStudio.Chen, await test.AppealAsync(held[0].Case)), StringComparison.Ordinal);
        Assert.Null(await test.TakeAsync(ModeratedStudio.Chen, await test.AppealAsync(held[1].Case)));
    }

    [Theory, EachDatabase]
    public async Task A_file_of_the_whole_log_proves_the_place_of_what_is_closed_and_not_its_words(DatabaseKind kind)
    {
        await using var test = await ModeratedTest.StartAsync(kind);
        await AppealedAsync(test);
        var (text, length) = await test.InAsync(async context =>
        {
            var reader = await context.Users.Where(user => user.Email == ModeratedStudio.Chen.Email).Select(user => user.Id).SingleAsync(Token);
            var seal = await AuditSeal.OfAsync(context, reader, TimeProvider.System.GetUtcNow().UtcDateTime, Token);
            var entries = context.AuditEntries.AsNoTracking();
            var (chain, last) = (await context.AuditEntries.Select(e => e.WorkspaceId).FirstAsync(Token), await entries.MaxAsync(e => e.Number, Token));
            using var file = new MemoryStream();
            await AuditExport.LinesAsync(entries, last, chain, seal, file, Token);
            return (System.Text.Encoding.UTF8.GetString(file.ToArray()), last);
        });

        Assert.DoesNotContain("\"caseDecided\"", text, StringComparison.Ordinal);
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var verdict = (await AuditFile.CheckAsync(lines.ToAsyncEnumerable(), isPart: false, Token))!;
        Assert.Equal((null, length, 2), (verdict.Fault, verdict.Count, verdict.Closed));

        // Another hash in its place no longer fits the entry after it.
        var at = Array.FindIndex(lines, line => line.Contains("\"closed\":true", StringComparison.Ordinal));
        lines[at] = $"{lines[at][..^66]}{new string('0', 64)}\"}}";
        Assert.Equal(AuditFault.OtherPredecessor, (await AuditFile.CheckAsync(lines.ToAsyncEnumerable(), isPart: false, Token))!.Fault);
    }

    [Theory, EachDatabase]
    public async Task Numbers_of_others_do_not_count_it_yet_and_afterwards_say_how_sure_the_second_was(DatabaseKind kind)
    {
        await using var test = await ModeratedTest.StartAsync(kind);
        var (_, _, appeal) = await AppealedAsync(test);
        await BecomesAdminAsync(test, ModeratedStudio.Chen);

        var before = await NumbersAsync(test, ModeratedStudio.Chen);
        Assert.Empty(before.Reviewers);
        Assert.True(before.AppealsWait);
        Assert.Equal((ModeratedStudio.Ben.Name, 2), Assert.Single((await NumbersAsync(test, ModeratedStudio.Ben)).Reviewers.Select(row => (row.Name, row.Decided))));

        await test.PutInAsync(ModeratedStudio.Chen, appeal, new Verdict(CaseVerdict.Approved, Sureness: CaseSureness.Very));
        var after = await NumbersAsync(test, ModeratedStudio.Chen);
        Assert.Equal([(ModeratedStudio.Ben.Name, 2), (ModeratedStudio.Chen.Name, 1)], after.Reviewers.Select(row => (row.Name, row.Decided)));
        Assert.False(after.AppealsWait);
        Assert.Equal([new AppealSureness(CaseSureness.Very, 1, 1)], after.Sureness);
        Assert.Contains("\"overturned on appeal, by how sure\",Very sure,1,", NumbersCsv.Write(after), StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Both_decisions_stand_beside_each_other_once_the_appeal_is_decided(DatabaseKind kind)
    {
        await using var test = await ModeratedTest.StartAsync(kind);
        var (_, along, appeal) = await AppealedAsync(test);
        Assert.Empty(await DecidedAsync(test));

        await test.PutInAsync(ModeratedStudio.Chen, appeal, new Verdict(CaseVerdict.Rejected, CaseReason.Hate, "Still no.", Sureness: CaseSureness.Fairly));
        var decided = Assert.Single(await DecidedAsync(test));
        Assert.Equal((appeal, false, CaseReason.Sexual, "Please cover it."), (decided.Id, decided.IsGranted, decided.First!.Reason, decided.First.Sentence));
        Assert.StartsWith("fairly sure, after less than a minute", AppealWords.How(decided.Second), StringComparison.Ordinal);
        Assert.StartsWith("a moderator, after less than a minute", AppealWords.How(decided.First), StringComparison.Ordinal);

        // The same press decided another, and somebody appeals about that one now.
        await test.AppealAsync(along);
        Assert.Null(Assert.Single(await DecidedAsync(test)).First);
    }

    /// <summary>Ben rejects two at once with a note; their author appeals about the first.</summary>
    private static async Task<(Guid First, Guid Along, Guid Appeal)> AppealedAsync(ModeratedTest test)
    {
        var held = await test.HoldAsync(2);
        Assert.Null(await test.TakeAsync(ModeratedStudio.Ben, held[0].Case));
        foreach (var (_, about) in held)
        {
            Assert.Null(await test.TakeAsync(ModeratedStudio.Ben, about));
            await test.Studio.AsAsync<CaseActions>(ModeratedStudio.Ben, cases => cases.NoteAsync(about, "I am sure of it.", Token), Token);
        }

        await test.Studio.AsAsync<CaseActions>(ModeratedStudio.Ben, cases => cases.LeaveAsync(held[1].Case, Token), Token);
        await test.PutInAsync(ModeratedStudio.Ben, held[0].Case, new Verdict(CaseVerdict.Rejected, CaseReason.Sexual, "Please cover it."), new Along([held[1].Case], []));
        return (held[0].Case, held[1].Case, await test.AppealAsync(held[0].Case));
    }

    private static async Task<(bool IsSealed, int Notes)> SeenAsync(ModeratedTest test, TestPerson person, Guid about)
    {
        var view = (await test.Studio.AsAsync<CaseQueries, CaseView?>(person, cases => cases.FindAsync(about, Token), Token))!;
        return (view.IsSealed, view.Notes.Count);
    }

    private static Task BecomesAdminAsync(ModeratedTest test, TestPerson person) => BecomesAsync(test, person, Role.Admin);

    private static Task BecomesAsync(ModeratedTest test, TestPerson person, Role role) => test.InAsync(
        context => context.Memberships.Where(m => context.Users.Any(user => user.Id == m.UserId && user.Email == person.Email)).ExecuteUpdateAsync(set => set.SetProperty(m => m.Role, role), Token));

    private static Task<AuditView> LogAsync(ModeratedTest test, AuditFilter filter) =>
        test.Studio.AsAsync<WorkspaceAuditDesk, AuditView>(ModeratedStudio.Chen, desk => desk.ReadAsync(filter, Token), Token);

    private static Task<AuditOpened?> OpenAsync(ModeratedTest test, long number) =>
        test.Studio.AsAsync<WorkspaceAuditDesk, AuditOpened?>(ModeratedStudio.Chen, desk => desk.OpenAsync(number, Token), Token);

    private static Task<NumbersView> NumbersAsync(ModeratedTest test, TestPerson person) =>
        test.Studio.AsAsync<NumbersQueries, NumbersView>(person, numbers => numbers.ReadAsync(Now, Token), Token);

    private static Task<IReadOnlyList<DecidedAppeal>> DecidedAsync(ModeratedTest test) =>
        test.Studio.AsAsync<DecidedAppeals, IReadOnlyList<DecidedAppeal>>(ModeratedStudio.Chen, appeals => appeals.ReadAsync(Token), Token);
}
