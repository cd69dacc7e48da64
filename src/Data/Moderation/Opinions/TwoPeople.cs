using Microsoft.EntityFrameworkCore;
using Studio.Data.Moderation.Cases;
using Studio.Data.Moderation.Settings;
using Studio.Data.Workspaces;

namespace Studio.Data.Moderation.Opinions;

/// <summary>Which cases two people decide, and whether there are two.</summary>
public static class TwoPeople
{
    /// <summary>By what the case is about, or by what somebody wants to reject it for. Appeals are a second view already; what was escalated, owners and admins decide.</summary>
    public static bool Decide(ModerationSettings settings, ModerationCase about, CaseReason? reason) =>
        about is { State: CaseState.Open, Kind: not (CaseKind.Appeal or CaseKind.FalsePositive) }
        && ((about.Category is { } category && settings.TwoReviewers.Contains(category)) || (reason is { } named && settings.TwoReviewers.Contains(named)));

    /// <summary>People besides this one who could decide the case: not its author and not its reporter.</summary>
    public static Task<int> OthersAsync(StudioDbContext context, Permission needed, Guid? me, ModerationCase about, CancellationToken cancellationToken) =>
        Others(context, needed, me, about).CountAsync(cancellationToken);

    public static IQueryable<Guid> Others(StudioDbContext context, Permission needed, Guid? me, ModerationCase about)
    {
        Role[] roles = [.. Enum.GetValues<Role>().Where(role => RolePermissions.Of(role).Contains(needed))];
        return context.Memberships.Where(m => m.UserId != me && m.UserId != about.AuthorId && m.UserId != about.ReporterId && roles.Contains(m.Role)).Select(m => m.UserId);
    }
}
