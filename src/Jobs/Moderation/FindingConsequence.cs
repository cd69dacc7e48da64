using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Moderation.Cases;
using Studio.Data.Moderation.Findings;
using Studio.Data.Tenancy;
using Studio.Jobs.Events;

namespace Studio.Jobs.Moderation;

/// <summary>What a decision does to a text that a rule stopped. Scoped: acts in the current workspace.</summary>
internal sealed class FindingConsequence(
    IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, HeldRelease release, StudioEvents events) : ICaseConsequence
{
    public bool Concerns(ModerationCase about) => about.FindingId is not null;

    public async Task ApplyAsync(StudioDbContext context, ModerationCase about, CaseVerdict verdict, CancellationToken cancellationToken)
    {
        var finding = await context.PolicyFindings.SingleAsync(f => f.Id == about.FindingId, cancellationToken);
        finding.Standing = verdict == CaseVerdict.Approved ? FindingStanding.Approved : FindingStanding.Rejected;
    }

    public async Task UndoAsync(StudioDbContext context, ModerationCase about, CaseVerdict verdict, CancellationToken cancellationToken)
    {
        var finding = await context.PolicyFindings.SingleAsync(f => f.Id == about.FindingId, cancellationToken);
        finding.Standing = about.Kind == CaseKind.FalsePositive ? FindingStanding.Stands : FindingStanding.Waits;
    }

    public async Task SettledAsync(ModerationCase about, CaseVerdict verdict, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var finding = await db.PolicyFindings.AsNoTracking().SingleAsync(f => f.Id == about.FindingId, cancellationToken);
        // "This is wrong" asks for no pictures; its author sends the words again, and they go through.
        if (finding is { Standing: FindingStanding.Approved, StartedId: null } && about.Kind != CaseKind.FalsePositive)
        {
            await release.StartAsync(workspace.Id, finding.Id, cancellationToken);
        }

        if (finding is { Standing: FindingStanding.Waits, StartedId: not null })
        {
            await release.StopAsync(workspace.Id, finding.Id, cancellationToken);
        }

        var threadId = await db.Turns.Where(turn => turn.Id == finding.TurnId).Select(turn => turn.ThreadId).SingleAsync(cancellationToken);
        events.Publish(workspace.Id, new ThreadEvent(threadId));
    }
}
