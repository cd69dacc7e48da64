using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Moderation.Cases;
using Studio.Data.Moderation.Findings;
using Studio.Data.Moderation.Policies;
using Studio.Data.Moderation.Rules;
using Studio.Data.Prompts;
using Studio.Data.Tenancy;
using Studio.Inference.Prompting;
using Studio.Jobs.Events;

namespace Studio.Jobs.Moderation;

/// <summary>
/// Where texts meet the workspace's policy: the wish before a language model sees it, what was written, and what goes to the image model.
/// The queues ask it, so that no entrance leads past. Scoped: acts in the current workspace.
/// </summary>
public sealed class TextWall(
    IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, PoliciesInForce policies, StudioEvents events, TimeProvider time)
{
    /// <summary>What the policy says about a text that nobody has sent; nothing is kept.</summary>
    public async Task<TextVerdict> TryAsync(string text, string? language, CancellationToken ct) =>
        TextEvaluator.Evaluate(await policies.OfAsync(ct), text, language ?? LanguageGuess.Of(text));

    /// <summary>Reads a wish that is about to be written out.</summary>
    /// <exception cref="PolicyRefusal">It does not go on.</exception>
    internal async Task WishAsync(Turn turn, CancellationToken ct)
    {
        var verdict = await TryAsync(turn.Wish, turn.Language, ct);
        if (await FindingAsync(turn, revision: null, TextStage.Wish, verdict, work: null, ct) is { Outcome: TextOutcome.Held or TextOutcome.Blocked, Standing: not FindingStanding.Approved } finding)
        {
            throw new PolicyRefusal(finding);
        }
    }

    /// <summary>Reads what a language model wrote: names give way at once, what is blocked is said before anybody presses. The prompt that stands there in the end.</summary>
    internal async Task<PromptRevision> WrittenAsync(Turn turn, PromptRevision revision, CancellationToken ct)
    {
        var verdict = await TryAsync(revision.Text, language: null, ct);
        // What only a person could let through waits until it is sent: it may be edited before.
        if (verdict.Outcome is not (TextOutcome.Changed or TextOutcome.Blocked))
        {
            return revision;
        }

        var finding = await FindingAsync(turn, revision, TextStage.Written, verdict, work: null, ct);
        return finding is { Outcome: TextOutcome.Changed, Standing: not FindingStanding.Approved } ? await ChangeAsync(turn, finding, ct) : revision;
    }

    /// <summary>Reads a prompt that is about to be drawn.</summary>
    /// <returns>The revision that goes on: the same, or one in which names gave way.</returns>
    /// <exception cref="PolicyRefusal">It does not go on.</exception>
    internal async Task<Guid> SentAsync(Turn turn, Guid revisionId, HeldWork? work, CancellationToken ct)
    {
        PromptRevision revision;
        await using (var db = await contexts.CreateDbContextAsync(ct))
        {
            revision = await db.PromptRevisions.AsNoTracking().SingleAsync(r => r.Id == revisionId, ct);
        }

        var verdict = await TryAsync(revision.Text, revision.Origin == PromptOrigin.Wish ? turn.Language : null, ct);
        return await FindingAsync(turn, revision, TextStage.Sent, verdict, work, ct) switch
        {
            { Standing: FindingStanding.Approved } or { Outcome: TextOutcome.Watched } or null => revisionId,
            { Outcome: TextOutcome.Changed } finding => (await ChangeAsync(turn, finding, ct)).Id,
            var finding => throw new PolicyRefusal(finding),
        };
    }

    /// <summary>What is known of the text in its turn already, else a new row; null when it passes.</summary>
    private async Task<PolicyFinding?> FindingAsync(Turn turn, PromptRevision? revision, TextStage stage, TextVerdict verdict, HeldWork? work, CancellationToken ct)
    {
        if (verdict.Outcome == TextOutcome.Passes)
        {
            return null;
        }

        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await LockAsync(db, turn, ct);
        var hash = FindingHash.Of(verdict.Text);
        var known = await db.PolicyFindings.AsNoTracking().Include(finding => finding.Hits)
            .Where(finding => finding.TurnId == turn.Id && finding.TextHash == hash)
            .OrderByDescending(finding => finding.CreatedAt)
            .ToListAsync(ct);
        // What a person decided, or is asked to decide, about these words in this turn holds, whatever the policy says today.
        if (known.Find(finding => finding.Standing is FindingStanding.Approved or FindingStanding.Waits or FindingStanding.Rejected) is { } decided)
        {
            return decided;
        }

        if (known.Find(finding => finding.Stage == stage && finding.PolicyNumber == verdict.PolicyNumber && finding.ServerPolicyNumber == verdict.ServerPolicyNumber && finding.Outcome == verdict.Outcome && finding.Standing == FindingStanding.Stands) is { } same)
        {
            return same;
        }

        var finding = FindingRows.Of(turn, revision, stage, verdict, work, time.GetUtcNow().UtcDateTime);
        db.Add(finding);
        if (finding.Standing == FindingStanding.Waits)
        {
            var kind = stage == TextStage.Wish ? CaseKind.Wish : CaseKind.Prompt;
            ModerationCase.Open(db, FindingRows.Case(finding, turn, revision?.Text, kind, said: ""), finding.CreatedAt);
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        events.Publish(workspace.Id, new ThreadEvent(turn.ThreadId));
        if (finding.Standing == FindingStanding.Waits)
        {
            events.Publish(workspace.Id, new ModerationEvent());
        }

        return finding;
    }

    /// <summary>The changed text as a prompt of its own: the one before it stays, and the two are shown side by side.</summary>
    private async Task<PromptRevision> ChangeAsync(Turn turn, PolicyFinding finding, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await LockAsync(db, turn, ct);
        var newest = await db.PromptRevisions.AsNoTracking().Where(r => r.TurnId == turn.Id).OrderByDescending(r => r.Ordinal).FirstAsync(ct);
        if (newest.Origin == PromptOrigin.Ruled && newest.Text == finding.ChangedText)
        {
            return newest;
        }

        var changed = new PromptRevision
        {
            TurnId = turn.Id,
            Ordinal = newest.Ordinal + 1,
            Text = finding.ChangedText!,
            Origin = PromptOrigin.Ruled,
            CreatedById = turn.CreatedById,
            CreatedAt = time.GetUtcNow().UtcDateTime,
        };
        db.Add(changed);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        events.Publish(workspace.Id, new ThreadEvent(turn.ThreadId));
        return changed;
    }

    /// <summary>Holds the turn's row until the transaction ends: of two who send the same text at once the second finds what the first was told, and one case is opened.</summary>
    private static Task LockAsync(StudioDbContext db, Turn turn, CancellationToken ct) =>
        db.Turns.Where(t => t.Id == turn.Id).ExecuteUpdateAsync(set => set.SetProperty(t => t.Wish, t => t.Wish), ct);
}
