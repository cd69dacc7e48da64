using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Quotas;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;

namespace Studio.Web.Quotas.Asking;

/// <summary>Who asks for more than a limit allows. Scoped: acts in the current workspace.</summary>
public sealed class MoreQueries(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, TimeProvider time)
{
    private static readonly TimeSpan AnswerShown = TimeSpan.FromDays(7);

    public async Task<MoreView> ReadAsync(CancellationToken cancellationToken)
    {
        workspace.Access.RequireToSee(Permission.CreateImages);
        var manages = workspace.Access.Shows(Permission.ManageQuotas);
        var me = workspace.Access.UserId ?? Guid.Empty;
        var since = time.GetUtcNow().UtcDateTime - AnswerShown;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var limits = await db.QuotaLimits.AsNoTracking().ToListAsync(cancellationToken);
        var rows = await db.MoreAsked.AsNoTracking()
            .Where(asked => (asked.UserId == me && (asked.AnsweredAt == null || asked.AnsweredAt > since)) || (manages && asked.Answer == MoreAnswer.Waiting))
            .Join(db.Memberships, asked => asked.UserId, member => member.UserId, (asked, member) => new { Row = asked, member.Role })
            .Join(db.Users, asked => asked.Row.UserId, user => user.Id, (asked, user) => new { asked.Row, asked.Role, user.DisplayName, user.Hue, user.PortraitId })
            .OrderBy(asked => asked.Row.AskedAt).ThenBy(asked => asked.Row.UserId)
            .ToListAsync(cancellationToken);
        List<Guid> answerers = [.. rows.Select(asked => asked.Row.AnsweredById).OfType<Guid>()];
        var names = await db.Users.Where(user => answerers.Contains(user.Id)).ToDictionaryAsync(user => user.Id, user => user.DisplayName, cancellationToken);
        var entries = rows.Select(asked => new MoreEntry(
            asked.Row, asked.DisplayName, asked.Hue, asked.PortraitId, asked.Role, MoreLimits.Of(limits, asked.Role, asked.Row.Limit),
            asked.Row.AnsweredById is { } by ? names.GetValueOrDefault(by, "A former member") : "")).ToList();
        return new MoreView(
            [.. QuotaColumn.All.Select(column => MoreLimits.Of(limits, workspace.Access.Role, column.Field)).OfType<MoreOption>()],
            [.. entries.Where(entry => entry.Row.UserId == me)],
            [.. entries.Where(entry => entry.Row.UserId != me)]);
    }

    /// <summary>For the frame of every page: how many wait for an answer.</summary>
    public async Task<int> WaitingAsync(CancellationToken cancellationToken)
    {
        workspace.Access.RequireToSee(Permission.ManageQuotas);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.MoreAsked.CountAsync(
            asked => asked.Answer == MoreAnswer.Waiting && asked.UserId != workspace.Access.UserId && db.Memberships.Any(member => member.UserId == asked.UserId), cancellationToken);
    }
}
