using Microsoft.EntityFrameworkCore;
using Studio.Data.Evaluation.Designs;
using Studio.Data.Evaluation.Runs;
using Studio.Data.Evaluation.Sessions.Codes;
using Studio.Data.Evaluation.Sessions.Scheduling;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;

namespace Studio.Data.Evaluation.Sessions.Guests;

/// <summary>Guests come by a link, are known again by their browser, and can take back all they said. Scoped.</summary>
public sealed class GuestBook(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, TimeProvider time)
{
    /// <summary>Whoever this browser is to the link; null for a new one.</summary>
    public async Task<Rater?> FindAsync(Guid link, string? browserSecret, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.Rate);
        if (!RatingSecret.IsWhole(browserSecret))
        {
            return null;
        }

        var hash = RatingSecret.HashOf(browserSecret!);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Raters.AsNoTracking().FirstOrDefaultAsync(rater => rater.GuestLinkId == link && rater.BrowserHash == hash, cancellationToken);
    }

    /// <summary>Takes a place of the link. Too many at once end it, and those who came in that burst are left out until a person decides.</summary>
    /// <param name="browserSecret">New; it goes into the guest's cookie.</param>
    public async Task<Rater> BeginAsync(GuestDoor door, string name, string browserSecret, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.Rate);
        var (now, link) = (time.GetUtcNow().UtcDateTime, door.Link);
        var known = new string([.. name.Where(letter => !char.IsControl(letter))]).Trim();
        if (known.Length is 0 or > Rater.MaxName)
        {
            throw new RatingRefused(RatingRefusal.Name, Rater.MaxName);
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        // One conditional update: of two who take the last place at once, one gets it.
        var taken = await context.GuestLinks.Where(l => l.Id == link.Id && l.EndedAt == null && l.EndsAt > now && l.Used < l.MaxGuests)
            .Where(l => context.Evaluations.Any(e => e.Id == l.EvaluationId && e.State == EvaluationState.Running))
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.Used, l => l.Used + 1), cancellationToken);
        if (taken == 0)
        {
            throw new RatingRefused(RatingRefusal.PlacesTaken);
        }

        var rater = new Rater
        {
            EvaluationId = link.EvaluationId,
            GuestLinkId = link.Id,
            Name = known,
            BrowserHash = RatingSecret.HashOf(browserSecret),
            CodeHash = DeletionCode.HashOf(DeletionCode.Of(browserSecret), link.EvaluationId),
            PairsAsked = link.PairsEach,
            CreatedAt = now,
            ConsentAt = now,
            LastSeenAt = now,
        };
        context.Add(rater);
        await context.SaveChangesAsync(cancellationToken);
        await EndABurstAsync(context, link, now, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return rater;
    }

    /// <summary>All answers of the guest whose code this is, until they are published; false where no guest has it.</summary>
    public async Task<bool> DeleteAsync(GuestDoor door, string code, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.Rate);
        if (door.State == EvaluationState.Published)
        {
            throw new RatingRefused(RatingRefusal.Published);
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var hash = DeletionCode.HashOf(code, door.Link.EvaluationId);
        var rater = await context.Raters.Where(r => r.EvaluationId == door.Link.EvaluationId && r.CodeHash == hash).Select(r => (Guid?)r.Id).FirstOrDefaultAsync(cancellationToken);
        if (rater is { } id)
        {
            await RaterDeletion.DeleteAsync(context, id, cancellationToken);
        }

        return rater is not null;
    }

    private static async Task EndABurstAsync(StudioDbContext context, GuestLink link, DateTime now, CancellationToken cancellationToken)
    {
        var since = now - Burst.Within;
        var arrivals = await context.Raters.Where(r => r.GuestLinkId == link.Id && r.CreatedAt > since).Select(r => r.CreatedAt).ToListAsync(cancellationToken);
        if (!Burst.Is(arrivals, link.MaxGuests, now))
        {
            return;
        }

        await context.GuestLinks.Where(l => l.Id == link.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.EndedAt, now).SetProperty(l => l.EndedBy, GuestLinkEnd.Burst), cancellationToken);
        var crowd = context.Raters.Where(r => r.GuestLinkId == link.Id && r.CreatedAt > since);
        await crowd.ExecuteUpdateAsync(set => set.SetProperty(r => r.Mark, RaterMark.Burst).SetProperty(r => r.LeftOutAt, now), cancellationToken);
        await FilledPlaces.CountOfAsync(context, crowd, cancellationToken);
        context.Add(new EvaluationEvent
        {
            EvaluationId = link.EvaluationId,
            Kind = EvaluationEventKind.LinkBurst,
            SubjectId = link.Id,
            Detail = FormattableString.Invariant($"{arrivals.Count} of {link.MaxGuests} guests in {Minutes(now - arrivals.Min())}."),
            At = now,
        });
        await context.SaveChangesAsync(cancellationToken);
    }

    private static string Minutes(TimeSpan time) => Math.Max(1, (int)Math.Ceiling(time.TotalMinutes)) is > 1 and var minutes ? FormattableString.Invariant($"{minutes} minutes") : "a minute";
}
