using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Keys;
using Studio.Data.Quotas;
using Studio.Inference.Hub;

namespace Studio.Web.Quotas;

/// <summary>Whom limits refused today, people and keys, the latest first.</summary>
internal static class RefusedToday
{
    /// <summary>What is further down helps nobody to set a limit.</summary>
    public const int Most = 50;

    public static async Task<IReadOnlyList<RefusedView>> ReadAsync(StudioDbContext db, DateOnly today, CancellationToken ct)
    {
        var people = await db.RefusedAsks.AsNoTracking().Where(r => r.Day == today)
            .Join(db.Users, r => r.UserId, u => u.Id, (r, u) => new { Row = r, u.DisplayName })
            .OrderByDescending(r => r.Row.At).Take(Most).ToListAsync(ct);
        var keys = await db.KeyDays.AsNoTracking().Where(d => d.Day == today && d.LastRefusedAt != null)
            .Join(db.ApiKeys, d => d.KeyId, k => k.Id, (d, k) => new { Row = d, k.Name })
            .OrderByDescending(d => d.Row.LastRefusedAt).Take(Most).ToListAsync(ct);
        return
        [
            .. people.Select(r => Of(r.Row, r.DisplayName)).Concat(keys.Select(d => Of(d.Row, d.Name))).OrderByDescending(view => view.At).Take(Most),
        ];
    }

    private static RefusedView Of(RefusedAsk row, string name) => new(row.At, name, IsKey: false, row.Limit switch
    {
        QuotaField.PicturesADay => Invariant($"asked for {Pictures(row.Asked)}; {row.Left:N0} of {Whose(row)} {row.Most:N0} {(row.Left == 1 ? "was" : "were")} left."),
        QuotaField.DeviceMillisecondsADay => $"asked for {QuotaWords.Time(row.Asked)} min of device time; {QuotaWords.Time(row.Left)} of {Whose(row)} {QuotaWords.Time(row.Most)} were left.",
        QuotaField.Waiting => Invariant($"asked for {Pictures(row.Asked)}; {row.Left:N0} more of {Whose(row)} {row.Most:N0} could wait."),
        QuotaField.LargestSide => Invariant($"asked for {row.Asked} px; {(row.IsOfWorkspace ? "this workspace" : "their role")} may make up to {row.Most}."),
        _ when row.Left > 0 => $"brought a picture that did not fit: {ByteText.Of(row.Left)} of {Whose(row)} {QuotaWords.Gigabytes(row.Most)} GB were left.",
        _ => $"asked for {Pictures(row.Asked)}; the storage was full: {QuotaWords.Gigabytes(row.Most)} GB{(row.IsOfWorkspace ? " of the workspace" : null)}.",
    }, Then(row));

    private static RefusedView Of(KeyDay day, string name) => new(
        day.LastRefusedAt!.Value, name, IsKey: true,
        Invariant($"was refused {(day.Refused == 1 ? "once" : $"{day.Refused:N0} times")} of {day.Calls + AfterItsEnd(day):N0} calls."),
        "It asked too often, for what it may not, from elsewhere or after its end.");

    // A call after the end is no call of a key that works: it is counted among the refused alone.
    private static int AfterItsEnd(KeyDay day) => Math.Max(0, day.Refused - day.Calls);

    private static string Then(RefusedAsk row)
    {
        var daily = row.Limit is QuotaField.PicturesADay or QuotaField.DeviceMillisecondsADay;
        var made = row.Times == 1 ? "Nothing was made." : Invariant($"{row.Times:N0} times today; nothing was made.");
        return daily && row.Asked <= row.Most ? $"{made} It fits after 00:00." : made;
    }

    private static string Whose(RefusedAsk row) => row.IsOfWorkspace ? "the workspace's" : "their";

    private static string Pictures(long count) => count == 1 ? "1 picture" : Invariant($"{count:N0} pictures");

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
