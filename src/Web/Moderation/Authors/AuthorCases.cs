using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Moderation.Cases;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;

namespace Studio.Web.Moderation.Authors;

/// <summary>One's own cases, as their author may know them. A report is a case of the author's only once it was decided against the picture.</summary>
internal sealed class AuthorCases(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, TimeProvider time)
{
    private const int Most = 100;

    public async Task<IReadOnlyList<AuthorCase>> AllAsync(CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.ViewGallery);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await View(context, Mine(context).OrderByDescending(c => c.OpenedAt).Take(Most)).ToListAsync(cancellationToken);
    }

    public async Task<AuthorCase?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.ViewGallery);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await View(context, Mine(context).Where(c => c.Id == id)).SingleOrDefaultAsync(cancellationToken);
        if (found is not null)
        {
            var now = time.GetUtcNow().UtcDateTime;
            await context.Cases.Where(c => c.Id == id || c.AppealOf == id).ExecuteUpdateAsync(set => set.SetProperty(c => c.ReadByAuthorAt, now), cancellationToken);
        }

        return found;
    }

    /// <summary>Whether there is any, and how many decisions they have not read.</summary>
    public async Task<(bool Any, int News)> NewsAsync(CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.ViewGallery);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var me = workspace.Access.UserId;
        var decided = context.Cases.Where(c => c.AuthorId == me && c.State == CaseState.Decided && (c.ReadByAuthorAt == null || c.ReadByAuthorAt < c.DecidedAt) && (c.Kind != CaseKind.Report || c.Verdict == CaseVerdict.Rejected));
        return (await Mine(context).AnyAsync(cancellationToken), await decided.CountAsync(cancellationToken));
    }

    private IQueryable<ModerationCase> Mine(StudioDbContext context)
    {
        var me = workspace.Access.UserId;
        return context.Cases.AsNoTracking().Where(c => c.AuthorId == me && c.AppealOf == null && (c.Kind != CaseKind.Report || c.Verdict == CaseVerdict.Rejected));
    }

    private static IQueryable<AuthorCase> View(StudioDbContext context, IQueryable<ModerationCase> cases) => cases.Select(c => new AuthorCase
    {
        Id = c.Id,
        Kind = c.Kind,
        OpenedAt = c.OpenedAt,
        Wish = c.Wish,
        Language = c.Language,
        Prompt = c.Prompt,
        Evidence = c.Evidence,
        Said = c.Said,
        ImageId = c.ImageId,
        Decision = c.Verdict == null ? null : context.CaseDecisions
            .Where(d => d.CaseId == c.Id && (d.Act == CaseAct.Approved || d.Act == CaseAct.Rejected) && !context.CaseDecisions.Any(undone => undone.Undoes == d.Id))
            .OrderByDescending(d => d.At)
            .Select(d => new AuthorDecision(c.Verdict!.Value, d.At, d.Reason, d.Sentence, d.IsWarning, d.ById == null))
            .FirstOrDefault(),
        Appeal = context.Cases.Where(appeal => appeal.AppealOf == c.Id)
            .Select(appeal => new AuthorAppeal(
                appeal.Id, appeal.Said, appeal.OpenedAt, appeal.State, appeal.Verdict, appeal.DecidedAt,
                context.CaseDecisions.Where(d => d.CaseId == appeal.Id && (d.Act == CaseAct.Approved || d.Act == CaseAct.Rejected)).OrderByDescending(d => d.At).Select(d => d.Sentence).FirstOrDefault() ?? ""))
            .FirstOrDefault(),
    });
}
