using Microsoft.EntityFrameworkCore;
using Studio.Data.Moderation.Cases;
using Studio.Data.Moderation.Settings;

namespace Studio.Data.Moderation.Strikes;

/// <summary>Warnings and what follows of them, in the transaction of the decision that gives or takes them.</summary>
public static class StrikeBook
{
    /// <summary>Gives one. Returns the pause that it brings, if it is one too many.</summary>
    public static async Task<CreationPause?> GiveAsync(StudioDbContext context, ModerationSettings settings, ModerationCase about, CaseDecision decision, CancellationToken cancellationToken)
    {
        var strike = new Strike
        {
            UserId = about.AuthorId,
            CaseId = about.Id,
            DecisionId = decision.Id,
            GivenAt = decision.At,
            LapsesAt = decision.At.AddDays(settings.StrikeDays),
        };
        var before = await StrikeCount.CountedAsync(context, about.AuthorId, decision.At, cancellationToken);
        context.Strikes.Add(strike);
        await context.SaveChangesAsync(cancellationToken);
        if (settings.StrikesUntilPause == 0 || before.Count + 1 < settings.StrikesUntilPause)
        {
            return null;
        }

        var pause = new CreationPause { UserId = about.AuthorId, Since = decision.At, Until = decision.At.AddDays(settings.PauseDays), StrikeId = strike.Id };
        context.CreationPauses.Add(pause);
        await context.SaveChangesAsync(cancellationToken);
        return pause;
    }

    /// <summary>A decision is taken back or an appeal against it granted: its warning counts no more, nor does a pause that needed it.</summary>
    public static async Task LiftAsync(StudioDbContext context, Guid caseId, StrikeEnd by, DateTime now, CancellationToken cancellationToken)
    {
        var of = context.Strikes.Where(s => s.CaseId == caseId && s.LiftedAt == null);
        if (await of.Select(s => (Guid?)s.UserId).FirstOrDefaultAsync(cancellationToken) is not { } user)
        {
            return;
        }

        await of.ExecuteUpdateAsync(set => set.SetProperty(s => s.LiftedAt, now).SetProperty(s => s.LiftedBy, by), cancellationToken);
        await EndPausesAsync(context, user, now, cancellationToken);
    }

    /// <summary>Takes a lifting back, with the pauses that ended by it.</summary>
    public static async Task ReturnAsync(StudioDbContext context, Guid caseId, StrikeEnd by, DateTime liftedAt, CancellationToken cancellationToken)
    {
        var of = context.Strikes.Where(s => s.CaseId == caseId && s.LiftedBy == by && s.LiftedAt == liftedAt);
        if (await of.Select(s => (Guid?)s.UserId).FirstOrDefaultAsync(cancellationToken) is not { } user)
        {
            return;
        }

        await of.ExecuteUpdateAsync(
            set => set.SetProperty(s => s.LiftedAt, (DateTime?)null).SetProperty(s => s.LiftedBy, (StrikeEnd?)null).SetProperty(s => s.LiftedById, (Guid?)null).SetProperty(s => s.LiftedWhy, ""),
            cancellationToken);
        await context.CreationPauses.Where(p => p.UserId == user && p.LiftedBy == StrikeEnd.TooFew && p.LiftedAt == liftedAt)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.LiftedAt, (DateTime?)null).SetProperty(p => p.LiftedBy, (StrikeEnd?)null), cancellationToken);
    }

    /// <summary>Pauses that stood on warnings of which too few are left.</summary>
    public static async Task EndPausesAsync(StudioDbContext context, Guid userId, DateTime now, CancellationToken cancellationToken)
    {
        var least = (await context.ModerationInForceAsync(cancellationToken)).StrikesUntilPause;
        foreach (var pause in await context.CreationPauses.AsNoTracking().Where(p => p.UserId == userId && p.StrikeId != null && p.LiftedAt == null && p.Until > now).ToListAsync(cancellationToken))
        {
            var left = await StrikeCount.Given(context, userId, pause.Since).CountAsync(cancellationToken);
            if (least == 0 || left < least)
            {
                await context.CreationPauses.Where(p => p.Id == pause.Id)
                    .ExecuteUpdateAsync(set => set.SetProperty(p => p.LiftedAt, now).SetProperty(p => p.LiftedBy, StrikeEnd.TooFew), cancellationToken);
            }
        }
    }
}
