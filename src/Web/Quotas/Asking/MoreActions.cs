using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Audit;
using Studio.Data.Quotas;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Jobs.Events;

namespace Studio.Web.Quotas.Asking;

/// <summary>Asking for more than a limit allows, and the answer. Scoped: acts in the current workspace.</summary>
public sealed class MoreActions(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, AuditLog log, StudioEvents events, TimeProvider time)
{
    private const string Meanwhile = "Somebody else answered it or changed limits at the same moment. Look at it again.";

    private Guid Me => workspace.Access.UserId ?? throw StudioException.Forbidden("Only members ask for more.");

    /// <summary>Asked again while nobody answered it is the newer number that counts.</summary>
    public async Task AskAsync(QuotaField limit, long wanted, string words, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.CreateImages);
        var (me, now, said) = (Me, time.GetUtcNow().UtcDateTime, Said(words));
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var column = QuotaColumn.All.Single(c => c.Field == limit);
        var option = MoreLimits.Of(await db.QuotaLimits.AsNoTracking().ToListAsync(cancellationToken), workspace.Access.Role, limit)
            ?? throw new StudioException($"Nothing limits your {column.Long} now.");
        if (wanted <= option.Most || wanted > column.Largest * column.Unit)
        {
            throw new StudioException($"You may use {column.Text(option.Most)} {column.Long} now. Ask for a larger number.");
        }

        var asked = await db.MoreAsked.SingleOrDefaultAsync(row => row.UserId == me && row.Limit == limit, cancellationToken);
        if (asked is null)
        {
            db.Add(asked = new MoreAsked { UserId = me, Limit = limit, Wanted = wanted, Words = said, AskedAt = now });
        }

        (asked.Wanted, asked.Words, asked.AskedAt) = (wanted, said, now);
        (asked.Answer, asked.AnswerWords, asked.AnsweredAt, asked.AnsweredById) = (MoreAnswer.Waiting, "", null, null);
        await SaveAsync(db, "Your question changed at the same moment, in another tab or by an answer. Look at it, then ask again.", cancellationToken);
        events.Publish(workspace.Id, new QueueEvent());
    }

    public async Task TakeBackAsync(QuotaField limit, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.CreateImages);
        var me = Me;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db.MoreAsked.Where(asked => asked.UserId == me && asked.Limit == limit && asked.Answer == MoreAnswer.Waiting).ExecuteDeleteAsync(cancellationToken);
        events.Publish(workspace.Id, new QueueEvent());
    }

    /// <summary>Raised for everybody whom the limit is for: limits are of roles and of the workspace, not of one person.</summary>
    /// <param name="version">Of the question as whoever answers read it.</param>
    public async Task RaiseAsync(Guid userId, QuotaField limit, Guid version, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.ManageQuotas);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var asked = await FindAsync(db, userId, limit, version, cancellationToken);
        Answer(asked, MoreAnswer.Raised, "");
        if (await RaiseAsync(db, asked, cancellationToken) is not { } change)
        {
            await SaveAsync(db, Meanwhile, cancellationToken);
        }
        else
        {
            await log.RunAsync(
                db,
                async token =>
                {
                    await SaveAsync(db, Meanwhile, token);
                    return new AuditSaying(AuditAct.LimitsChanged, Details: new { changes = new[] { change } });
                },
                cancellationToken);
        }

        events.Publish(workspace.Id, new QueueEvent());
    }

    public async Task DeclineAsync(Guid userId, QuotaField limit, Guid version, string words, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.ManageQuotas);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        Answer(await FindAsync(db, userId, limit, version, cancellationToken), MoreAnswer.Declined, Said(words));
        await SaveAsync(db, Meanwhile, cancellationToken);
        events.Publish(workspace.Id, new QueueEvent());
    }

    private static string Said(string words) => words.Trim() is { Length: <= MoreAsked.MaxWords } said
        ? said
        : throw new StudioException($"Say it in at most {MoreAsked.MaxWords} characters.");

    private static async Task SaveAsync(StudioDbContext db, string conflict, CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException lost) when (!cancellationToken.IsCancellationRequested)
        {
            throw StudioException.Conflict(conflict, lost);
        }
    }

    private static async Task<QuotaChange?> RaiseAsync(StudioDbContext db, MoreAsked asked, CancellationToken cancellationToken)
    {
        var role = await db.Memberships.Where(member => member.UserId == asked.UserId).Select(member => (Role?)member.Role).SingleOrDefaultAsync(cancellationToken)
            ?? throw StudioException.NotFound("This member is no longer in the workspace.");
        var limits = await db.QuotaLimits.ToListAsync(cancellationToken);
        if (MoreLimits.Of(limits, role, asked.Limit) is not { } option || option.Most >= asked.Wanted)
        {
            return null;
        }

        limits.Single(limit => limit.Subject == option.Subject).Set(asked.Limit, asked.Wanted);
        return new QuotaChange(option.Subject, asked.Limit, option.Most, asked.Wanted);
    }

    private void Answer(MoreAsked asked, MoreAnswer answer, string words) =>
        (asked.Answer, asked.AnswerWords, asked.AnsweredAt, asked.AnsweredById) = (answer, words, time.GetUtcNow().UtcDateTime, Me);

    private async Task<MoreAsked> FindAsync(StudioDbContext db, Guid userId, QuotaField limit, Guid version, CancellationToken cancellationToken)
    {
        if (userId == Me)
        {
            throw StudioException.Forbidden("Somebody else answers what you ask. You may change the limits themselves.");
        }

        var asked = await db.MoreAsked.SingleOrDefaultAsync(row => row.UserId == userId && row.Limit == limit, cancellationToken);
        return asked is { Answer: MoreAnswer.Waiting } && asked.Version == version
            ? asked
            : throw StudioException.NotFound("This question was answered, changed or taken back a moment ago. Look at it again.");
    }
}
