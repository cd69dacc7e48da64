using Microsoft.EntityFrameworkCore;

namespace Studio.Data.Workspaces.Invitations;

/// <summary>Places of a link, taken by one conditional update: of two who take the last one at once, one gets it.</summary>
internal static class Places
{
    /// <summary>By the link itself: only while it works.</summary>
    public static async Task<bool> TakeAsync(StudioDbContext context, Guid invitationId, DateTime now, CancellationToken cancellationToken) =>
        await context.Invitations
            .Where(i => i.Id == invitationId && i.Used < i.Places && i.RevokedAt == null && i.ExpiresAt > now)
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.Used, i => i.Used + 1).SetProperty(i => i.LastUsedAt, now), cancellationToken) == 1;

    /// <summary>By somebody who lets in by hand: a link that ran out while people waited does not turn them away.</summary>
    public static async Task<bool> TakeByHandAsync(StudioDbContext context, Guid invitationId, DateTime now, CancellationToken cancellationToken) =>
        await context.Invitations
            .Where(i => i.Id == invitationId && i.Used < i.Places)
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.Used, i => i.Used + 1).SetProperty(i => i.LastUsedAt, now), cancellationToken) == 1;

    /// <summary>One more than there were.</summary>
    public static Task AddOneAsync(StudioDbContext context, Guid invitationId, CancellationToken cancellationToken) =>
        context.Invitations.Where(i => i.Id == invitationId).ExecuteUpdateAsync(set => set.SetProperty(i => i.Places, i => i.Used + 1), cancellationToken);
}
