using Studio.Data.Tenancy;

namespace Studio.Data.Audit;

/// <summary>What is to be written down, and by whom.</summary>
/// <param name="By">What kind of somebody.</param>
/// <param name="Actor">The person; null for the studio itself and for strangers.</param>
internal sealed record AuditSigned(AuditSaying Saying, PrincipalKind By, Guid? Actor)
{
    /// <summary>The next entry of the chain, sealed.</summary>
    public async Task<AuditRecord> EntryAsync(StudioDbContext context, AuditChain end, DateTime at, CancellationToken cancellationToken)
    {
        RequireProof(at);
        var actor = Actor is { } user ? await AuditPeople.MarkAsync(context, user, cancellationToken) : null;
        var about = Saying.About is { } person ? await AuditPeople.MarkAsync(context, person, cancellationToken) : null;
        AuditRecord entry = end.Id == AuditChain.Server
            ? new ServerAuditEntry
            {
                Number = end.Length + 1,
                At = at,
                Act = Saying.Act,
                By = By,
                Actor = actor,
                Object = about is null ? Saying.Object : $"user/{about}",
                Details = Saying.DetailsJson(),
                Previous = end.Hash,
            }
            : new AuditEntry
            {
                Number = end.Length + 1,
                At = at,
                Act = Saying.Act,
                By = By,
                Actor = actor,
                Object = about is null ? Saying.Object : $"member/{about}",
                Details = Saying.DetailsJson(),
                Previous = end.Hash,
            };
        entry.Seal(end.Id);
        return entry;
    }

    /// <summary>The act's transaction ends with this: whoever forgot to ask does nothing, instead of too much.</summary>
    private void RequireProof(DateTime at)
    {
        if (By is PrincipalKind.Member or PrincipalKind.Administrator && DangerousActs.NeedProof(Saying) && Saying.Confirmed?.Covers(Actor, at) != true)
        {
            throw new InvalidOperationException($"{Saying.Act} needs the proof of a fresh sign-in (Confirmed) and was not done.");
        }
    }
}
