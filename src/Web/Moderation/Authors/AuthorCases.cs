using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Moderation.Cases;
using Studio.Data.Moderation.Numbers;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;

namespace Studio.Web.Moderation.Authors;

/// <summary>One's own cases, as their author may know them. A report and a random check are theirs only once decided against the picture.</summary>
internal sealed class AuthorCases(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, TimeProvider time)
{
    private const int Most = 100;

    public async Task<IReadOnlyList<AuthorCase>> AllAsync(CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.ViewGallery);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await ReadAsync(context, Mine(context).OrderByDescending(c => c.OpenedAt).Take(Most), cancellationToken);
    }

    public async Task<AuthorCase?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.ViewGallery);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var found = (await ReadAsync(context, Mine(context).Where(c => c.Id == id), cancellationToken)).SingleOrDefault();
        // Where nothing can be changed any more, nothing is news any more either.
        if (found is not null && workspace.Access.State == WorkspaceState.InUse)
        {
            var now = time.GetUtcNow().UtcDateTime;
            await context.Cases.Where(c => c.Id == id || c.AppealOf == id).ExecuteUpdateAsync(set => set.SetProperty(c => c.ReadByAuthorAt, now), cancellationToken);
        }

        return found switch
        {
            { IsOpen: true } => found with { UsualWait = await UsualWait.ReadAsync(context, appeals: false, time.GetUtcNow().UtcDateTime, cancellationToken) },
            { Appeal.State: CaseState.Open or CaseState.Escalated } => found with { UsualWait = await UsualWait.ReadAsync(context, appeals: true, time.GetUtcNow().UtcDateTime, cancellationToken) },
            _ => found,
        };
    }

    /// <summary>Whether there is any, and how many decisions they have not read.</summary>
    public async Task<(bool Any, int News)> NewsAsync(CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.ViewGallery);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var me = workspace.Access.UserId;
        var decided = context.Cases.Where(c => c.AuthorId == me && c.State == CaseState.Decided && (c.ReadByAuthorAt == null || c.ReadByAuthorAt < c.DecidedAt)
            && ((c.Kind != CaseKind.Report && c.Kind != CaseKind.Check) || c.Verdict == CaseVerdict.Rejected));
        return (await Mine(context).AnyAsync(cancellationToken), await decided.CountAsync(cancellationToken));
    }

    private IQueryable<ModerationCase> Mine(StudioDbContext context)
    {
        var me = workspace.Access.UserId;
        return context.Cases.AsNoTracking().Where(c => c.AuthorId == me && c.AppealOf == null && ((c.Kind != CaseKind.Report && c.Kind != CaseKind.Check) || c.Verdict == CaseVerdict.Rejected)
            && ((c.Kind != CaseKind.Derived && c.Kind != CaseKind.Returned) || c.State != CaseState.Withdrawn));
    }

    private async Task<List<AuthorCase>> ReadAsync(StudioDbContext context, IQueryable<ModerationCase> cases, CancellationToken cancellationToken)
    {
        var rows = await cases.ToListAsync(cancellationToken);
        Guid?[] ids = [.. rows.Select(c => (Guid?)c.Id)];
        var appeals = await context.Cases.AsNoTracking().Where(c => ids.Contains(c.AppealOf)).ToDictionaryAsync(c => c.AppealOf!.Value, cancellationToken);
        Guid[] all = [.. rows.Concat(appeals.Values).Select(c => c.Id)];
        var decisions = await context.CaseDecisions.AsNoTracking()
            .Where(d => all.Contains(d.CaseId) && (d.Act == CaseAct.Approved || d.Act == CaseAct.Rejected) && !context.CaseDecisions.Any(undone => undone.Undoes == d.Id))
            .GroupBy(d => d.CaseId).Select(of => of.OrderByDescending(d => d.At).First())
            .ToDictionaryAsync(d => d.CaseId, cancellationToken);
        var more = await AuthorDetails.ReadAsync(context, rows, [.. appeals.Values], time.GetUtcNow().UtcDateTime, cancellationToken);
        return [.. rows.Select(c => more.AddTo(AuthorCase.Of(c, decisions.GetValueOrDefault(c.Id), appeals.GetValueOrDefault(c.Id), decisions)))];
    }
}
