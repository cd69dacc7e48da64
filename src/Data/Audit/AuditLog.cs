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
    public Task RunAsync(StudioDbContext context, Func<CancellationToken, Task<AuditSaying?>> act, CancellationToken cancellationToken) =>
        RunAllAsync(context, async token => await act(token) is { } saying ? [saying] : [], cancellationToken);

    /// <summary>Several acts as one: all of them with their entries, or none.</summary>
    public async Task RunAllAsync(StudioDbContext context, Func<CancellationToken, Task<IReadOnlyList<AuditSaying>>> acts, CancellationToken cancellationToken)
    {
        await chains.EnsureAsync(workspace.Id, cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await AuditChains.LockAsync(context, workspace.Id, cancellationToken);
        var sayings = await acts(cancellationToken);
        if (sayings.Count == 0)
        {
            return;
        }

        foreach (var saying in sayings)
        {
            await AuditChains.AppendAsync(context, workspace.Id, Signed(saying), time.GetUtcNow().UtcDateTime, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    private AuditSigned Signed(AuditSaying saying) => saying.AskedBy is { } person
        ? new AuditSigned(saying, PrincipalKind.Member, person)
        : new AuditSigned(saying, workspace.Access.Kind, workspace.Access.UserId);
}
