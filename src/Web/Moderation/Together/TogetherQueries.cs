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
    private const int Part = Along.Most / 3;

    public async Task<TogetherView> OfAsync(Guid caseId, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.Moderate);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var about = await context.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Id == caseId && c.ImageId != null, cancellationToken);
        if (about is null or { State: not (CaseState.Open or CaseState.Escalated) })
        {
            return TogetherView.Nothing;
        }

        if (about is { Kind: CaseKind.Appeal, AppealOf: { } first })
        {
            return TogetherView.Nothing with { Removed = await RejectedTogether.CasesAsync(context, first, about.ImageId!.Value, Along.Most, cancellationToken) };
        }

        var found = await Descent.DescendantsAsync(context, about.ImageId!.Value, cancellationToken);
        var free = await context.Images
            .Where(image => found.Contains(image.Id) && !context.Cases.Any(c => c.ImageId == image.Id && (c.State == CaseState.Open || c.State == CaseState.Escalated)))
            .Select(image => image.Id).ToListAsync(cancellationToken);
        var waiting = await WaitingAsync(context, found, cancellationToken);
        var alike = await LookAlikes.CasesAsync(context, about, LooksHash.Near, Part, cancellationToken);
        return new TogetherView([.. alike.Except(waiting)], waiting, [.. found.Where(free.Contains).Take(Part)], []);
    }

    private static async Task<List<Guid>> WaitingAsync(StudioDbContext context, IReadOnlyList<Guid> images, CancellationToken cancellationToken)
    {
        Guid?[] made = [.. images.Select(id => (Guid?)id)];
        return await context.Cases.Where(c => made.Contains(c.ImageId) && c.State == CaseState.Open && c.Kind != CaseKind.Appeal)
            .OrderBy(c => c.OpenedAt).ThenBy(c => c.Id).Take(Part).Select(c => c.Id).ToListAsync(cancellationToken);
    }
}
