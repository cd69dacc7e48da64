using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Studio.Data.Evaluation.Designs;
using Studio.Data.Evaluation.Runs;
using Studio.Data.Evaluation.Sessions.Codes;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;

namespace Studio.Data.Evaluation.Sessions.Guests;

/// <summary>Links for guests, made, copied again and ended. Scoped.</summary>
public sealed class GuestLinks(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, IDataProtectionProvider protection, TimeProvider time)
{
    public const int MostGuests = 500;
    public const int MostDays = 90;

    private readonly IDataProtector _protector = protection.CreateProtector("Studio.GuestLink");

    /// <returns>The secret of the new link.</returns>
    public async Task<string> MakeAsync(Guid evaluation, int guests, int pairs, int days, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.RunEvaluations);
        if (guests is < 1 or > MostGuests || pairs is < 1 or > RatingSeat.MostPairs || days is < 1 or > MostDays)
        {
            throw new StudioException($"A link is for 1 to {MostGuests} guests, 1 to {RatingSeat.MostPairs} pairs each, and 1 to {MostDays} days.");
        }

        var me = workspace.Access.UserId ?? throw StudioException.Forbidden("Links belong to a person; sign in to make one.");
        var (secret, now) = (RatingSecret.New(), time.GetUtcNow().UtcDateTime);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (!await context.Evaluations.AnyAsync(e => e.Id == evaluation && e.State == EvaluationState.Running, cancellationToken))
        {
            throw StudioException.Conflict("Guests rate while an evaluation runs. Start it, or open it again, then make a link.");
        }

        var link = new GuestLink
        {
            EvaluationId = evaluation,
            SecretHash = RatingSecret.HashOf(secret),
            Protected = _protector.Protect(secret),
            Beginning = secret[..4],
            MaxGuests = guests,
            PairsEach = pairs,
            CreatedById = me,
            CreatedAt = now,
            EndsAt = now.AddDays(days),
        };
        context.Add(link);
        context.Add(new EvaluationEvent { EvaluationId = evaluation, Kind = EvaluationEventKind.LinkMade, ById = me, SubjectId = link.Id, At = now });
        await context.SaveChangesAsync(cancellationToken);
        return secret;
    }

    /// <summary>To copy the link again.</summary>
    public async Task<string> SecretAsync(Guid id, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.RunEvaluations);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var kept = await context.GuestLinks.Where(link => link.Id == id).Select(link => link.Protected).FirstOrDefaultAsync(cancellationToken)
            ?? throw StudioException.NotFound("There is no such link.");
        try
        {
            return _protector.Unprotect(kept);
        }
        catch (CryptographicException lost)
        {
            throw StudioException.Conflict("This link cannot be read any more, because the server’s keys were lost. It still works for those who have it; make another one for the others.", lost);
        }
    }

    /// <summary>Nobody begins with it any more; whoever began may finish.</summary>
    public async Task EndAsync(Guid id, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.RunEvaluations);
        var (now, me) = (time.GetUtcNow().UtcDateTime, workspace.Access.UserId);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var link = await context.GuestLinks.SingleOrDefaultAsync(row => row.Id == id, cancellationToken) ?? throw StudioException.NotFound("There is no such link.");
        if (link.EndedAt is null)
        {
            (link.EndedAt, link.EndedBy) = (now, GuestLinkEnd.ByHand);
            context.Add(new EvaluationEvent { EvaluationId = link.EvaluationId, Kind = EvaluationEventKind.LinkEnded, ById = me, SubjectId = id, At = now });
            await context.SaveChangesAsync(cancellationToken);
        }
    }
}
