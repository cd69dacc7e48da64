using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Generations;
using Studio.Data.Quotas;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Web.Shell.Visits;

namespace Studio.Web.Members;

/// <summary>Who is in this workspace.</summary>
internal sealed class MemberQueries(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, VisitQueries visits, TimeProvider time)
{
    public async Task<IReadOnlyList<MemberView>> PeopleAsync(CancellationToken cancellationToken)
    {
        workspace.Access.RequireToSee(Permission.ManageMembers);
        var own = workspace.Access.Role ?? Role.Viewer;
        var isOpen = workspace.Access.State == WorkspaceState.InUse;
        var midnight = await MidnightAsync(cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var today = await TodayAsync(context, midnight, cancellationToken);
        var rows = await context.Memberships.AsNoTracking()
            .Join(context.Users, m => m.UserId, u => u.Id, (m, u) => new { Member = m, u.DisplayName, u.Email, u.Hue, u.PortraitId })
            .ToListAsync(cancellationToken);
        var limits = await context.QuotaLimits.Where(limit => limit.PicturesADay != null).ToDictionaryAsync(limit => limit.Subject, limit => limit.PicturesADay, cancellationToken);
        return
        [
            .. rows.Select(row => new MemberView(
                row.Member.UserId, row.DisplayName, row.Email ?? "", row.Hue, row.Member.Role, row.Member.JoinedAt, row.Member.SeenAt,
                today.GetValueOrDefault(row.Member.UserId), row.Member.Version, isOpen ? MayBe(own, row.Member.Role) : [])
            {
                MayRemove = RoleRules.MayRemove(own, row.Member.Role),
                Portrait = row.PortraitId,
                Limit = QuotaLimit.SubjectOf(row.Member.Role) is { } subject ? limits.GetValueOrDefault(subject) : null,
            }),
        ];
    }

    private static IReadOnlyList<Role> MayBe(Role own, Role role) => [.. RoleMatrix.Roles.Where(to => RoleRules.MayChange(own, role, to))];

    private static async Task<Dictionary<Guid, int>> TodayAsync(StudioDbContext context, DateTime midnight, CancellationToken cancellationToken) =>
        await context.Pictures.Where(picture => picture.Status == PictureStatus.Succeeded && picture.FinishedAt >= midnight)
            .Join(context.Generations, picture => picture.GenerationId, generation => generation.Id, (_, generation) => generation.CreatedById)
            .GroupBy(userId => userId)
            .Select(made => new { made.Key, Count = made.Count() })
            .ToDictionaryAsync(made => made.Key, made => made.Count, cancellationToken);

    private async Task<DateTime> MidnightAsync(CancellationToken cancellationToken)
    {
        var days = new Gallery.WorkspaceDays(await visits.WorkspaceZoneAsync(cancellationToken));
        return days.StartOf(days.Of(time.GetUtcNow().UtcDateTime));
    }
}
