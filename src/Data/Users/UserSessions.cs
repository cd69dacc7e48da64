using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Studio.Data.Audit;

namespace Studio.Data.Users;

/// <summary>Where a person is signed in. Ending a session is deleting its row: the next request, and within a minute every open page, notices.</summary>
public sealed partial class UserSessions(IDbContextFactory<StudioDbContext> contexts, AuditPersonLog audit, SessionLife life, TimeProvider time, ILogger<UserSessions> logger)
{
    /// <summary>As long as the cookie: a session unseen for this long is over.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(14);

    private static readonly TimeSpan Precision = TimeSpan.FromMinutes(1);

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    public Task<Guid> BeginAsync(Guid userId, string device, string address, SignInWay way, CancellationToken cancellationToken) =>
        BeginAsync(userId, device, address, way, Now, cancellationToken);

    /// <param name="userId">Who signed in.</param>
    /// <param name="device">In words, such as "Firefox on macOS".</param>
    /// <param name="address">Of the network.</param>
    /// <param name="way">How.</param>
    /// <param name="confirmedAt">When they last showed who they are: elsewhere that may be hours ago.</param>
    /// <param name="cancellationToken">Ends the waiting for the database.</param>
    public async Task<Guid> BeginAsync(Guid userId, string device, string address, SignInWay way, DateTime confirmedAt, CancellationToken cancellationToken)
    {
        var (now, over) = (Now, Now - Life);
        var session = new UserSession { UserId = userId, Device = device, Address = address, Way = way, CreatedAt = now, ConfirmedAt = confirmedAt, SeenAt = now };
        await audit.RunAsync(
            userId,
            async (context, token) =>
            {
                await context.UserSessions.Where(s => s.UserId == userId && s.SeenAt < over).ExecuteDeleteAsync(token);
                session.IsNewPlace = !await UserPlaces.IsKnownAsync(context, session, token);
                context.UserSessions.Add(session);
                await context.SaveChangesAsync(token);
                return new AuditSaying(AuditAct.SignedIn, Details: new { way });
            },
            cancellationToken);
        return session.Id;
    }

    /// <summary>False when it was ended; else it counts as seen now.</summary>
    public async Task<bool> IsOpenAsync(Guid id, Guid userId, CancellationToken cancellationToken)
    {
        var now = Now;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        // Whatever way in was found: no session of an account that is locked is open.
        var seen = await context.UserSessions.Where(s => s.Id == id && s.UserId == userId)
            .Where(s => !context.Users.Any(u => u.Id == userId && u.LockoutEnd == StudioUser.ShutOut))
            .Select(s => new { s.Way, s.CreatedAt, s.SeenAt }).FirstOrDefaultAsync(cancellationToken);
        if (seen is null || life.IsOver(seen.Way, seen.CreatedAt, seen.SeenAt, now))
        {
            return false;
        }

        if (now - seen.SeenAt >= Precision)
        {
            await context.UserSessions.Where(s => s.Id == id).ExecuteUpdateAsync(set => set.SetProperty(s => s.SeenAt, now), cancellationToken);
        }

        return true;
    }

    /// <summary>The newest first.</summary>
    public async Task<IReadOnlyList<UserSession>> OfAsync(Guid userId, CancellationToken cancellationToken)
    {
        var now = Now;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var all = await context.UserSessions.AsNoTracking().Where(s => s.UserId == userId)
            .OrderByDescending(s => s.SeenAt).ThenByDescending(s => s.Id).ToListAsync(cancellationToken);
        return [.. all.Where(s => !life.IsOver(s.Way, s.CreatedAt, s.SeenAt, now))];
    }

    /// <summary>"It was me": the place is theirs from now on, also for the other sessions there. Said from elsewhere: whoever sits there cannot vouch for themselves.</summary>
    public async Task KnowPlaceAsync(Guid userId, Guid id, Guid? from, CancellationToken cancellationToken)
    {
        if (id == from)
        {
            throw StudioException.Forbidden("Say this from a place that you are known at.");
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var session = await context.UserSessions.AsNoTracking().FirstOrDefaultAsync(s => s.Id == id && s.UserId == userId, cancellationToken)
            ?? throw StudioException.NotFound("This place is signed out already.");
        await UserPlaces.KeepAsync(context, session, Now, cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        var network = UserPlace.NetworkOf(session.Address);
        var here = await context.UserSessions.Where(s => s.UserId == userId && s.Device == session.Device && s.IsNewPlace).ToListAsync(cancellationToken);
        here.Where(s => UserPlace.NetworkOf(s.Address) == network).ToList().ForEach(s => s.IsNewPlace = false);
        await context.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Only one of the person's own; somebody else's id ends nothing. It ends whether or not the log can be written: a way out that is barred helps nobody.</summary>
    public async Task EndAsync(Guid userId, Guid id, CancellationToken cancellationToken)
    {
        try
        {
            await audit.RunAsync(
                userId,
                async (context, token) => await context.UserSessions.Where(s => s.UserId == userId && s.Id == id).ExecuteDeleteAsync(token) > 0
                    ? new AuditSaying(AuditAct.SignedOut)
                    : null,
                cancellationToken);
        }
        catch (Exception exception) when (exception is StudioException or DbException or DbUpdateException)
        {
            EndedUnwritten(logger, exception);
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            await context.UserSessions.Where(s => s.UserId == userId && s.Id == id).ExecuteDeleteAsync(cancellationToken);
        }
    }

    /// <summary>All but one, or all of them, because the person wants it.</summary>
    public async Task<int> SignOutElsewhereAsync(Guid userId, Guid? except, CancellationToken cancellationToken)
    {
        var ended = 0;
        await audit.RunAsync(
            userId,
            async (context, token) =>
            {
                ended = await context.UserSessions.Where(s => s.UserId == userId && s.Id != except).ExecuteDeleteAsync(token);
                return ended > 0 ? new AuditSaying(AuditAct.SignedOutEverywhere, Details: new { places = ended }) : null;
            },
            cancellationToken);
        return ended;
    }

    /// <summary>As a part of another act, such as a new password.</summary>
    public async Task<int> EndOthersAsync(Guid userId, Guid? except, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.UserSessions.Where(s => s.UserId == userId && s.Id != except).ExecuteDeleteAsync(cancellationToken);
    }

    [LoggerMessage(LogLevel.Warning, "A sign-out could not be written into the log; the session was ended without its entry")]
    private static partial void EndedUnwritten(ILogger logger, Exception exception);
}
