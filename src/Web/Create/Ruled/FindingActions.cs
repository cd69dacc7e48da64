using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Jobs.Moderation;

namespace Studio.Web.Create.Ruled;

/// <summary>What an author does about a text that a rule stopped or changed. Scoped.</summary>
public sealed class FindingActions(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, FindingCases cases)
{
    /// <summary>A moderator is asked to let the text through as it is.</summary>
    public async Task AskReviewAsync(Guid findingId, string said, CancellationToken ct)
    {
        workspace.Access.Require(Permission.CreateImages);
        await cases.AskAsync(await OwnAsync(findingId, ct), said, ct);
    }

    /// <summary>"This is wrong": a moderator reads it, nothing waits for it.</summary>
    public async Task ReportAsync(Guid findingId, CancellationToken ct)
    {
        workspace.Access.Require(Permission.CreateImages);
        await cases.ReportAsync(await OwnAsync(findingId, ct), ct);
    }

    /// <summary>The author does not want it any more.</summary>
    public async Task WithdrawAsync(Guid findingId, CancellationToken ct)
    {
        workspace.Access.Require(Permission.CreateImages);
        await cases.WithdrawAsync(await OwnAsync(findingId, ct), ct);
    }

    private async Task<Guid> OwnAsync(Guid findingId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var mine = await db.PolicyFindings.AnyAsync(f => f.Id == findingId && f.AuthorId == workspace.Access.UserId, ct);
        return mine ? findingId : throw StudioException.NotFound("This is no longer there.");
    }
}
