using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Audit;
using Studio.Web.Gallery;

namespace Studio.Web.Audit;

/// <summary>Reads one chain for a page. Whoever calls it has asked for the right.</summary>
internal sealed class AuditReading(StudioDbContext context, IQueryable<AuditRecord> entries, Guid chain, WorkspaceDays days, DateTime now, AuditSeal seal)
{
    public const int Page = 50;

    private const int Links = 10;

    public async Task<AuditView> ReadAsync(AuditFilter filter, CancellationToken cancellationToken)
    {
        var fitting = Fitting(filter);
        var page = filter.Before is { } before ? fitting.Where(e => e.Number < before) : fitting;
        var rows = await page.OrderByDescending(e => e.Number).Take(Page + 1).ToListAsync(cancellationToken);
        var last = await entries.OrderByDescending(e => e.Number).Take(Links).Select(e => new AuditLink(e.Number, e.Hash)).ToListAsync(cancellationToken);
        var names = await NamesAsync(cancellationToken);
        return new AuditView(
            [.. rows.Take(Page).Select(e => Line(e, names))],
            await fitting.CountAsync(cancellationToken),
            last.Count == 0 ? 0 : last[0].Number,
            await entries.OrderBy(e => e.Number).Select(e => (DateTime?)e.At).FirstOrDefaultAsync(cancellationToken),
            [.. last.OrderBy(link => link.Number)],
            [.. names.OrderBy(person => person.Value, StringComparer.CurrentCulture).Select(person => new FilterOption(person.Key, person.Value))],
            await KindsAsync(filter, cancellationToken),
            days,
            days.Of(now),
            rows.Count > Page,
            await seal.CountAsync(entries, cancellationToken));
    }

    public async Task<AuditOpened?> OpenAsync(long number, CancellationToken cancellationToken)
    {
        var near = await entries.Where(e => e.Number >= number - 1 && e.Number <= number + 1).ToListAsync(cancellationToken);
        if (near.Find(e => e.Number == number) is not { } entry)
        {
            return null;
        }

        var (before, next) = (near.Find(e => e.Number == number - 1), near.Find(e => e.Number == number + 1));
        var fits = entry.HashIn(chain) == entry.Hash
            && entry.Previous == (number == 1 ? AuditRecord.NoHash : before?.Hash)
            && (next is null || next.Previous == entry.Hash);
        var names = await NamesAsync(cancellationToken);
        return seal.Hides(entry)
            ? new AuditOpened(Line(entry, names), AuditWords.NotYet, next?.Hash, fits, days.Local(entry.At), AuditWords.Text(AuditWords.Sealed(seal.MayBeRead(entry))), seal.MayBeRead(entry))
            : new AuditOpened(Line(entry, names), AuditWords.Who(entry, names), next?.Hash, fits, days.Local(entry.At), Spread(entry.Line(chain)));
    }

    /// <summary>Names by mark, of everybody whom the chain names and who still exists.</summary>
    public async Task<IReadOnlyDictionary<string, string>> NamesAsync(CancellationToken cancellationToken)
    {
        var actors = await entries.Where(e => e.Actor != null).Select(e => e.Actor!).Distinct().ToListAsync(cancellationToken);
        var objects = await entries.Where(e => e.Object != null && (e.Object.StartsWith("member/") || e.Object.StartsWith("user/"))).Select(e => e.Object!).Distinct().ToListAsync(cancellationToken);
        var found = await AuditPeople.FindAsync(context, [.. actors.Concat(objects.Select(about => AuditWords.MarkOf(about)!)).Distinct()], cancellationToken);
        var ids = found.Values.ToList();
        var names = await context.Users.Where(user => ids.Contains(user.Id)).Select(user => new { user.Id, user.DisplayName }).ToDictionaryAsync(user => user.Id, user => user.DisplayName, cancellationToken);
        return found.Where(person => names.ContainsKey(person.Value)).ToDictionary(person => person.Key, person => names[person.Value], StringComparer.Ordinal);
    }

    private async Task<IReadOnlyList<FilterOption>> KindsAsync(AuditFilter filter, CancellationToken cancellationToken)
    {
        var counts = await Fitting(filter with { Kind = null }).GroupBy(e => e.Act).Select(group => new { Act = group.Key, Count = group.Count() }).ToListAsync(cancellationToken);
        return [.. counts.GroupBy(count => AuditKinds.Of(count.Act)).OrderBy(kind => kind.Key).Select(kind => new FilterOption(
            kind.Key.ToString().ToLowerInvariant(), string.Create(CultureInfo.InvariantCulture, $"{AuditKinds.Name(kind.Key)} · {kind.Sum(count => count.Count):N0}")))];
    }

    /// <summary>Whoever asks what one person did learns nothing of what is sealed, not even that it is theirs.</summary>
    private IQueryable<AuditRecord> Fitting(AuditFilter filter) => filter.Apply(filter.Who is null ? entries : seal.Open(entries), days, now);

    private AuditLine Line(AuditRecord entry, IReadOnlyDictionary<string, string> names) => new(entry, seal.Hides(entry) ? AuditWords.Sealed(seal.MayBeRead(entry)) : AuditWords.Of(entry, names));

    /// <summary>Its members on lines of their own; what is no JSON any more stays as it is.</summary>
    private static string Spread(string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            return string.Join(",\n", json.RootElement.EnumerateObject().Select(member => $"\"{member.Name}\": {member.Value.GetRawText()}"));
        }
        catch (JsonException)
        {
            return line;
        }
    }
}
