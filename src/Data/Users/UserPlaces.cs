using Microsoft.EntityFrameworkCore;

namespace Studio.Data.Users;

/// <summary>Which places are a person's own.</summary>
internal static class UserPlaces
{
    /// <summary>More than anybody has; the ones that were not seen for longest are forgotten.</summary>
    private const int Most = 100;

    /// <summary>The first place of an account is known; each known one is kept with the day it was seen.</summary>
    public static async Task<bool> IsKnownAsync(StudioDbContext context, UserSession session, CancellationToken cancellationToken)
    {
        var network = UserPlace.NetworkOf(session.Address);
        var places = await context.UserPlaces.AsNoTracking().Where(p => p.UserId == session.UserId).ToListAsync(cancellationToken);
        // Whoever was signed in before the studio kept places is known where they are signed in now.
        var others = places.Count > 0 ? [] : await context.UserSessions.AsNoTracking().Where(s => s.UserId == session.UserId && s.Id != session.Id).ToListAsync(cancellationToken);
        var isKnown = places.Count > 0
            ? places.Any(p => p.Device == session.Device && p.Network == network)
            : others.Count == 0 || others.Any(s => s.Device == session.Device && UserPlace.NetworkOf(s.Address) == network);
        foreach (var before in others.DistinctBy(s => (s.Device, UserPlace.NetworkOf(s.Address))))
        {
            await KeepAsync(context, before, before.SeenAt, cancellationToken);
        }

        if (isKnown)
        {
            await KeepAsync(context, session, session.SeenAt, cancellationToken);
            foreach (var forgotten in places.Where(p => p.Device != session.Device || p.Network != network).OrderByDescending(p => p.SeenAt).Skip(Most))
            {
                context.Remove(forgotten);
            }
        }

        return isKnown;
    }

    public static async Task KeepAsync(StudioDbContext context, UserSession session, DateTime now, CancellationToken cancellationToken)
    {
        var network = UserPlace.NetworkOf(session.Address);
        if (await context.UserPlaces.FindAsync([session.UserId, session.Device, network], cancellationToken) is { } known)
        {
            known.SeenAt = now;
            return;
        }

        context.UserPlaces.Add(new UserPlace { UserId = session.UserId, Device = session.Device, Network = network, SeenAt = now });
    }
}
