using Studio.Data.Tenancy;

namespace Studio.Data.Audit;

/// <summary>Writes down what happens on the server and in no workspace. Thread-safe.</summary>
public sealed class ServerAuditLog(AcrossWorkspaces across, AuditChains chains, TimeProvider time)
{
    /// <param name="actorId">Who did it; null for a stranger and for the studio itself.</param>
    public async Task WriteAsync(Guid? actorId, AuditSaying saying, CancellationToken cancellationToken)
    {
        await chains.EnsureAsync(AuditChain.Server, cancellationToken);
        await using var context = across.CreateContext();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var end = await AuditChains.LockAsync(context, AuditChain.Server, cancellationToken);
        var entry = new ServerAuditEntry
        {
            Number = end.Length + 1,
            At = AuditChains.Moment(time),
            Act = saying.Act,
            By = actorId is null ? PrincipalKind.Job : PrincipalKind.Member,
            Actor = actorId is { } actor ? await AuditPeople.MarkAsync(context, actor, cancellationToken) : null,
            Object = saying.About is { } about ? $"user/{await AuditPeople.MarkAsync(context, about, cancellationToken)}" : saying.Object,
            Details = saying.DetailsJson(),
            Previous = end.Hash,
        };
        entry.Seal(end.Id);
        context.Add(entry);
        await context.SaveChangesAsync(cancellationToken);
        await AuditChains.MoveAsync(context, end, entry, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
