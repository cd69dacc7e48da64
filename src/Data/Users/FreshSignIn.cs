using Microsoft.EntityFrameworkCore;

namespace Studio.Data.Users;

/// <summary>
/// Whether the person at this window showed lately that it is them. It is asked of the session's row, so one answer holds for all its windows
/// and needs no new cookie; a session that was ended is never fresh.
/// </summary>
public sealed class FreshSignIn(IDbContextFactory<StudioDbContext> contexts, CurrentSession session, TimeProvider time)
{
    public const string Refusal = "Confirm first that it is you, with your password or a passkey: your last confirmation was more than 10 minutes ago.";

    public static readonly TimeSpan MaxAge = TimeSpan.FromMinutes(10);

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Null when the person has to be asked.</summary>
    public async Task<Confirmed?> FindAsync(CancellationToken cancellationToken)
    {
        if (session is not { Id: { } id, UserId: { } userId })
        {
            return null;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var confirmedAt = await context.UserSessions.Where(s => s.Id == id && s.UserId == userId).Select(s => (DateTime?)s.ConfirmedAt).FirstOrDefaultAsync(cancellationToken);
        var now = Now;
        return now - confirmedAt <= MaxAge ? new Confirmed(userId, now) : null;
    }

    public async Task<Confirmed> RequireAsync(CancellationToken cancellationToken) =>
        await FindAsync(cancellationToken) ?? throw StudioException.Forbidden(Refusal);

    /// <summary>For whoever has just checked a password, a passkey or a sign-in elsewhere.</summary>
    public Task ConfirmAsync(CancellationToken cancellationToken) => ConfirmAsync(Now, cancellationToken);

    /// <summary>For a sign-in service that asked them, and says when.</summary>
    public async Task ConfirmAsync(DateTime at, CancellationToken cancellationToken)
    {
        var (id, userId) = (session.Id, session.UserId);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.UserSessions.Where(s => s.Id == id && s.UserId == userId).ExecuteUpdateAsync(set => set.SetProperty(s => s.ConfirmedAt, at), cancellationToken);
    }
}
