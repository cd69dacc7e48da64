using Microsoft.EntityFrameworkCore;

namespace Studio.Data.Workspaces.Members;

/// <summary>
/// A workspace always has an owner. Asked inside AuditLog's transaction, which lets one act of a workspace through at a time:
/// of two owners who take each other's role at once, the second is no owner any more when it is asked.
/// </summary>
internal static class OwnerRule
{
    /// <summary>Refuses what would leave nobody to look after the workspace.</summary>
    public static async Task KeepOneAsync(StudioDbContext context, Guid without, string what, CancellationToken cancellationToken)
    {
        if (!await context.Memberships.AnyAsync(m => m.Role == Role.Owner && m.UserId != without, cancellationToken))
        {
            throw StudioException.Conflict($"{what} Make another member an owner first.");
        }
    }
}
