using Studio.Data.Tenancy;

namespace Studio.Data.Audit;

/// <summary>Writes down what happens on the server and in no workspace: accounts, models, rules of the server.</summary>
public sealed class ServerAuditLog(AcrossWorkspaces across, AuditChains chains, TimeProvider time)
{
    /// <param name="actorId">Who did it; null for a stranger and for the studio itself.</param>
    public async Task WriteAsync(Guid? actorId, AuditSaying saying, CancellationToken cancellationToken)
    {
        await using var context = across.CreateContext();
        await RunAsync(context, actorId, _ => Task.FromResult<AuditSaying?>(saying), cancellationToken);
    }

    /// <summary>For what cannot be rolled back, such as files: the entry is written before it and committed after it.</summary>
    public async Task WriteAroundAsync(Guid? actorId, AuditSaying saying, Func<CancellationToken, Task> act, CancellationToken cancellationToken)
    {
        await chains.EnsureAsync(AuditChain.Server, cancellationToken);
        await using var context = across.CreateContext();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await AppendAsync(context, actorId, saying, cancellationToken);
        await act(cancellationToken);
        await transaction.CommitAsync(CancellationToken.None);
    }

    /// <summary>Runs the act in a transaction of the context. It returns what to write down, or null when it changed nothing.</summary>
    public async Task RunAsync(StudioDbContext context, Guid? actorId, Func<CancellationToken, Task<AuditSaying?>> act, CancellationToken cancellationToken)
    {
        await chains.EnsureAsync(AuditChain.Server, cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await AuditChains.LockAsync(context, AuditChain.Server, cancellationToken);
        if (await act(cancellationToken) is { } saying)
        {
            await AppendAsync(context, actorId, saying, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
    }

    /// <summary>Into a transaction that is open already, as its last act: the server's chain comes after those of workspaces. Call <see cref="AuditChains.EnsureAsync"/> before it begins.</summary>
    internal Task AppendAsync(StudioDbContext context, Guid? actorId, AuditSaying saying, CancellationToken cancellationToken) => AuditChains.AppendAsync(
        context, AuditChain.Server, new AuditSigned(saying, actorId is null ? PrincipalKind.Job : PrincipalKind.Member, actorId), time.GetUtcNow().UtcDateTime, cancellationToken);
}
