using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using Studio.Data;

namespace Studio.Jobs.Claims;

/// <summary>How much of the device a workspace, and in it a member, is to get beside others that wait. 1 where nothing was set.</summary>
internal sealed class ShareWeights(IReadOnlyDictionary<Guid, double> workspaces, IReadOnlyDictionary<Member, double> members)
{
    public static readonly ShareWeights Equal = new(FrozenDictionary<Guid, double>.Empty, FrozenDictionary<Member, double>.Empty);

    public double Of(Guid workspace) => workspaces.GetValueOrDefault(workspace, 1);

    public double Of(Member member) => members.GetValueOrDefault(member, 1);

    public static async Task<ShareWeights> ReadAsync(StudioDbContext db, CancellationToken ct)
    {
        var workspaces = await db.Workspaces.Where(w => w.Weight != 1).Select(w => new { w.Id, w.Weight }).ToListAsync(ct);
#pragma warning disable RS0030 // Ids and numbers of all workspaces, for the order of the queue.
        var members = await db.Memberships.IgnoreQueryFilters().Where(m => m.Weight != 1).Select(m => new { m.WorkspaceId, m.UserId, m.Weight }).ToListAsync(ct);
#pragma warning restore RS0030
        return new ShareWeights(
            workspaces.ToFrozenDictionary(w => w.Id, w => w.Weight),
            members.ToFrozenDictionary(m => new Member(m.WorkspaceId, m.UserId), m => m.Weight));
    }
}
