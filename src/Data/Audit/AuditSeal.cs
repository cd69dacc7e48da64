using Microsoft.EntityFrameworkCore;
using Studio.Data.Moderation.Cases;

namespace Studio.Data.Audit;

/// <summary>What a reader of a log must not know yet: who decided a case first and how, while an appeal against it waits for somebody else.</summary>
public sealed class AuditSeal
{
    public static readonly AuditSeal Nothing = new([], reader: null);

    private static readonly AuditAct[] Acts = [AuditAct.CaseDecided, AuditAct.CaseViewGiven, AuditAct.CaseEscalated, AuditAct.CaseDecisionUndone];

    private readonly string[] _objects;
    private readonly string? _reader;

    private AuditSeal(string[] objects, string? reader)
    {
        (_objects, _reader) = (objects, reader);
    }

    /// <param name="context">Of the workspace.</param>
    /// <param name="reader">Sees what they did themselves; null is nobody's.</param>
    /// <param name="cancellationToken">The caller's.</param>
    public static async Task<AuditSeal> OfAsync(StudioDbContext context, Guid? reader, CancellationToken cancellationToken)
    {
        var cases = await SealedCases.ReadAsync(context, cancellationToken);
        return cases.Count == 0 ? Nothing : new AuditSeal([.. cases.Select(id => $"case/{id}")], reader is { } me ? await AuditPeople.FindMarkAsync(context, me, cancellationToken) : null);
    }

    public bool Hides(AuditRecord entry) => entry.Actor is not null && entry.Actor != _reader && Acts.Contains(entry.Act) && _objects.Contains(entry.Object);

    /// <summary>Those that may be read whole.</summary>
    public IQueryable<AuditRecord> Open(IQueryable<AuditRecord> entries) =>
        _objects.Length == 0 ? entries : entries.Where(e => e.Actor == null || e.Actor == _reader || !Acts.Contains(e.Act) || !_objects.Contains(e.Object!));

    public async Task<int> CountAsync(IQueryable<AuditRecord> entries, CancellationToken cancellationToken) => _objects.Length == 0
        ? 0
        : await entries.CountAsync(e => e.Actor != null && e.Actor != _reader && Acts.Contains(e.Act) && _objects.Contains(e.Object!), cancellationToken);
}
