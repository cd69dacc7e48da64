using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Moderation.Cases;
using Studio.Data.Tenancy;

namespace Studio.Web.Moderation.Cases;

internal static class CaseFinding
{
    /// <summary>With what the person may do now: a lease taken as a moderator is none after a demotion.</summary>
    public static async Task<ModerationCase> FindForDecisionAsync(this StudioDbContext context, WorkspaceAccess access, Guid caseId, CancellationToken cancellationToken)
    {
        var about = await context.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Id == caseId, cancellationToken)
            ?? throw StudioException.NotFound("There is no such case here.");
        return await CaseFairness.RefusalAsync(context, access, about, cancellationToken) is { } refusal ? throw StudioException.Conflict(refusal) : about;
    }
}
