using Microsoft.EntityFrameworkCore;
using Studio.Data.Tenancy;

namespace Studio.Data.Audit;

/// <summary>
/// Comings and goings of a person: written into the chain of each workspace they are in and into the server's,
/// in the transaction of the act. Thread-safe.
/// </summary>
public sealed class AuditPersonLog(AcrossWorkspaces across, AuditChains chains, Doors doors, TimeProvider time)
{
    /// <summary>Runs the act in a transaction of a context that is in no workspace. It returns what to write down, or null when it changed nothing.</summary>
    public Task RunAsync(Guid userId, Func<StudioDbContext, CancellationToken, Task<AuditSaying?>> act, CancellationToken cancellationToken) =>
        RunAsync(userId, PrincipalKind.Member, act, cancellationToken);

    /// <summary>
    /// A try at somebody's door by who knows whom. At most one entry of its kind in that time for one account: nobody can fill the log with tries.
    /// </summary>
    public Task TriedAsync(Guid userId, AuditSaying saying, TimeSpan atMostOneIn, CancellationToken cancellationToken) => RunAsync(
        userId,
        PrincipalKind.Guest,
        async (context, token) =>
        {
            var tried = $"user/{await AuditPeople.MarkAsync(context, userId, token)}";
            var since = time.GetUtcNow().UtcDateTime - atMostOneIn;
            return await context.ServerAuditEntries.AnyAsync(e => e.Object == tried && e.Act == saying.Act && e.At > since, token) ? null : saying with { About = userId };
        },
        cancellationToken);

    private async Task RunAsync(Guid userId, PrincipalKind by, Func<StudioDbContext, CancellationToken, Task<AuditSaying?>> act, CancellationToken cancellationToken)
    {
        // The server's last, as everywhere (AuditChains).
        Guid[] all = [.. (await doors.WorkspacesOfAsync(userId, cancellationToken)).Select(door => door.Id).Order(), AuditChain.Server];
        foreach (var chain in all)
        {
            await chains.EnsureAsync(chain, cancellationToken);
        }

        await using var context = across.CreateContext();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        foreach (var chain in all)
        {
            await AuditChains.LockAsync(context, chain, cancellationToken);
        }

        if (await act(context, cancellationToken) is not { } saying)
        {
            return;
        }

        var (at, signed) = (time.GetUtcNow().UtcDateTime, new AuditSigned(saying, by, by == PrincipalKind.Guest ? null : userId));
        foreach (var chain in all)
        {
            await AuditChains.AppendAsync(context, chain, signed, at, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }
}
