using System.Globalization;
using Studio.Data.Moderation.Limits;
using Studio.Web.Moderation.Numbers;

namespace Studio.Web.Moderation.Limits;

/// <summary>What another limit would have done, in words.</summary>
internal static class LimitWords
{
    public static string Limit(int hundredths) => (hundredths / 100.0).ToString("0.00", CultureInfo.InvariantCulture);

    /// <param name="scores">Of the class.</param>
    /// <param name="now">In force; null for none.</param>
    /// <param name="tried">The other one.</param>
    /// <param name="done">"held" or "blocked".</param>
    /// <param name="time">What is looked at, as <see cref="Time"/> says it.</param>
    public static string Verdict(ClassScores scores, int? now, int tried, string done, string time)
    {
        var (before, after) = (Effect(scores, now), scores.At(tried));
        if (tried == now)
        {
            return $"{Limit(tried)} is the limit in force: in {time} {Pictures(after.All)} {done} by it, {after.Rejected} of which people had rejected.";
        }

        var (difference, rejected) = (after.All - before.All, Math.Abs(after.Rejected - before.Rejected));
        var instead = now is { } known ? $"instead of {Limit(known)}" : "instead of no limit";
        return $"With {Limit(tried)} {instead}, {time} had {Gallery.Count.Of(Math.Abs(difference), difference < 0 ? "fewer picture" : "more picture")} {done}, {rejected} of which people had rejected.";
    }

    public static string Time(int days, bool isCut) => isCut ? $"the newest {ScoreBoard.Most.ToString("N0", CultureInfo.InvariantCulture)} pictures" : $"the last {days} days";

    public static string Rest(ClassScores scores, int? now, int tried)
    {
        var (before, after) = (Effect(scores, now), scores.At(tried));
        var (approved, unseen) = (Math.Abs(after.Approved - before.Approved), Math.Abs(after.Unseen - before.Unseen));
        return tried == now
            ? $"{after.Approved} of the others people had approved; at {after.Unseen} nobody had looked."
            : $"{approved} of the others people had approved; at {(unseen == 0 ? "none" : unseen.ToString("N0", CultureInfo.InvariantCulture))} nobody had looked.";
    }

    /// <summary>What it would have meant for whoever decides; empty while that is not known.</summary>
    public static string Work(ClassScores scores, int? now, int tried, int? block, ReviewTime? time)
    {
        var more = ReviewTime.Looks(scores, tried, block) - ReviewTime.Looks(scores, now, block);
        return time is null || more == 0 ? "" : $" Reviewers would have needed {Long(time.For(Math.Abs(more)))} {(more < 0 ? "less" : "more")}.";
    }

    /// <summary>"22 min", "1 h 12 min"; never no time at all.</summary>
    public static string Long(TimeSpan time) => time == TimeSpan.Zero ? "none" : NumbersWords.Time(Math.Max(1, (int)Math.Round(time.TotalMinutes)));

    /// <summary>For whoever hears the slider.</summary>
    public static string Slider(ClassScores scores, int? now, int tried, string done)
    {
        var difference = scores.At(tried).All - Effect(scores, now).All;
        return difference == 0 ? $"{Limit(tried)}, as many {done}" : $"{Limit(tried)}, {Math.Abs(difference)} {(difference < 0 ? "fewer" : "more")} {done}";
    }

    public static LimitEffect Effect(ClassScores scores, int? limit) => limit is { } known ? scores.At(known) : new LimitEffect(0, 0, 0);

    private static string Pictures(int count) => count == 1 ? "1 picture was" : $"{count.ToString("N0", CultureInfo.InvariantCulture)} pictures were";
}
