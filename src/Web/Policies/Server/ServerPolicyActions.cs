using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Audit;
using Studio.Data.Moderation.Policies;
using Studio.Data.Moderation.Policies.Server;
using Studio.Data.Tenancy;
using Studio.Jobs.Events;
using Studio.Web.Health;

namespace Studio.Web.Policies.Server;

/// <summary>Writing the rules that hold in every workspace, and publishing them. Each asks anew whether the person still is an administrator. Scoped.</summary>
internal sealed class ServerPolicyActions(
    ServerAdministrator administrator, AcrossWorkspaces across, Doors doors, ServerAuditLog log, StudioEvents events, TimeProvider time)
{
    /// <param name="before">The rule as its writer saw it; null for a new one.</param>
    /// <param name="rule">As it is to be.</param>
    /// <param name="ct">The caller's.</param>
    public async Task SaveRuleAsync(TextRule? before, TextRule rule, CancellationToken ct)
    {
        await administrator.RequireAsync(ct);
        RuleChecks.Require(rule);
        await ChangeAsync([rule.Id], document => DraftChange.Put(document, before, rule), ct);
    }

    public Task RemoveRuleAsync(string id, CancellationToken ct) =>
        ChangeAsync([id], document => document with { Texts = [.. document.Texts.Where(rule => rule.Id != id)] }, ct);

    public async Task SavePicturesAsync(ImageRule rule, CancellationToken ct)
    {
        await administrator.RequireAsync(ct);
        RuleChecks.Require(rule);
        await ChangeAsync([rule.Class], document => document with { Pictures = [.. document.Pictures.Where(other => other.Class != rule.Class), rule] }, ct);
    }

    /// <summary>A rule of the draft is again what it is in force.</summary>
    public async Task TakeBackAsync(string id, CancellationToken ct)
    {
        await administrator.RequireAsync(ct);
        await using var db = across.CreateContext();
        var inForce = (await NewestAsync(db, ct))?.Document ?? PolicyDocument.Empty;
        await ChangeAsync([id], document => DraftChange.AsIn(document, inForce, id), ct);
    }

    public async Task DiscardAsync(CancellationToken ct)
    {
        await administrator.RequireAsync(ct);
        await using var db = across.CreateContext();
        await db.ServerPolicyDrafts.ExecuteDeleteAsync(ct);
    }

    /// <summary>Old rules are the draft of the next ones.</summary>
    public async Task BringBackAsync(int number, CancellationToken ct)
    {
        await administrator.RequireAsync(ct);
        await using var db = across.CreateContext();
        var old = await db.ServerPolicyVersions.AsNoTracking().SingleOrDefaultAsync(version => version.Number == number, ct)
            ?? throw StudioException.NotFound("There are no such rules.");
        if (await db.ServerPolicyDrafts.AnyAsync(ct))
        {
            throw StudioException.Conflict("There is a draft already. Publish or discard it first.");
        }

        var inForce = (await NewestAsync(db, ct))?.Document ?? PolicyDocument.Empty;
        await ChangeAsync([.. DraftChange.Between(inForce, old.Document).Select(change => change.Id)], _ => old.Document, ct);
    }

    /// <summary>The draft holds from now on in every workspace.</summary>
    /// <param name="reason">Why, for the people of every workspace.</param>
    /// <param name="seen">The draft that was looked at: what somebody changed since is not published unseen.</param>
    /// <param name="ct">The caller's.</param>
    public async Task<int> PublishAsync(string reason, Guid seen, CancellationToken ct)
    {
        var me = (await administrator.RequireAsync(ct)).Id;
        RuleChecks.RequireReason(reason);
        await using var db = across.CreateContext();
        var number = 0;
        await log.RunAsync(db, me, async token => new AuditSaying(AuditAct.ServerPolicyPublished, Details: new { number = number = await PublishAsync(db, reason, seen, me, token) }), ct);
        foreach (var workspace in await doors.AllWorkspacesAsync(ct))
        {
            events.Publish(workspace, new PolicyEvent());
        }

        return number;
    }

    private async Task<int> PublishAsync(StudioDbContext db, string reason, Guid seen, Guid me, CancellationToken ct)
    {
        var draft = await db.ServerPolicyDrafts.SingleOrDefaultAsync(ct);
        if (draft?.Version != seen)
        {
            throw StudioException.Conflict("The draft was changed, published or discarded in the meantime. Look at it again.");
        }

        var number = ((await NewestAsync(db, ct))?.Number ?? 0) + 1;
        db.Add(new ServerPolicyVersion { Number = number, Document = draft.Document, Reason = reason.Trim(), PublishedById = me, PublishedAt = time.GetUtcNow().UtcDateTime });
        db.Remove(draft);
        await SaveAsync(db, ct);
        return number;
    }

    private async Task ChangeAsync(IReadOnlyList<string> what, Func<PolicyDocument, PolicyDocument> change, CancellationToken ct)
    {
        var me = (await administrator.RequireAsync(ct)).Id;
        var now = time.GetUtcNow().UtcDateTime;
        await using var db = across.CreateContext();
        var draft = await db.ServerPolicyDrafts.SingleOrDefaultAsync(ct);
        if (draft is null)
        {
            var inForce = await NewestAsync(db, ct);
            db.Add(draft = new ServerPolicyDraft { Document = inForce?.Document ?? PolicyDocument.Empty, BasedOn = inForce?.Number ?? 0, UpdatedAt = now });
        }

        ((IPolicyDraft)draft).Change(what, change, me, now);
        await SaveAsync(db, ct);
    }

    private static async Task SaveAsync(StudioDbContext db, CancellationToken ct)
    {
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException conflict)
        {
            throw StudioException.Conflict("Somebody else changed or published the draft at the same moment. Yours is not saved yet; look at it and do it again.", conflict);
        }
    }

    private static Task<ServerPolicyVersion?> NewestAsync(StudioDbContext db, CancellationToken ct) =>
        db.ServerPolicyVersions.AsNoTracking().OrderByDescending(version => version.Number).FirstOrDefaultAsync(ct);
}
