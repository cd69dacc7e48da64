using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Moderation.Cases;
using Studio.Data.Moderation.Numbers;
using Studio.Data.Moderation.Settings;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;

namespace Studio.Web.Moderation.Numbers;

/// <summary>The numbers of a month, by the workspace's clock: everybody reads the same ones. Scoped.</summary>
public sealed class NumbersQueries(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, TimeProvider time)
{
    private const int MostMonths = 24;

    /// <param name="wanted">Null for this month.</param>
    /// <param name="cancellationToken">The caller's.</param>
    public async Task<NumbersView> ReadAsync(NumbersMonth? wanted, CancellationToken cancellationToken)
    {
        workspace.Access.RequireToSee(Permission.Moderate);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var now = time.GetUtcNow().UtcDateTime;
        var zone = await ZoneAsync(context, cancellationToken);
        var current = NumbersMonth.Of(DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(now, zone)));
        var month = wanted ?? current;
        var (span, before) = (NumbersSpan.Of(month.First, month.After, zone), NumbersSpan.Of(month.Before.First, month.First, zone));
        var settings = await context.ModerationSettings.AsNoTracking().SingleOrDefaultAsync(cancellationToken) ?? new ModerationSettings();
        var closed = await SealedCases.ReadAsync(context, cancellationToken);
        return new NumbersView
        {
            Month = month,
            Months = await MonthsAsync(context, current, zone, cancellationToken),
            Volumes = await CaseVolumes.ReadAsync(context, span, cancellationToken),
            CasesBefore = await context.Cases.CountAsync(c => c.OpenedAt >= before.From && c.OpenedAt < before.To && c.Kind != CaseKind.Appeal && c.Kind != CaseKind.Returned, cancellationToken),
            Waiting = await WaitingCases.ReadAsync(context, now.AddHours(-settings.GoalHours), cancellationToken),
            Times = await DecisionTimes.ReadAsync(context, span, cancellationToken),
            GoalHours = settings.GoalHours,
            Overturned = await Overturned.ReadAsync(context, span, cancellationToken),
            Sureness = await AppealSureness.ReadAsync(context, span, cancellationToken),
            Judged = await JudgedTwice.ReadAsync(context, span, cancellationToken),
            Rules = await RulePrecisions.ReadAsync(context, span.From, span.To, cancellationToken),
            Check = await CheckNumbers.ReadAsync(context, span.From, span.To, cancellationToken),
            Reviewers = await ReviewersAsync(context, span, closed, cancellationToken),
            AppealsWait = closed.Count > 0,
        };
    }

    private async Task<TimeZoneInfo> ZoneAsync(StudioDbContext context, CancellationToken cancellationToken)
    {
        var id = workspace.Id;
        var name = await context.Workspaces.Where(known => known.Id == id).Select(known => known.TimeZone).SingleAsync(cancellationToken);
        return TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : TimeZoneInfo.Utc;
    }

    /// <summary>From the first case to now.</summary>
    private static async Task<IReadOnlyList<NumbersMonth>> MonthsAsync(StudioDbContext context, NumbersMonth current, TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        var first = await context.Cases.OrderBy(c => c.OpenedAt).Select(c => (DateTime?)c.OpenedAt).FirstOrDefaultAsync(cancellationToken);
        var oldest = first is { } opened ? NumbersMonth.Of(DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(opened, zone))) : current;
        var months = new List<NumbersMonth> { current };
        while (months.Count < MostMonths && months[^1].First > oldest.First)
        {
            months.Add(months[^1].Before);
        }

        return months;
    }

    private async Task<IReadOnlyList<ReviewerRow>> ReviewersAsync(StudioDbContext context, NumbersSpan span, IReadOnlyCollection<Guid> closed, CancellationToken cancellationToken)
    {
        var me = workspace.Access.UserId;
        var everybody = workspace.Access.Shows(Permission.ModerateEscalated);
        var load = await ReviewerLoad.ReadAsync(context, span, everybody ? null : me, me, closed, cancellationToken);
        var ids = load.Select(one => one.UserId).ToList();
        var people = await context.Users.Where(user => ids.Contains(user.Id)).ToDictionaryAsync(user => user.Id, user => new { user.DisplayName, user.Hue, user.PortraitId }, cancellationToken);
        var own = await OwnAsync(context, span, me, cancellationToken);
        return [.. load.Select(one => new ReviewerRow(people[one.UserId].DisplayName, people[one.UserId].Hue, people[one.UserId].PortraitId, one.Decided, one.Busiest, one.UserId == me ? own : null))];
    }

    /// <summary>Moments of one person in one month; nothing of what they were about.</summary>
    private static async Task<OwnExposure> OwnAsync(StudioDbContext context, NumbersSpan span, Guid? me, CancellationToken cancellationToken)
    {
        var decided = await context.CaseDecisions.Where(d => d.ById == me && d.At >= span.From && d.At < span.To && d.Act != CaseAct.Undone).Select(d => d.At).ToListAsync(cancellationToken);
        var looked = await context.CaseLooks.Where(look => look.UserId == me && look.At >= span.From && look.At < span.To).Select(look => look.At).ToListAsync(cancellationToken);
        return OwnExposure.Of(decided.Concat(looked), looked.Count);
    }
}
