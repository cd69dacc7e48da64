using Microsoft.EntityFrameworkCore;
using Studio.Data.Moderation.Opinions;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;

namespace Studio.Data.Moderation.Cases;

/// <summary>
/// Who must not decide a case: its author and its reporter while anybody else can, whoever gave one of two views of it, and never, on appeal,
/// somebody who decided before.
/// </summary>
public static class CaseFairness
{
    /// <returns>A sentence, or null when this person may decide it.</returns>
    public static async Task<string?> RefusalAsync(StudioDbContext context, WorkspaceAccess access, ModerationCase about, CancellationToken cancellationToken)
    {
        var needed = about.State == CaseState.Escalated ? Permission.ModerateEscalated : Permission.Moderate;
        if (!access.Allows(needed))
        {
            return $"This case was escalated. {RolePermissions.WhoMay(needed)} decide it.";
        }

        var me = access.UserId;
        var others = await TwoPeople.OthersAsync(context, needed, me, about, cancellationToken);
        if (about.AppealOf is { } first && await KnownAsync(context, first, me, TwoPeople.Others(context, needed, me, about), cancellationToken) is { } known)
        {
            return $"{known}, so somebody else decides the appeal. {Can(others)}";
        }

        if (others > 0 && await context.CaseOpinions.AnyAsync(o => o.CaseId == about.Id && o.ById == me, cancellationToken))
        {
            return about.State == CaseState.Escalated
                ? $"Yours is one of the two views that differ, so somebody else decides. {Can(others)}"
                : $"You gave the first view of this case, so somebody else gives the second. {Can(others)}";
        }

        return (about.AuthorId != me && about.ReporterId != me) || others == 0
            ? null
            : $"This is {(about.AuthorId == me ? "yours" : "your own report")}, so somebody else decides it. {Can(others)}";
    }

    /// <summary>What this person knows of the first decision. To have read it hinders nobody where everybody else knows it too.</summary>
    private static async Task<string?> KnownAsync(StudioDbContext context, Guid first, Guid? me, IQueryable<Guid> others, CancellationToken cancellationToken)
    {
        if (await CaseKnowledge.DecidedAsync(context, first, me, cancellationToken))
        {
            return "You decided this case first";
        }

        var read = await ReadAsync(context, first, me, cancellationToken);
        return read is not null && await AnyIsFreeAsync(context, first, others, cancellationToken) ? read : null;
    }

    private static async Task<string?> ReadAsync(StudioDbContext context, Guid first, Guid? me, CancellationToken cancellationToken) =>
        await CaseKnowledge.ReadAsync(context, first, me, cancellationToken) ? "You read the first decision in the log"
        : await CaseKnowledge.TookAlongAsync(context, first, me, cancellationToken) ? "You took the whole workspace along after the first decision"
        : null;

    private static async Task<bool> AnyIsFreeAsync(StudioDbContext context, Guid first, IQueryable<Guid> others, CancellationToken cancellationToken)
    {
        foreach (var other in await others.ToListAsync(cancellationToken))
        {
            if (!await CaseKnowledge.DecidedAsync(context, first, other, cancellationToken) && await ReadAsync(context, first, other, cancellationToken) is null)
            {
                return true;
            }
        }

        return false;
    }

    private static string Can(int others) => others switch
    {
        0 => "Nobody else here can yet: make another member a moderator.",
        1 => "1 person can.",
        _ => $"{others} people can.",
    };
}
