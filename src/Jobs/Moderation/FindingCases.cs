using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Moderation.Cases;
using Studio.Data.Moderation.Findings;
using Studio.Data.Prompts;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Jobs.Events;

namespace Studio.Jobs.Moderation;

/// <summary>Cases that authors open about what rules found in their texts. Scoped: acts in the current workspace.</summary>
public sealed class FindingCases(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, StudioEvents events, TimeProvider time)
{
    public async Task AskAsync(Guid findingId, string said, CancellationToken ct)
    {
        workspace.Access.Require(Permission.CreateImages);
        if (said.Length > ModerationCase.MaxSaid)
        {
            throw new StudioException($"A sentence to the moderators holds at most {ModerationCase.MaxSaid} characters.");
        }

        await using var db = await contexts.CreateDbContextAsync(ct);
        var (finding, turn, prompt) = await ReadAsync(db, findingId, ct);
        if (finding.Standing != FindingStanding.Stands)
        {
            throw StudioException.Conflict("A moderator has this already.");
        }

        finding.Standing = FindingStanding.Waits;
        ModerationCase.Open(db, FindingRows.Case(finding, turn, prompt, finding.Stage == TextStage.Wish ? CaseKind.Wish : CaseKind.Prompt, said), time.GetUtcNow().UtcDateTime);
        await SaveAsync(db, ct);
        Tell(turn);
    }

    public async Task ReportAsync(Guid findingId, CancellationToken ct)
    {
        workspace.Access.Require(Permission.CreateImages);
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        // The lock of the finding's row: who presses twice reports once.
        await db.PolicyFindings.Where(f => f.Id == findingId).ExecuteUpdateAsync(set => set.SetProperty(f => f.TextHash, f => f.TextHash), ct);
        if (await db.Cases.AnyAsync(c => c.FindingId == findingId && c.Kind == CaseKind.FalsePositive && c.State != CaseState.Withdrawn, ct))
        {
            return;
        }

        var (finding, turn, prompt) = await ReadAsync(db, findingId, ct);
        ModerationCase.Open(db, FindingRows.Case(finding, turn, prompt, CaseKind.FalsePositive, said: ""), time.GetUtcNow().UtcDateTime);
        await SaveAsync(db, ct);
        await transaction.CommitAsync(ct);
        Tell(turn);
    }

    /// <summary>What waits for a moderator waits no more; a report is taken back.</summary>
    public async Task WithdrawAsync(Guid findingId, CancellationToken ct)
    {
        workspace.Access.Require(Permission.CreateImages);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var (finding, turn, _) = await ReadAsync(db, findingId, ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var taken = await db.Cases
            .Where(c => c.FindingId == findingId && (c.State == CaseState.Open || c.State == CaseState.Escalated))
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.State, CaseState.Withdrawn), ct);
        if (taken == 0)
        {
            throw StudioException.Conflict("A moderator has decided in the meantime.");
        }

        if (finding.Standing == FindingStanding.Waits)
        {
            finding.Standing = FindingStanding.Withdrawn;
        }

        await SaveAsync(db, ct);
        await transaction.CommitAsync(ct);
        Tell(turn);
    }

    private static async Task<(PolicyFinding Finding, Turn Turn, string? Prompt)> ReadAsync(StudioDbContext db, Guid findingId, CancellationToken ct)
    {
        var finding = await db.PolicyFindings.Include(f => f.Hits).SingleOrDefaultAsync(f => f.Id == findingId, ct) ?? throw StudioException.NotFound("This is no longer there.");
        var turn = await db.Turns.AsNoTracking().SingleAsync(t => t.Id == finding.TurnId, ct);
        var prompt = await db.PromptRevisions.Where(r => r.Id == finding.PromptRevisionId).Select(r => r.Text).SingleOrDefaultAsync(ct);
        return (finding, turn, prompt);
    }

    private static async Task SaveAsync(StudioDbContext db, CancellationToken ct)
    {
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException e)
        {
            throw StudioException.Conflict("A moderator has decided in the meantime.", e);
        }
    }

    /// <summary>After the commit: whoever reads at the event finds it.</summary>
    private void Tell(Turn turn)
    {
        events.Publish(workspace.Id, new ThreadEvent(turn.ThreadId));
        events.Publish(workspace.Id, new ModerationEvent());
    }
}
