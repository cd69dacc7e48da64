using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data.Audit;
using Studio.Data.Gallery;
using Studio.Data.Moderation.Cases;
using Studio.Data.Moderation.Findings;
using Studio.Data.Moderation.Pictures;
using Studio.Data.Moderation.Retention;
using Studio.Data.Storage;
using Studio.Data.Workspaces;
using Studio.Testing;

namespace Studio.Data.Tests.Moderation;

public sealed class RetentionTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_removed_picture_goes_when_its_time_is_over_and_is_known_when_it_comes_again(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Token);
        var workspace = await studio.AddWorkspaceAsync(Token);
        var blobs = studio.Services.GetRequiredService<BlobStore>();
        var hash = await blobs.WriteAsync(workspace.Id, new byte[] { 3 }, Token);
        var now = studio.Time.UtcNow;
        var (old, appealed, held) = (Removed(workspace, now, "old", hash), Removed(workspace, now, "appealed"), Removed(workspace, now, "held"));
        held.Standing = ImageStanding.Held;
        var (first, second) = (Decided(workspace, now, old.Id), Decided(workspace, now, appealed.Id));
        await workspace.AddAsync(Token, old, appealed, held, first, second, Rows.Case(workspace.Owner.Id, now, held.Id));
        await workspace.AddAsync(Token, Appeal(workspace, now, second));

        studio.Time.Advance(TimeSpan.FromDays(90));
        Assert.Equal(0, (await DueAsync(workspace, RetainedData.RemovedPictures)).Count);
        studio.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(new RetentionDue(RetainedData.RemovedPictures, 90, 1, 20_000), await DueAsync(workspace, RetainedData.RemovedPictures));
        Assert.Equal(1, await RunAsync(workspace));

        // What is appealed or not decided stays, however old it is.
        Assert.Equal(new[] { appealed.Id, held.Id }.Order(), (await workspace.WithAsync(c => c.Images.AlsoHidden().Select(i => i.Id).ToListAsync(Token))).Order());
        Assert.False(blobs.Exists(workspace.Id, hash));
        Assert.Null((await workspace.WithAsync(c => c.Cases.SingleAsync(x => x.Id == first.Id, Token))).ImageId);
        var again = await workspace.WithAsync(c => PictureScreen.OfBroughtAsync(c, old.PixelHash, Token));
        Assert.Equal(ImageStanding.Held, again.Standing);
        Assert.Equal(0, await RunAsync(workspace));
        var entry = await workspace.WithAsync(c => c.AuditEntries.SingleAsync(e => e.Act == AuditAct.RetentionRun, Token));
        Assert.Equal("""{"removedPictures":1}""", entry.Details);
    }

    [Theory, EachDatabase]
    public async Task A_held_picture_goes_when_nobody_decided_in_all_that_time_unless_somebody_works_on_it(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Token);
        var workspace = await studio.AddWorkspaceAsync(Token);
        var blobs = studio.Services.GetRequiredService<BlobStore>();
        var hash = await blobs.WriteAsync(workspace.Id, new byte[] { 7 }, Token);
        var now = studio.Time.UtcNow;
        var (left, worked, shown) = (Held(workspace, now, "left", hash), Held(workspace, now, "worked"), Rows.Image(workspace.Owner.Id, now, "shown"));
        var (open, taken, report) = (Rows.Case(workspace.Owner.Id, now, left.Id), Rows.Case(workspace.Owner.Id, now, worked.Id), Rows.Case(workspace.Owner.Id, now, shown.Id, CaseKind.Report));
        open.State = CaseState.Escalated;
        await workspace.AddAsync(Token, left, worked, shown, open, taken, report);
        studio.Time.Advance(TimeSpan.FromDays(180));
        Assert.Equal(0, (await DueAsync(workspace, RetainedData.HeldPictures)).Count);
        studio.Time.Advance(TimeSpan.FromMinutes(1));
        var young = Held(workspace, studio.Time.UtcNow, "young");
        await workspace.AddAsync(Token, young, Rows.Case(workspace.Owner.Id, studio.Time.UtcNow, young.Id));
        await workspace.WithAsync(c => CaseClock.ClaimAsync(c.Cases.Where(x => x.Id == taken.Id), workspace.Owner.Id, Token));

        Assert.Equal(new RetentionDue(RetainedData.HeldPictures, 180, 1, 20_000), await DueAsync(workspace, RetainedData.HeldPictures));
        // The words of what waited are as old, and its case has ended.
        Assert.Equal(2, await RunAsync(workspace));

        Assert.Equal(new[] { worked.Id, shown.Id, young.Id }.Order(), (await workspace.WithAsync(c => c.Images.AlsoHidden().Select(i => i.Id).ToListAsync(Token))).Order());
        Assert.False(blobs.Exists(workspace.Id, hash));
        var ended = await workspace.WithAsync(c => c.Cases.SingleAsync(x => x.Id == open.Id, Token));
        Assert.Equal((CaseState.Withdrawn, null, null), (ended.State, ended.ImageId, ended.Verdict));
        Assert.Equal(CaseState.Open, await workspace.WithAsync(c => c.Cases.Where(x => x.Id == report.Id).Select(x => x.State).SingleAsync(Token)));
        // Nobody said that it was wrong: it is not known when it comes again.
        Assert.False(await workspace.WithAsync(c => c.ForgottenPixels.AnyAsync(Token)));
        var entry = await workspace.WithAsync(c => c.AuditEntries.SingleAsync(e => e.Act == AuditAct.RetentionRun, Token));
        Assert.Equal("""{"heldPictures":1}""", entry.Details);

        await workspace.WithAsync(c => c.Cases.Where(x => x.Id == taken.Id).ExecuteUpdateAsync(set => set.SetProperty(x => x.ClaimedUntil, (DateTime?)null), Token));
        Assert.Equal(2, await RunAsync(workspace));
        Assert.Equal(0, await RunAsync(workspace));
    }

    [Theory, EachDatabase]
    public async Task Words_reports_and_looks_go_and_the_case_stays_a_number(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Token);
        var workspace = await studio.AddWorkspaceAsync(Token);
        var now = studio.Time.UtcNow;
        var (me, reporter) = (workspace.Owner.Id, (await workspace.AddMemberAsync("mia", Role.Viewer, Token)).Id);
        var image = Rows.Image(me, now);
        var wish = new ModerationCase
        {
            Kind = CaseKind.Wish,
            Severity = CaseSeverity.Low,
            Weight = 1,
            AuthorId = me,
            Wish = "Kind mit Pistole",
            Said = "It is a toy.",
            Evidence = new CaseEvidence("Weapons", "terms", PolicyVersion: 3, "“Pistole” is listed") { Hits = [new CaseHit("Pistole", 9, 7, InPrompt: false)] },
            OpenedAt = now,
        };
        End(wish, now);
        var report = Rows.Case(me, now, image.Id, CaseKind.Report, reporter: reporter);
        End(report, now);
        var open = Rows.Case(me, now, image.Id, CaseKind.Report, reporter: reporter);
        await workspace.AddAsync(
            Token, image, wish, report, open,
            new CaseNote { CaseId = report.Id, Voice = CaseVoice.Reporter, ById = reporter, Text = "Me too", At = now },
            new CaseNote { CaseId = report.Id, Voice = CaseVoice.Moderator, ById = me, Text = "A mark?", At = now },
            new CaseLook { CaseId = report.Id, UserId = me, At = now });
        studio.Time.Advance(TimeSpan.FromDays(181));

        // The words of two cases, one report, one look.
        Assert.Equal(4, await RunAsync(workspace));

        var rows = await workspace.WithAsync(c => c.Cases.AsNoTracking().ToDictionaryAsync(x => x.Id, Token));
        Assert.Equal(("", "", "Weapons", 0), (rows[wish.Id].Wish, rows[wish.Id].Said, rows[wish.Id].Evidence.Sentence, rows[wish.Id].Evidence.Hits.Count));
        Assert.Equal(("Weapons", CaseVerdict.Rejected, 3), (rows[wish.Id].Evidence.Rule, rows[wish.Id].Verdict, rows[wish.Id].Evidence.PolicyVersion));
        Assert.Equal((null, ""), (rows[report.Id].ReporterId, rows[report.Id].Prompt));
        Assert.Equal((reporter, "リスの王"), (rows[open.Id].ReporterId, rows[open.Id].Wish));
        Assert.Equal([CaseVoice.Moderator], await workspace.WithAsync(c => c.CaseNotes.Select(note => note.Voice).ToListAsync(Token)));
        Assert.False(await workspace.WithAsync(c => c.CaseLooks.AnyAsync(Token)));
        Assert.Equal(0, await RunAsync(workspace));
    }

    [Theory, EachDatabase]
    public async Task A_case_goes_whole_with_its_appeal_and_waits_for_its_picture(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Token);
        var workspace = await studio.AddWorkspaceAsync(Token);
        var now = studio.Time.UtcNow;
        var image = Removed(workspace, now, "kept");
        var (waiting, gone) = (Decided(workspace, now, image.Id), Decided(workspace, now, imageId: null));
        var appeal = Appeal(workspace, now, gone);
        End(appeal, now);
        await workspace.AddAsync(Token, image, waiting, gone);
        await workspace.AddAsync(Token, appeal, new CaseDecision { CaseId = gone.Id, Act = CaseAct.Rejected, ById = workspace.Owner.Id, At = now });
        await SetAsync(workspace, RetainedData.RemovedPictures, 3650);
        await SetAsync(workspace, RetainedData.Cases, 90);
        studio.Time.Advance(TimeSpan.FromDays(91));

        Assert.Equal(2, (await DueAsync(workspace, RetainedData.Cases)).Count);
        await RunAsync(workspace);

        Assert.Equal([waiting.Id], await workspace.WithAsync(c => c.Cases.Select(x => x.Id).ToListAsync(Token)));
        Assert.False(await workspace.WithAsync(c => c.CaseDecisions.AnyAsync(Token)));
    }

    [Theory, EachDatabase]
    public async Task Only_findings_that_watch_go_of_one_workspace_alone(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Token);
        var (workspace, other) = (await studio.AddWorkspaceAsync(Token), await studio.AddWorkspaceAsync(Token));
        foreach (var one in new[] { workspace, other })
        {
            var made = await one.AddGenerationAsync(Token);
            await one.AddAsync(Token, Finding(one, made, TextOutcome.Watched, studio.Time.UtcNow), Finding(one, made, TextOutcome.Blocked, studio.Time.UtcNow));
        }

        studio.Time.Advance(TimeSpan.FromDays(91));

        Assert.Equal(1, await RunAsync(workspace));

        Assert.Equal([TextOutcome.Blocked], await workspace.WithAsync(c => c.PolicyFindings.Select(f => f.Outcome).ToListAsync(Token)));
        Assert.Equal(2, await other.WithAsync(c => c.PolicyFindings.CountAsync(Token)));
    }

    [Theory, EachDatabase]
    public async Task A_round_that_was_stopped_in_the_middle_is_finished_by_the_next(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Token);
        var workspace = await studio.AddWorkspaceAsync(Token);
        var now = studio.Time.UtcNow;
        await workspace.AddAsync(Token, [.. Enumerable.Range(0, 250).Select(_ => Decided(workspace, now, imageId: null))]);
        studio.Time.Advance(TimeSpan.FromDays(181));
        using var killed = CancellationTokenSource.CreateLinkedTokenSource(Token);

        await using (var scope = workspace.Enter())
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => scope.ServiceProvider.GetRequiredService<RetentionPurge>().RunAsync(
                workspace.Owner.Id, (_, _) => { killed.Cancel(); return Task.CompletedTask; }, killed.Token));
        }

        Assert.Equal(150, (await DueAsync(workspace, RetainedData.CaseWords)).Count);
        Assert.Equal(150, await RunAsync(workspace));
        Assert.Equal(0, await workspace.WithAsync(c => c.Cases.CountAsync(x => x.Wish != "", Token)));
        // Each attempt says what it found: of the first one all that was due then.
        Assert.Equal(
            ["""{"caseWords":250}""", """{"caseWords":150}"""],
            await workspace.WithAsync(c => c.AuditEntries.Where(e => e.Act == AuditAct.RetentionRun).OrderBy(e => e.Number).Select(e => e.Details).ToListAsync(Token)));
    }

    [Fact]
    public async Task Two_rounds_at_once_delete_everything_once()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Token);
        var workspace = await studio.AddWorkspaceAsync(Token);
        var now = studio.Time.UtcNow;
        var images = Enumerable.Range(0, 150).Select(number => Removed(workspace, now, $"{number}")).ToList();
        await workspace.AddAsync(Token, [.. images, .. images.Select(image => Decided(workspace, now, image.Id))]);
        studio.Time.Advance(TimeSpan.FromDays(91));

        var done = await Task.WhenAll(RunAsync(workspace), RunAsync(workspace));

        Assert.Equal(150, done.Sum());
        Assert.Equal(150, await workspace.WithAsync(c => c.ForgottenPixels.CountAsync(Token)));
    }

    [Fact]
    public async Task Terms_have_a_least_because_an_appeal_needs_what_was_decided_about()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Token);
        var workspace = await studio.AddWorkspaceAsync(Token);

        var refused = await Assert.ThrowsAsync<StudioException>(() => SetAsync(workspace, RetainedData.RemovedPictures, 29));
        await SetAsync(workspace, RetainedData.RemovedPictures, 30);
        await SetAsync(workspace, RetainedData.RemovedPictures, 30);

        Assert.Equal("This is kept for 30 to 3,650 days.", refused.Message);
        var entry = await workspace.WithAsync(c => c.AuditEntries.SingleAsync(e => e.Act == AuditAct.RetentionChanged, Token));
        Assert.Equal("""{"data":"removedPictures","from":90,"to":30}""", entry.Details);
        await using var scope = workspace.Enter(Role.Moderator);
        await Assert.ThrowsAsync<StudioException>(() => scope.ServiceProvider.GetRequiredService<RetentionRules>().SetAsync(RetainedData.Looks, 60, Token));
    }

    private static Image Removed(TestWorkspace workspace, DateTime now, string prompt, string? hash = null)
    {
        var image = Rows.Image(workspace.Owner.Id, now, prompt, blobHash: hash);
        image.Standing = ImageStanding.Removed;
        return image;
    }

    private static Image Held(TestWorkspace workspace, DateTime now, string prompt, string? hash = null)
    {
        var image = Rows.Image(workspace.Owner.Id, now, prompt, blobHash: hash);
        image.Standing = ImageStanding.Held;
        return image;
    }

    private static ModerationCase Decided(TestWorkspace workspace, DateTime now, Guid? imageId)
    {
        var about = Rows.Case(workspace.Owner.Id, now, imageId);
        End(about, now);
        return about;
    }

    private static void End(ModerationCase about, DateTime at) => (about.State, about.Verdict, about.DecidedAt) = (CaseState.Decided, CaseVerdict.Rejected, at);

    private static ModerationCase Appeal(TestWorkspace workspace, DateTime now, ModerationCase first) => new()
    {
        Kind = CaseKind.Appeal,
        Severity = first.Severity,
        Weight = first.Weight,
        AuthorId = workspace.Owner.Id,
        ImageId = first.ImageId,
        AppealOf = first.Id,
        Evidence = first.Evidence,
        OpenedAt = now,
    };

    private static PolicyFinding Finding(TestWorkspace workspace, TestGeneration made, TextOutcome outcome, DateTime now) => new()
    {
        TurnId = made.Turn.Id,
        Stage = TextStage.Wish,
        TextHash = new string('0', 64),
        Outcome = outcome,
        PolicyNumber = 1,
        AuthorId = workspace.Owner.Id,
        CreatedAt = now,
    };

    private static async Task SetAsync(TestWorkspace workspace, RetainedData data, int days)
    {
        await using var scope = workspace.Enter();
        await scope.ServiceProvider.GetRequiredService<RetentionRules>().SetAsync(data, days, Token);
    }

    private static async Task<RetentionDue> DueAsync(TestWorkspace workspace, RetainedData data)
    {
        await using var scope = workspace.Enter();
        return (await scope.ServiceProvider.GetRequiredService<RetentionPurge>().CountAsync(Token)).Single(due => due.Data == data);
    }

    private static async Task<int> RunAsync(TestWorkspace workspace)
    {
        await using var scope = workspace.Enter();
        return await scope.ServiceProvider.GetRequiredService<RetentionPurge>().RunAsync(askedBy: null, (_, _) => Task.CompletedTask, Token);
    }
}
