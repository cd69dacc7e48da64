using Microsoft.EntityFrameworkCore;
using Studio.Data.Moderation.Cases;
using Studio.Data.Moderation.Findings;
using Studio.Data.Moderation.Numbers;
using Studio.Data.Moderation.Opinions;
using Studio.Data.Moderation.Policies;
using Studio.Data.Workspaces;
using Studio.Testing;

namespace Studio.Data.Tests.Moderation;

public sealed class NumbersTests
{
    private static readonly TimeZoneInfo Tokyo = TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo");

    /// <summary>October in Tokyo.</summary>
    private static readonly NumbersSpan October = NumbersSpan.Of(new DateOnly(2026, 10, 1), new DateOnly(2026, 11, 1), Tokyo);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Cases_are_counted_by_the_workspaces_days_and_appeals_are_none(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Token);
        var workspace = await studio.AddWorkspaceAsync(Token);
        var me = workspace.Owner.Id;
        await workspace.AddAsync(
            Token,
            Rows.Case(me, At(10, 1, 15, 30)), // 2 October, 00:30 in Tokyo
            Rows.Case(me, At(10, 1, 14, 59)),
            Rows.Case(me, At(10, 1, 14, 58), kind: CaseKind.Report),
            Rows.Case(me, At(10, 1, 14, 58), kind: CaseKind.Appeal),
            Rows.Case(me, At(9, 30, 14, 59)), // still September
            Rows.Case(me, At(10, 31, 15, 0))); // November already

        var volumes = await workspace.WithAsync(c => CaseVolumes.ReadAsync(c, October, Token));

        Assert.Equal(
            [new CaseVolume(new DateOnly(2026, 10, 1), CaseKind.Picture, 1), new(new DateOnly(2026, 10, 1), CaseKind.Report, 1), new(new DateOnly(2026, 10, 2), CaseKind.Picture, 1)],
            volumes.OrderBy(v => v.Day).ThenBy(v => v.Kind));
    }

    [Fact]
    public void A_month_in_which_clocks_change_has_two_pieces_and_no_gap()
    {
        var span = NumbersSpan.Of(new DateOnly(2026, 10, 1), new DateOnly(2026, 11, 1), TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"));

        Assert.Equal([(At(9, 30, 22, 0), At(10, 25, 1, 0), 120), (At(10, 25, 1, 0), At(10, 31, 23, 0), 60)], span.Pieces.Select(p => (p.From, p.To, p.Minutes)));
        Assert.Equal((span.Pieces[0].From, span.Pieces[1].To), (span.From, span.To));
    }

    [Theory, EachDatabase]
    public async Task Times_to_a_decision_are_counted_in_steps_without_what_rules_decided(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Token);
        var workspace = await studio.AddWorkspaceAsync(Token);
        int[] minutes = [1, 2, 3, 10, 30, 59, 61, 240, 241, 3000];
        await workspace.AddAsync(Token, [.. minutes.Select(m => Decided(workspace, At(10, 5, 0, 0), m)), Decided(workspace, At(10, 5, 0, 0), 0), Rows.Case(workspace.Owner.Id, At(10, 5, 0, 0))]);

        var times = await workspace.WithAsync(c => DecisionTimes.ReadAsync(c, October, Token));

        Assert.Equal(10, times.Sum(time => time.Count));
        Assert.All(times, time => Assert.Equal(new DateOnly(2026, 10, 5), DateOnly.FromDateTime(time.Day)));
        Assert.Equal((31, 250, 60 * 51), (DecisionTimes.Within(times, 0.5), DecisionTimes.Within(times, 0.9), DecisionTimes.Within(times, 1)));
        Assert.Equal((3, 0), (DecisionTimes.Over(times, 4), DecisionTimes.Over(times, 51)));
        Assert.Null(DecisionTimes.Within([], 0.5));
    }

    [Theory, EachDatabase]
    public async Task Whoever_waits_is_told_what_three_of_four_took_and_nothing_where_too_few_were_decided(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Token);
        var workspace = await studio.AddWorkspaceAsync(Token);
        int[] minutes = [1, 2, 3, 10, 30, 59, 61, 240, 241];
        await workspace.AddAsync(Token, [.. minutes.Select(m => Decided(workspace, At(10, 5, 0, 0), m)), Decided(workspace, At(10, 5, 0, 0), 0), Rows.Case(workspace.Owner.Id, At(10, 5, 0, 0)), Decided(workspace, At(6, 5, 0, 0), 5)]);
        Task<TimeSpan?> WaitAsync(bool appeals) => workspace.WithAsync(c => UsualWait.ReadAsync(c, appeals, At(10, 6, 0, 0), Token));
        Assert.Null(await WaitAsync(appeals: false));

        await workspace.AddAsync(Token, Decided(workspace, At(10, 5, 0, 0), 3000));
        Assert.Equal(TimeSpan.FromMinutes(240), await WaitAsync(appeals: false));
        Assert.Null(await WaitAsync(appeals: true));
    }

    [Theory, EachDatabase]
    public async Task Waiting_cases_are_counted_and_those_that_are_late(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Token);
        var workspace = await studio.AddWorkspaceAsync(Token);
        await workspace.AddAsync(Token, Rows.Case(workspace.Owner.Id, At(10, 5, 0, 0)), Rows.Case(workspace.Owner.Id, At(10, 5, 6, 0)), Decided(workspace, At(10, 5, 0, 0), 5));

        Assert.Equal(new WaitingCases(2, 1), await workspace.WithAsync(c => WaitingCases.ReadAsync(c, At(10, 5, 4, 0), Token)));
    }

    [Theory, EachDatabase]
    public async Task Appeals_are_counted_by_what_the_first_decision_was_for(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Token);
        var workspace = await studio.AddWorkspaceAsync(Token);
        var rows = new List<(ModerationCase First, CaseReason? Reason, CaseVerdict Verdict)>();
        foreach (var (reason, verdict) in new (CaseReason?, CaseVerdict)[] { (CaseReason.ArtistStyle, CaseVerdict.Approved), (CaseReason.ArtistStyle, CaseVerdict.Rejected), (null, CaseVerdict.Approved) })
        {
            rows.Add((Decided(workspace, At(10, 5, 0, 0), 5), reason, verdict));
        }

        await workspace.AddAsync(Token, [.. rows.Select(row => row.First), .. rows.Select(row => Rejection(workspace, row.First, row.Reason))]);
        await workspace.AddAsync(Token, [.. rows.Select(row => Appeal(workspace, row.First, row.Verdict))]);

        var overturned = await workspace.WithAsync(c => Overturned.ReadAsync(c, October, Token));

        Assert.Equal([new Overturned(null, 1, 1), new(CaseReason.ArtistStyle, 2, 1)], overturned.OrderBy(of => of.Reason));
    }

    [Theory, EachDatabase]
    public async Task Appeals_are_counted_by_how_sure_somebody_was_and_what_was_taken_back_is_not(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Token);
        var workspace = await studio.AddWorkspaceAsync(Token);
        var rows = new (CaseSureness? Sureness, CaseVerdict Verdict)[] { (CaseSureness.Very, CaseVerdict.Approved), (CaseSureness.Very, CaseVerdict.Rejected), (CaseSureness.Hardly, CaseVerdict.Approved), (null, CaseVerdict.Rejected) }
            .Select(row => (First: Decided(workspace, At(10, 5, 0, 0), 5), row.Sureness, row.Verdict)).ToList();
        await workspace.AddAsync(Token, [.. rows.Select(row => row.First)]);
        foreach (var row in rows)
        {
            var appeal = Appeal(workspace, row.First, row.Verdict);
            var act = row.Verdict == CaseVerdict.Approved ? CaseAct.Approved : CaseAct.Rejected;
            var slip = new CaseDecision { CaseId = appeal.Id, Act = CaseAct.Approved, Sureness = CaseSureness.Fairly, ById = workspace.Owner.Id, At = At(10, 6, 23, 59) };
            await workspace.AddAsync(Token, appeal);
            await workspace.AddAsync(
                Token,
                slip,
                new CaseDecision { CaseId = appeal.Id, Act = CaseAct.Undone, Undoes = slip.Id, ById = workspace.Owner.Id, At = At(10, 6, 23, 59) },
                new CaseDecision { CaseId = appeal.Id, Act = act, Sureness = row.Sureness, ById = workspace.Owner.Id, At = At(10, 7, 0, 0) });
        }

        var sure = await workspace.WithAsync(c => AppealSureness.ReadAsync(c, October, Token));

        Assert.Equal([new AppealSureness(null, 1, 0), new(CaseSureness.Hardly, 1, 1), new(CaseSureness.Very, 2, 1)], sure.OrderBy(of => of.Sureness));
    }

    [Theory, EachDatabase]
    public async Task What_a_rule_found_is_compared_with_what_people_decided(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Token);
        var workspace = await studio.AddWorkspaceAsync(Token);
        var made = await workspace.AddGenerationAsync(Token);
        foreach (var standing in new[] { FindingStanding.Stands, FindingStanding.Approved, FindingStanding.Rejected, FindingStanding.Rejected })
        {
            await workspace.AddAsync(Token, Finding(workspace, made, standing));
        }

        // Held: one approved, one rejected, one open. Blocked by itself: one appealed with success, one that nobody looked at.
        var (wrong, right, open) = (Decided(workspace, At(10, 5, 0, 0), 9, CaseVerdict.Approved), Decided(workspace, At(10, 5, 0, 0), 9), Rows.Case(workspace.Owner.Id, At(10, 6, 0, 0)));
        var (blocked, silent) = (Decided(workspace, At(10, 5, 0, 0), 0), Decided(workspace, At(10, 5, 0, 0), 0));
        await workspace.AddAsync(Token, wrong, right, open, blocked, silent);
        await workspace.AddAsync(Token, Appeal(workspace, blocked, CaseVerdict.Approved));

        var precisions = await workspace.WithAsync(c => RulePrecisions.ReadAsync(c, October.From, October.To, Token));

        Assert.Equal(
            [new RulePrecision("Suggestive pictures", "Suggestive pictures", true, 5, 3, 1), new("weapons", "Weapons “and” knives", false, 4, 3, 2)],
            precisions.OrderBy(of => of.Rule, StringComparer.Ordinal));
        Assert.Equal((null, null), (new RulePrecision("x", "x", false, 3, 0, 0).Share, new RulePrecision("x", "x", false, 3, 0, 0).Interval));
    }

    [Theory, EachDatabase]
    public async Task People_who_judged_a_case_apart_are_compared_from_twenty_cases_on(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Token);
        var workspace = await studio.AddWorkspaceAsync(Token);
        var second = await workspace.AddMemberAsync("ben", Role.Moderator, Token);
        for (var number = 0; number < 20; number++)
        {
            var about = Rows.Case(workspace.Owner.Id, At(10, 5, number, 0));
            await workspace.AddAsync(
                Token, about,
                Opinion(about, 1, workspace.Owner.Id, number < 12 ? CaseVerdict.Approved : CaseVerdict.Rejected),
                Opinion(about, 2, second.Id, number is < 10 or 19 ? CaseVerdict.Approved : CaseVerdict.Rejected));
            if (number == 18)
            {
                Assert.Null(JudgedTwice.Agreement(await workspace.WithAsync(c => JudgedTwice.ReadAsync(c, October, Token))));
            }
        }

        // Somebody waits for the second view.
        var alone = Rows.Case(workspace.Owner.Id, At(10, 6, 0, 0));
        await workspace.AddAsync(Token, alone, Opinion(alone, 1, second.Id, CaseVerdict.Approved));

        var judged = await workspace.WithAsync(c => JudgedTwice.ReadAsync(c, October, Token));

        Assert.Equal(
            [new JudgedTwice(CaseKind.Picture, 0, 2, 7), new(CaseKind.Picture, 1, 1, 3), new(CaseKind.Picture, 2, 0, 10)],
            judged.OrderBy(of => of.Approved));
        var agreement = JudgedTwice.Agreement(judged)!;
        // By hand: n = 40, 23 approvals and 17 rejections, 34 equal: 1 - 39 * 6 / (1600 - 529 - 289).
        Assert.Equal(1 - (39.0 * 6 / 782), agreement.Alpha, 1e-12);
        Assert.InRange(agreement.Alpha, agreement.Interval.Low, agreement.Interval.High);
    }

    [Theory, EachDatabase]
    public async Task Agreement_is_told_apart_by_what_a_case_was_opened_for_or_what_somebody_named_first(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Token);
        var workspace = await studio.AddWorkspaceAsync(Token);
        var second = await workspace.AddMemberAsync("ben", Role.Moderator, Token);
        var (opened, named) = (Rows.Case(workspace.Owner.Id, At(10, 5, 1, 0), category: CaseReason.RealPerson), Rows.Case(workspace.Owner.Id, At(10, 5, 2, 0)));
        await workspace.AddAsync(
            Token, opened, named,
            Opinion(opened, 1, workspace.Owner.Id, CaseVerdict.Rejected, CaseReason.Violence),
            Opinion(opened, 2, second.Id, CaseVerdict.Rejected, CaseReason.RealPerson),
            Opinion(named, 1, workspace.Owner.Id, CaseVerdict.Approved),
            Opinion(named, 2, second.Id, CaseVerdict.Rejected, CaseReason.Private));

        var judged = await workspace.WithAsync(c => JudgedTwice.ReadAsync(c, October, Token));

        Assert.Equal(
            [new JudgedTwice(CaseKind.Picture, 0, 2, 1) { Reason = CaseReason.RealPerson }, new(CaseKind.Picture, 1, 1, 1) { Reason = CaseReason.Private }],
            judged.OrderBy(of => of.Approved));
        Assert.Equal([(CaseReason.RealPerson, 1), (CaseReason.Private, 1)], JudgedTwice.By(judged.OrderBy(of => of.Approved), of => of.Reason!.Value).Select(of => (of.Of, of.Cases)));
    }

    [Theory, EachDatabase]
    public async Task Load_is_counted_for_each_person_and_the_random_check_bounds_what_passes(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Token);
        var workspace = await studio.AddWorkspaceAsync(Token);
        var ben = await workspace.AddMemberAsync("ben", Role.Moderator, Token);
        var about = Decided(workspace, At(10, 5, 0, 0), 9);
        await workspace.AddAsync(
            Token,
            [
                about,
                .. new[] { At(10, 5, 14, 0), At(10, 5, 16, 0), At(10, 5, 17, 0) }.Select(at => new CaseDecision { CaseId = about.Id, Act = CaseAct.Rejected, ById = ben.Id, At = at }),
                new CaseDecision { CaseId = about.Id, Act = CaseAct.Approved, ById = workspace.Owner.Id, At = At(10, 7, 0, 0) },
                new CaseDecision { CaseId = about.Id, Act = CaseAct.Rejected, At = At(10, 7, 0, 0) },
                .. Enumerable.Range(0, 30).Select(number => Check(workspace, number == 0 ? CaseVerdict.Rejected : CaseVerdict.Approved)),
            ]);

        // Taken back within ten seconds, it was not decided.
        var slip = new CaseDecision { CaseId = about.Id, Act = CaseAct.Approved, ById = ben.Id, At = At(10, 5, 16, 30) };
        await workspace.AddAsync(Token, slip);
        await workspace.AddAsync(Token, new CaseDecision { CaseId = about.Id, Act = CaseAct.Undone, ById = ben.Id, At = At(10, 5, 16, 31), Undoes = slip.Id });

        Assert.Equal([new ReviewerLoad(ben.Id, 3, 2), new(workspace.Owner.Id, 1, 1)], await workspace.WithAsync(c => ReviewerLoad.ReadAsync(c, October, only: null, workspace.Owner.Id, [], Token)));
        Assert.Equal([new ReviewerLoad(workspace.Owner.Id, 1, 1)], await workspace.WithAsync(c => ReviewerLoad.ReadAsync(c, October, only: null, workspace.Owner.Id, [about.Id], Token)));
        Assert.Equal([ben.Id], (await workspace.WithAsync(c => ReviewerLoad.ReadAsync(c, October, ben.Id, ben.Id, [about.Id], Token))).Select(load => load.UserId));
        var overturned = Check(workspace, CaseVerdict.Rejected);
        await workspace.AddAsync(Token, overturned);
        await workspace.AddAsync(Token, Appeal(workspace, overturned, CaseVerdict.Approved));
        var check = await workspace.WithAsync(c => CheckNumbers.ReadAsync(c, October.From, October.To, Token));
        Assert.Equal((31, 1), (check.Judged, check.Rejected));
        Assert.Equal(0.1619, check.Missed!.Value.High, 1e-3);
    }

    private static DateTime At(int month, int day, int hour, int minute) => new(2026, month, day, hour, minute, 0, DateTimeKind.Utc);

    private static ModerationCase Decided(TestWorkspace workspace, DateTime openedAt, int minutes, CaseVerdict verdict = CaseVerdict.Rejected)
    {
        var about = Rows.Case(workspace.Owner.Id, openedAt);
        (about.State, about.Verdict, about.DecidedAt) = (CaseState.Decided, verdict, openedAt.AddMinutes(minutes));
        return about;
    }

    private static ModerationCase Check(TestWorkspace workspace, CaseVerdict verdict)
    {
        var about = Rows.Case(workspace.Owner.Id, At(10, 9, 0, 0), kind: CaseKind.Check);
        (about.State, about.Verdict, about.DecidedAt) = (CaseState.Decided, verdict, At(10, 9, 1, 0));
        return about;
    }

    private static CaseDecision Rejection(TestWorkspace workspace, ModerationCase about, CaseReason? reason) =>
        new() { CaseId = about.Id, Act = CaseAct.Rejected, Reason = reason, ById = reason is null ? null : workspace.Owner.Id, At = At(10, 5, 1, 0) };

    private static CaseOpinion Opinion(ModerationCase about, int ordinal, Guid by, CaseVerdict verdict, CaseReason? reason = null) =>
        new() { CaseId = about.Id, Ordinal = ordinal, ById = by, Verdict = verdict, Reason = reason, At = At(10, 8, 0, 0) };

    private static ModerationCase Appeal(TestWorkspace workspace, ModerationCase first, CaseVerdict verdict) => new()
    {
        Kind = CaseKind.Appeal,
        Severity = first.Severity,
        Weight = first.Weight,
        AuthorId = workspace.Owner.Id,
        AppealOf = first.Id,
        Evidence = first.Evidence,
        OpenedAt = At(10, 6, 0, 0),
        State = CaseState.Decided,
        Verdict = verdict,
        DecidedAt = At(10, 7, 0, 0),
    };

    private static PolicyFinding Finding(TestWorkspace workspace, TestGeneration made, FindingStanding standing) => new()
    {
        TurnId = made.Turn.Id,
        Stage = TextStage.Wish,
        TextHash = new string('0', 64),
        Outcome = TextOutcome.Held,
        Standing = standing,
        PolicyNumber = 1,
        AuthorId = workspace.Owner.Id,
        CreatedAt = At(10, 5, 0, 0),
        Hits = { new PolicyHit { FindingId = Guid.Empty, Ordinal = 0, RuleId = "weapons", RuleName = "Weapons “and” knives", Kind = RuleKind.Terms, Action = RuleAction.Hold, Sentence = "", Words = [], CreatedAt = At(10, 5, 0, 0) } },
    };
}
