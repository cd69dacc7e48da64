using Microsoft.EntityFrameworkCore;
using Studio.Data.Gallery;
using Studio.Data.Moderation.Cases;

namespace Studio.Data.Moderation.Pictures;

/// <summary>What is still removed because a picture was: rejected by the same press, or for being made from it. Nobody appealed against these.</summary>
public static class RejectedTogether
{
    /// <param name="context">Of the workspace.</param>
    /// <param name="appealed">The first case, which the appeal is about.</param>
    /// <param name="imageId">Its picture.</param>
    /// <param name="most">The oldest.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>Their cases.</returns>
    public static async Task<IReadOnlyList<Guid>> CasesAsync(StudioDbContext context, Guid appealed, Guid imageId, int most, CancellationToken cancellationToken)
    {
        var standing = context.CaseDecisions.Where(d => d.Act == CaseAct.Rejected && !context.CaseDecisions.Any(undone => undone.Undoes == d.Id));
        var press = await standing.Where(d => d.CaseId == appealed).OrderByDescending(d => d.At).Select(d => d.TogetherId).FirstOrDefaultAsync(cancellationToken);
        Guid?[] made = [.. (await Descent.DescendantsAsync(context, imageId, cancellationToken)).Select(id => (Guid?)id)];
        var rejected = Standing(context.Cases, context);
        return await rejected
            .Where(c => c.Id != appealed && c.ImageId != imageId
                && ((c.Kind == CaseKind.Derived && made.Contains(c.ImageId)) || (press != null && standing.Any(d => d.CaseId == c.Id && d.TogetherId == press)))
                && !context.Cases.Any(appeal => appeal.AppealOf == c.Id))
            // What another case removed as well stays.
            .Where(c => !rejected.Any(other => other.ImageId == c.ImageId && other.Id != c.Id))
            .Join(context.Images.AlsoHidden().Where(image => image.Standing == ImageStanding.Removed), c => c.ImageId, image => image.Id, (c, _) => new { c.OpenedAt, c.Id })
            .OrderBy(c => c.OpenedAt).ThenBy(c => c.Id).Take(most).Select(c => c.Id)
            .ToListAsync(cancellationToken);
    }

    /// <summary>Rejected, and no appeal was granted since.</summary>
    private static IQueryable<ModerationCase> Standing(IQueryable<ModerationCase> cases, StudioDbContext context) => cases.AsNoTracking()
        .Where(c => c.State == CaseState.Decided && c.Verdict == CaseVerdict.Rejected && c.AppealOf == null
            && !context.Cases.Any(granted => granted.AppealOf == c.Id && granted.State == CaseState.Decided && granted.Verdict == CaseVerdict.Approved));
}
