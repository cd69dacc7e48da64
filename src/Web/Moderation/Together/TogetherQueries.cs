using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Moderation.Cases;
using Studio.Data.Moderation.Pictures;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Inference.Imaging;
using Studio.Web.Moderation.Cases;

namespace Studio.Web.Moderation.Together;

/// <summary>What belongs together with a case: by its looks, and by its lineage.</summary>
internal sealed class TogetherQueries(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace)
{
    public async Task<TogetherView> OfAsync(Guid caseId, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.Moderate);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var about = await context.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Id == caseId && c.ImageId != null, cancellationToken);
        if (about is null or { Kind: CaseKind.Appeal } or { State: not (CaseState.Open or CaseState.Escalated) })
        {
            return TogetherView.Nothing;
        }

        var alike = await LookAlikes.CasesAsync(context, about, LooksHash.Near, Along.Most / 2, cancellationToken);
        var found = await Descent.DescendantsAsync(context, about.ImageId!.Value, cancellationToken);
        var free = await context.Images
            .Where(image => found.Contains(image.Id) && !context.Cases.Any(c => c.ImageId == image.Id && (c.State == CaseState.Open || c.State == CaseState.Escalated)))
            .Select(image => image.Id).ToListAsync(cancellationToken);
        return new TogetherView(alike, [.. found.Where(free.Contains).Take(Along.Most / 2)]);
    }
}
