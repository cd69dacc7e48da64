using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.WebUtilities;
using Studio.Data.Audit;
using Studio.Web.Gallery;

namespace Studio.Web.Audit;

/// <summary>Which entries are shown. It lives in the address, so a reload and a link keep it.</summary>
public sealed record AuditFilter
{
    private const int Longest = AuditRecord.MaxObject;

    /// <summary>Mark of a person: what they did, and what was done to them.</summary>
    public string? Who { get; init; }

    public AuditKind? Kind { get; init; }

    public int? Days { get; init; }

    /// <summary>"image/{id}" for one thing, "image" for all of its kind.</summary>
    public string? About { get; init; }

    /// <summary>The page begins below this number.</summary>
    public long? Before { get; init; }

    /// <summary>The entry that is open beside the list.</summary>
    public long? Entry { get; init; }

    /// <summary>Narrowed at all; the page and the open entry do not count.</summary>
    public bool IsEmpty => this with { Before = null, Entry = null } == new AuditFilter();

    public static AuditFilter FromAddress(string address) => FromQuery(QueryHelpers.ParseQuery(new Uri(address).Query).ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.Ordinal));

    public static AuditFilter FromQuery(IReadOnlyDictionary<string, string> query) => new()
    {
        Who = Short(query, "who"),
        Kind = Enum.TryParse<AuditKind>(query.GetValueOrDefault("what"), ignoreCase: true, out var kind) && Enum.IsDefined(kind) ? kind : null,
        Days = int.TryParse(query.GetValueOrDefault("days"), NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is > 0 and <= 3650 ? days : null,
        About = Short(query, "about"),
        Before = Number(query, "before"),
        Entry = Number(query, "entry"),
    };

    /// <summary>Empty or starting with "?".</summary>
    public string ToQuery()
    {
        var query = new QueryBuilder();
        foreach (var (name, value) in Fields().Where(field => field.Value is not null))
        {
            query.Add(name, value!);
        }

        return query.ToString();
    }

    public IEnumerable<(string Name, string? Value)> Fields() =>
    [
        ("who", Who), ("what", Kind?.ToString().ToLowerInvariant()), ("days", Days?.ToString(CultureInfo.InvariantCulture)), ("about", About),
        ("before", Before?.ToString(CultureInfo.InvariantCulture)), ("entry", Entry?.ToString(CultureInfo.InvariantCulture)),
    ];

    /// <summary>All that fit, on every page.</summary>
    public IQueryable<AuditRecord> Apply(IQueryable<AuditRecord> entries, WorkspaceDays days, DateTime now)
    {
        if (Who is { } mark)
        {
            var (member, user) = ($"member/{mark}", $"user/{mark}");
            entries = entries.Where(e => e.Actor == mark || e.Object == member || e.Object == user);
        }

        if (Kind is { } kind)
        {
            var acts = AuditKinds.ActsOf(kind);
            entries = entries.Where(e => acts.Contains(e.Act));
        }

        if (Days is { } number)
        {
            var since = days.StartOf(days.Of(now).AddDays(1 - number));
            entries = entries.Where(e => e.At >= since);
        }

        if (About is { } about)
        {
            var start = $"{about}/";
            entries = about.Contains('/', StringComparison.Ordinal) ? entries.Where(e => e.Object == about) : entries.Where(e => e.Object != null && e.Object.StartsWith(start));
        }

        return entries;
    }

    private static string? Short(IReadOnlyDictionary<string, string> query, string name) =>
        query.GetValueOrDefault(name) is { Length: > 0 and <= Longest } value ? value : null;

    private static long? Number(IReadOnlyDictionary<string, string> query, string name) =>
        long.TryParse(query.GetValueOrDefault(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;
}
