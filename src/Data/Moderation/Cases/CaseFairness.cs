using Microsoft.EntityFrameworkCore;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;

namespace Studio.Data.Moderation.Cases;

/// <summary>
/// Who must not decide a case: its author and its reporter while anybody else can, and never, on appeal, somebody who decided before.
/// </summary>
public static class CaseFairness
{
    /// <returns>A sentence, or null when this person may decide it.</returns>
    public static async Task<string?> RefusalAsync(StudioDbContext context, WorkspaceAccess access, ModerationCase about, CancellationToken cancellationToken)
    {
        var needed = about.State == CaseState.Escalated ? Permission.ModerateEscalated : Permission.Moderate;
        if (!access.Allows(needed))
        {
            return $"This case was escalated. {RolePermissions.WhoMay(needed)} decide it.";
        }

        var me = access.UserId;
        if (about.AppealOf is { } first && await context.CaseDecisions.AnyAsync(d => d.CaseId == first && d.ById == me, cancellationToken))
        {
            return $"You decided this case first, so somebody else decides the appeal. {await OthersAsync(context, needed, me, cancellationToken)}";
        }

        if (about.AuthorId != me && about.ReporterId != me)
        {
            return null;
        }

        var (others, what) = (await CountAsync(context, needed, me, cancellationToken), about.AuthorId == me ? "yours" : "your own report");
        return others == 0 ? null : $"This is {what}, so somebody else decides it. {Can(others)}";
    }

    private static async Task<string> OthersAsync(StudioDbContext context, Permission needed, Guid? me, CancellationToken cancellationToken) =>
        Can(await CountAsync(context, needed, me, cancellationToken));

    private static string Can(int others) => others switch
    {
        0 => "Nobody else here can yet: make another member a moderator.",
        1 => "1 person can.",
        _ => $"{others} people can.",
    };

    private static Task<int> CountAsync(StudioDbContext context, Permission needed, Guid? me, CancellationToken cancellationToken)
    {
        Role[] roles = [.. Enum.GetValues<Role>().Where(role => RolePermissions.Of(role).Contains(needed))];
        return context.Memberships.CountAsync(m => m.UserId != me && roles.Contains(m.Role), cancellationToken);
    }
}
