using Microsoft.EntityFrameworkCore;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;

namespace Studio.Data.Moderation.Cases;

/// <summary>Who works on which case: two people never on the same one.</summary>
public sealed class CaseClaims(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace)
{
    /// <summary>Takes it, or takes it again, for <see cref="CaseClock.LeaseSeconds"/>. Null = it is theirs; otherwise why not.</summary>
    public async Task<string?> ClaimAsync(Guid caseId, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.Moderate);
        var me = Me();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await context.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Id == caseId, cancellationToken)
            ?? throw StudioException.NotFound("There is no such case here.");
        if (await CaseFairness.RefusalAsync(context, workspace.Access, found, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        var open = context.Cases.Where(c => c.Id == caseId && (c.State == CaseState.Open || c.State == CaseState.Escalated));
        return await CaseClock.ClaimAsync(open, me, cancellationToken) == 1 ? null : await WhyNotAsync(context, caseId, cancellationToken);
    }

    /// <summary>Lets go of it before the lease ends; also whoever is no moderator any more.</summary>
    public async Task ReleaseAsync(Guid caseId, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.ViewGallery);
        var me = Me();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Cases.Where(c => c.Id == caseId && c.ClaimedById == me).ExecuteUpdateAsync(
            set => set.SetProperty(c => c.ClaimedById, (Guid?)null).SetProperty(c => c.ClaimedUntil, (DateTime?)null), cancellationToken);
    }

    internal static async Task<string> WhyNotAsync(StudioDbContext context, Guid caseId, CancellationToken cancellationToken)
    {
        var now = await context.Cases.Where(c => c.Id == caseId)
            .Select(c => new { c.State, Name = context.Users.Where(u => u.Id == c.ClaimedById).Select(u => u.DisplayName).FirstOrDefault() })
            .SingleAsync(cancellationToken);
        return now.State switch
        {
            CaseState.Decided => "Somebody decided this case a moment ago. Go on with the next one.",
            CaseState.Withdrawn => "This case ended before anybody decided. Go on with the next one.",
            _ when now.Name is { } name => $"{name} works on this case. Go on with the next one; this one is free again when they leave it.",
            _ => "Your ten minutes for this case are over. Open it again to go on.",
        };
    }

    private Guid Me() => workspace.Access.UserId ?? throw StudioException.Forbidden("People decide cases, not keys. Sign in to do it.");
}
