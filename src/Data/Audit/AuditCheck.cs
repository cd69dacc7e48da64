using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Studio.Data.Tenancy;

namespace Studio.Data.Audit;

/// <summary>Reads a chain from its first entry and says how far it proves itself.</summary>
public sealed class AuditCheck(AcrossWorkspaces across, AuditChains chains)
{
    private const int Page = 1_000;

    /// <param name="progress">Told the number of the last entry looked at, every thousand entries.</param>
    public async Task<AuditVerdict> RunAsync(Guid chain, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        // The end is read first: what is appended while the check runs is looked at next time.
        var end = await chains.EndAsync(chain, cancellationToken);
        var (number, previous) = (0L, AuditRecord.NoHash);
        await foreach (var entry in EntriesAsync(chain, end.Length, cancellationToken))
        {
            if (Fault(entry, chain, number + 1, previous) is { } fault)
            {
                return new AuditVerdict(end.Length, number, fault, entry.Number);
            }

            (number, previous) = (entry.Number, entry.Hash);
            if (number % Page == 0)
            {
                progress?.Report(number);
            }
        }

        return number == end.Length && previous == end.Hash
            ? new AuditVerdict(end.Length, number, Fault: null, FaultAt: null)
            : new AuditVerdict(end.Length, number, AuditFault.EndMissing, number + 1);
    }

    private static AuditFault? Fault(AuditRecord entry, Guid chain, long expected, string previous) => entry switch
    {
        _ when entry.Number != expected => AuditFault.Missing,
        _ when entry.Previous != previous => AuditFault.OtherPredecessor,
        _ when entry.HashIn(chain) != entry.Hash => AuditFault.Altered,
        _ => null,
    };

    private async IAsyncEnumerable<AuditRecord> EntriesAsync(Guid chain, long last, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var after = 0L; after < last;)
        {
            await using var context = across.CreateContext();
            var page = await Of(context, chain).Where(e => e.Number > after && e.Number <= last).OrderBy(e => e.Number).Take(Page).ToListAsync(cancellationToken);
            foreach (var entry in page)
            {
                yield return entry;
            }

            after = page.Count == 0 ? last : page[^1].Number;
        }
    }

#pragma warning disable RS0030 // A chain is checked as a whole, by the id of its workspace; what leaves this file are numbers.
    private static IQueryable<AuditRecord> Of(StudioDbContext context, Guid chain) => chain == AuditChain.Server
        ? context.ServerAuditEntries.AsNoTracking()
        : context.AuditEntries.IgnoreQueryFilters().AsNoTracking().Where(e => e.WorkspaceId == chain);
#pragma warning restore RS0030
}
