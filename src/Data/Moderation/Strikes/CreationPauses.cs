using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Studio.Data.Moderation.Settings;
using Studio.Data.Tenancy;

namespace Studio.Data.Moderation.Strikes;

/// <summary>Whether somebody may make pictures in the current workspace: asked by the page that sends and by the queue itself. Scoped.</summary>
public sealed class CreationPauses(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, TimeProvider time)
{
    /// <summary>The one that lasts longest, or null.</summary>
    public async Task<PauseInForce?> OfAsync(Guid userId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await FindAsync(context, userId, time.GetUtcNow().UtcDateTime, cancellationToken);
    }

    /// <summary>Of whoever asks; null for a key and for nobody.</summary>
    public async Task<PauseInForce?> MineAsync(CancellationToken cancellationToken) => workspace.Access.UserId is { } me ? await OfAsync(me, cancellationToken) : null;

    /// <exception cref="StudioException">A sentence with the day.</exception>
    public async Task RequireAsync(Guid userId, CancellationToken cancellationToken)
    {
        if (await OfAsync(userId, cancellationToken) is { } pause)
        {
            throw StudioException.Forbidden(Sentence(pause));
        }
    }

    public static string Sentence(PauseInForce pause) => string.Create(
        CultureInfo.InvariantCulture,
        $"You can make pictures again on {pause.Until:d MMMM, HH:mm} UTC. {(pause.Strikes.Count > 0 ? $"{pause.Strikes.Count} warnings count at the moment." : "A moderator paused it.")} Everything you made stays; Your cases says why, and where to appeal.");

    public static async Task<PauseInForce?> FindAsync(StudioDbContext context, Guid userId, DateTime now, CancellationToken cancellationToken)
    {
        var pauses = await context.CreationPauses.AsNoTracking().Where(p => p.UserId == userId && p.LiftedAt == null && p.Until > now).OrderByDescending(p => p.Until).ToListAsync(cancellationToken);
        if (pauses.Count == 0)
        {
            return null;
        }

        var least = (await context.ModerationInForceAsync(cancellationToken)).StrikesUntilPause;
        foreach (var pause in pauses)
        {
            if (pause.StrikeId is null)
            {
                return new PauseInForce(pause.Until, [], pause.Why);
            }

            var counted = await StrikeCount.Unappealed(context, StrikeCount.Given(context, userId, pause.Since)).AsNoTracking().OrderBy(s => s.GivenAt).ToListAsync(cancellationToken);
            if (least > 0 && counted.Count >= least)
            {
                return new PauseInForce(pause.Until, counted, "");
            }
        }

        return null;
    }
}
