using Studio.Data.Tenancy;

namespace Studio.Data.Audit;

/// <summary>
/// Writes acts of the current workspace down, each in the transaction of the act itself: there is no act without its entry and no entry without its act.
/// </summary>
public sealed class AuditLog(CurrentWorkspace workspace, AuditChains chains, TimeProvider time)
{
    /// <summary>Saves what the context tracks, and the entry.</summary>
    public Task SaveAsync(StudioDbContext context, AuditSaying saying, CancellationToken cancellationToken) =>
        RunAsync(
            context,
            async token =>
            {
                await context.SaveChangesAsync(token);
                return saying;
            },
            cancellationToken);

    /// <summary>Runs the act in a transaction of the context. It returns what to write down, or null when it changed nothing.</summary>
    public async Task RunAsync(StudioDbContext context, Func<CancellationToken, Task<AuditSaying?>> act, CancellationToken cancellationToken)
    {
        await chains.EnsureAsync(workspace.Id, cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var end = await AuditChains.LockAsync(context, workspace.Id, cancellationToken);
        if (await act(cancellationToken) is { } saying)
        {
            await AppendAsync(context, end, saying, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
    }

    private async Task AppendAsync(StudioDbContext context, AuditChain end, AuditSaying saying, CancellationToken cancellationToken)
    {
        var access = workspace.Access;
        var entry = new AuditEntry
        {
            Number = end.Length + 1,
            At = AuditChains.Moment(time),
            Act = saying.Act,
            By = access.Kind,
            Actor = access.UserId is { } user ? await AuditPeople.MarkAsync(context, user, cancellationToken) : null,
            Object = saying.About is { } about ? $"member/{await AuditPeople.MarkAsync(context, about, cancellationToken)}" : saying.Object,
            Details = saying.DetailsJson(),
            Previous = end.Hash,
        };
        entry.Seal(end.Id);
        context.Add(entry);
        await context.SaveChangesAsync(cancellationToken);
        await AuditChains.MoveAsync(context, end, entry, cancellationToken);
    }
}
