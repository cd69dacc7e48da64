using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Audit;
using Studio.Data.Moderation.Findings;
using Studio.Data.Moderation.Pictures;
using Studio.Data.Moderation.Policies;
using Studio.Data.Prompts;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Jobs.Events;

namespace Studio.Web.Policies;

/// <summary>Writing the next policy of the current workspace, and publishing it. Scoped.</summary>
public sealed class PolicyActions(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, PoliciesInForce policies, AuditLog log, StudioEvents events, TimeProvider time)
{
    private const int MaxWishes = 200;

    /// <summary>Puts a rule into the draft, which begins with the policy in force.</summary>
    /// <param name="before">The rule as its writer saw it; null for a new one. One that somebody else changed since is not written over.</param>
    /// <param name="rule">As it is to be.</param>
    /// <param name="cancellationToken">The caller's.</param>
    public async Task SaveRuleAsync(TextRule? before, TextRule rule, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.WritePolicies);
        RuleChecks.Require(rule);
        await ChangeAsync(rule.Id, document => DraftChange.Put(document, before, rule), cancellationToken);
    }

    public async Task RemoveRuleAsync(string id, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.WritePolicies);
        await ChangeAsync(id, document => document with { Texts = [.. document.Texts.Where(rule => rule.Id != id)] }, cancellationToken);
    }

    /// <summary>A rule of the draft is again what it is in the policy in force.</summary>
    public async Task TakeBackAsync(string id, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.WritePolicies);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var inForce = await NewestAsync(db, cancellationToken);
        await ChangeAsync(id, document => DraftChange.AsIn(document, inForce?.Document ?? PolicyDocument.Empty, id), cancellationToken);
    }

    public async Task SavePicturesAsync(ImageRule rule, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.WritePolicies);
        RuleChecks.Require(rule);
        RuleChecks.RequireNotLooser(rule, PictureRules.OfServer((await policies.OfAsync(cancellationToken)).Server).FirstOrDefault(server => server.Class == rule.Class));
        await ChangeAsync(rule.Class, document => document with { Pictures = [.. document.Pictures.Where(other => other.Class != rule.Class), rule] }, cancellationToken);
    }

    /// <summary>More follows from a rule of the server here than elsewhere; null puts it back to what the server says.</summary>
    public async Task TightenAsync(string id, RuleAction? action, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.WritePolicies);
        var rule = (await policies.OfAsync(cancellationToken)).Server.Text(id) ?? throw StudioException.NotFound("The server no longer has this rule.");
        if (action is { } stricter && stricter <= rule.Action)
        {
            throw new StudioException("A rule of the server can be made stricter here, not looser.");
        }

        await ChangeAsync(id, document => document with { Stricter = DraftChange.Tightened(document.Stricter, id, action) }, cancellationToken);
    }

    public async Task DiscardAsync(CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.WritePolicies);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db.PolicyDrafts.ExecuteDeleteAsync(cancellationToken);
        events.Publish(workspace.Id, new PolicyEvent());
    }

    /// <summary>An old policy is the draft of the next one.</summary>
    public async Task BringBackAsync(int number, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.WritePolicies);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var old = await db.PolicyVersions.AsNoTracking().SingleOrDefaultAsync(version => version.Number == number, cancellationToken)
            ?? throw StudioException.NotFound("There is no such policy.");
        if (await db.PolicyDrafts.AnyAsync(cancellationToken))
        {
            throw StudioException.Conflict("There is a draft already. Publish or discard it first.");
        }

        var inForce = (await NewestAsync(db, cancellationToken))?.Document ?? PolicyDocument.Empty;
        var changed = DraftChange.Between(inForce, old.Document).Select(change => change.Id).ToArray();
        await ChangeAsync(changed, _ => old.Document, cancellationToken);
    }

    /// <summary>The draft holds from now on, for new wishes and pictures.</summary>
    /// <param name="reason">Why, for the members.</param>
    /// <param name="seen">The draft that was looked at: what somebody changed since is not published unseen.</param>
    /// <param name="cancellationToken">The caller's.</param>
    public async Task<int> PublishAsync(string reason, Guid seen, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.PublishPolicies);
        RuleChecks.RequireReason(reason);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var draft = await db.PolicyDrafts.SingleOrDefaultAsync(cancellationToken);
        if (draft?.Version != seen)
        {
            throw StudioException.Conflict("The draft was changed, published or discarded in the meantime. Look at it again.");
        }

        var number = (await db.PolicyVersions.Select(version => (int?)version.Number).MaxAsync(cancellationToken) ?? 0) + 1;
        db.Add(new PolicyVersion { Number = number, Document = draft.Document, Reason = reason.Trim(), PublishedById = workspace.Access.UserId!.Value, PublishedAt = time.GetUtcNow().UtcDateTime });
        db.Remove(draft);
        try
        {
            await log.SaveAsync(db, new AuditSaying(AuditAct.PolicyPublished, Details: new { number }), cancellationToken);
        }
        catch (DbUpdateException conflict)
        {
            throw StudioException.Conflict("Somebody else changed or published the draft at the same moment. Look at it again.", conflict);
        }

        events.Publish(workspace.Id, new PolicyEvent());
        return number;
    }

    public async Task AddWishAsync(string text, TextOutcome expected, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.WritePolicies);
        if (text.Trim().Length is 0 or > Turn.MaxWish)
        {
            throw new StudioException($"A saved wish has between 1 and {Turn.MaxWish:N0} characters.");
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.TestWishes.CountAsync(cancellationToken) >= MaxWishes)
        {
            throw new StudioException($"There are {MaxWishes} saved wishes already. Take one out first.");
        }

        db.Add(new TestWish { Text = text.Trim(), Expected = expected, CreatedById = workspace.Access.UserId!.Value, CreatedAt = time.GetUtcNow().UtcDateTime });
        await db.SaveChangesAsync(cancellationToken);
        events.Publish(workspace.Id, new PolicyEvent());
    }

    public async Task RemoveWishAsync(Guid id, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.WritePolicies);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db.TestWishes.Where(wish => wish.Id == id).ExecuteDeleteAsync(cancellationToken);
        events.Publish(workspace.Id, new PolicyEvent());
    }

    private Task ChangeAsync(string what, Func<PolicyDocument, PolicyDocument> change, CancellationToken ct) => ChangeAsync([what], change, ct);

    private async Task ChangeAsync(string[] what, Func<PolicyDocument, PolicyDocument> change, CancellationToken ct)
    {
        var now = time.GetUtcNow().UtcDateTime;
        await using var db = await contexts.CreateDbContextAsync(ct);
        var draft = await db.PolicyDrafts.SingleOrDefaultAsync(ct);
        if (draft is null)
        {
            var inForce = await NewestAsync(db, ct);
            draft = new PolicyDraft { Document = inForce?.Document ?? PolicyDocument.Empty, BasedOn = inForce?.Number ?? 0, CreatedAt = now, UpdatedAt = now };
            db.Add(draft);
        }

        ((IPolicyDraft)draft).Change(what, change, workspace.Access.UserId!.Value, now);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException conflict)
        {
            throw StudioException.Conflict("Somebody else changed the draft at the same moment. Yours is not saved yet; do it again.", conflict);
        }

        events.Publish(workspace.Id, new PolicyEvent());
    }

    private static Task<PolicyVersion?> NewestAsync(StudioDbContext db, CancellationToken ct) =>
        db.PolicyVersions.AsNoTracking().OrderByDescending(version => version.Number).FirstOrDefaultAsync(ct);
}
