using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using Studio.Data.Evaluation.Sessions.Codes;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;

namespace Studio.Data.Evaluation.Sessions.Guests;

/// <summary>The way in for guests who rate: the link's secret is the only key, and rating is all it opens.</summary>
public sealed class GuestDoors(AcrossWorkspaces across)
{
    private static readonly FrozenSet<Permission> Rating = new[] { Permission.Rate }.ToFrozenSet();

    /// <summary>Null for a link that never was.</summary>
    public async Task<GuestDoor?> FindAsync(string? secret, CancellationToken cancellationToken)
    {
        if (!RatingSecret.IsWhole(secret))
        {
            return null;
        }

        var hash = RatingSecret.HashOf(secret!);
        await using var context = across.CreateContext();
        var found = await Links(context).Where(link => link.SecretHash == hash)
            .Join(context.Workspaces, link => link.WorkspaceId, w => w.Id, (link, w) => new { Link = link, w.Name, w.TimeZone, w.ArchivedAt, w.DeleteAfter })
            .Join(Evaluations(context), row => row.Link.EvaluationId, e => e.Id, (row, e) => new { row, e.Name, e.State, e.Questions })
            .Join(context.Users, all => all.row.Link.CreatedById, user => user.Id, (all, user) => new { all.row, all.Name, all.State, all.Questions, user.DisplayName })
            .FirstOrDefaultAsync(cancellationToken);
        return found is null
            ? null
            : new GuestDoor(
                found.row.Link, found.row.Name, found.Name, found.State, found.Questions, found.DisplayName, found.row.TimeZone, Doors.StateOf(found.row.ArchivedAt, found.row.DeleteAfter));
    }

    /// <summary>No member, no person: somebody with this link.</summary>
    public static WorkspaceAccess Guest(GuestDoor door) =>
        new WorkspaceAccess(door.Link.WorkspaceId, PrincipalKind.Guest, userId: null, role: null, Rating).In(door.Room);

#pragma warning disable RS0030 // Like JoinDoors: the query is by the hash of a secret.
    private static IQueryable<GuestLink> Links(StudioDbContext context) => context.GuestLinks.IgnoreQueryFilters().AsNoTracking();

    private static IQueryable<Designs.HumanEvaluation> Evaluations(StudioDbContext context) => context.Evaluations.IgnoreQueryFilters().AsNoTracking();
#pragma warning restore RS0030
}
