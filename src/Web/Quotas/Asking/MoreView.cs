using Studio.Data.Quotas;
using Studio.Data.Workspaces;

namespace Studio.Web.Quotas.Asking;

/// <param name="Options">The limits that hold for the reader, of which they may ask for more.</param>
/// <param name="Mine">What the reader asked for; an answer is shown for a week.</param>
/// <param name="Waiting">What others ask for, the longest waiting first; empty for who may not manage limits.</param>
public sealed record MoreView(IReadOnlyList<MoreOption> Options, IReadOnlyList<MoreEntry> Mine, IReadOnlyList<MoreEntry> Waiting)
{
    public static readonly MoreView None = new([], [], []);
}

/// <param name="Subject">Whose limit it is: of everybody with the role, or of the whole workspace.</param>
/// <param name="Most">As stored.</param>
public sealed record MoreOption(QuotaField Limit, QuotaSubject Subject, long Most);

/// <param name="Now">The limit that would be raised; null where nothing limits them any more.</param>
/// <param name="AnsweredBy">Empty while nobody answered.</param>
public sealed record MoreEntry(MoreAsked Row, string Name, int Hue, Guid? Portrait, Role? Role, MoreOption? Now, string AnsweredBy)
{
    internal QuotaColumn Column => QuotaColumn.All.Single(column => column.Field == Row.Limit);

    /// <summary>"200 pictures a day, 120 now".</summary>
    internal string Numbers => $"{Column.Text(Row.Wanted)} {Column.Long}{(Now is { } now ? $", {Column.Text(now.Most)} now" : null)}";
}
