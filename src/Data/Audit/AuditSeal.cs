using Microsoft.EntityFrameworkCore;
using Studio.Data.Moderation.Cases;

namespace Studio.Data.Audit;

/// <summary>What a reader of a log must not know yet: who decided a case first and how, while an appeal against it waits for somebody else or can still be made.</summary>
public sealed class AuditSeal
{
    public static readonly AuditSeal Nothing = new([], reader: null);

    private static readonly AuditAct[] Acts = [AuditAct.CaseDecided, AuditAct.CaseViewGiven, AuditAct.CaseEscalated, AuditAct.CaseDecisionUndone];

    private readonly string[] _objects;
    private readonly string? _reader;
    private HashSet<string> _waiting = [];

    private AuditSeal(string[] objects, string? reader)
    {
        (_objects, _reader) = (objects, reader);
    }

    /// <param name="context">Of the workspace.</param>
    /// <param name="reader">Sees what they did themselves; null is nobody's.</param>
    /// <param name="now">By the studio's clock.</param>
    /// <param name="cancellationToken">The caller's.</param>
    public static async Task<AuditSeal> OfAsync(StudioDbContext context, Guid? reader, DateTime now, CancellationToken cancellationToken)
    {
        var waiting = await SealedCases.ReadAsync(context, cancellationToken);
        var appealable = await SealedCases.Appealable(context, now).Select(c => c.Id).ToListAsync(cancellationToken);
        if (waiting.Count + appealable.Count == 0)
        {
            return Nothing;
        }

        var mark = reader is { } me ? await AuditPeople.FindMarkAsync(context, me, cancellationToken) : null;
        var read = mark is null
            ? []
            : await context.AuditEntries.Where(e => e.Act == AuditAct.CaseDecisionRead && e.Actor == mark && e.Object != null).Select(e => e.Object!).Distinct().ToListAsync(cancellationToken);
        var closed = waiting.Select(About).ToHashSet();
        var all = closed.Concat(appealable.Select(About)).Except(read).ToArray();
        return all.Length == 0 ? Nothing : new AuditSeal(all, mark) { _waiting = closed };

        static string About(Guid id) => $"case/{id}";
    }

    public bool Hides(AuditRecord entry) => entry.Actor is not null && entry.Actor != _reader && Acts.Contains(entry.Act) && _objects.Contains(entry.Object);

    /// <summary>Nobody appealed yet: whoever reads it all the same gives up deciding an appeal.</summary>
    public bool MayBeRead(AuditRecord entry) => Hides(entry) && !_waiting.Contains(entry.Object!);

    /// <summary>Those that may be read whole.</summary>
    public IQueryable<AuditRecord> Open(IQueryable<AuditRecord> entries) =>
        _objects.Length == 0 ? entries : entries.Where(e => e.Actor == null || e.Actor == _reader || !Acts.Contains(e.Act) || !_objects.Contains(e.Object!));

    public async Task<int> CountAsync(IQueryable<AuditRecord> entries, CancellationToken cancellationToken) => _objects.Length == 0
        ? 0
        : await entries.CountAsync(e => e.Actor != null && e.Actor != _reader && Acts.Contains(e.Act) && _objects.Contains(e.Object!), cancellationToken);
}
