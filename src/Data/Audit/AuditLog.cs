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
        await AuditChains.LockAsync(context, workspace.Id, cancellationToken);
        if (await act(cancellationToken) is { } saying)
        {
            await AuditChains.AppendAsync(context, workspace.Id, Signed(saying), time.GetUtcNow().UtcDateTime, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
    }

    private AuditSigned Signed(AuditSaying saying) => saying.AskedBy is { } person
        ? new AuditSigned(saying, PrincipalKind.Member, person)
        : new AuditSigned(saying, workspace.Access.Kind, workspace.Access.UserId);
}
