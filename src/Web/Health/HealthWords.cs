using System.Globalization;
using Studio.Web.Gallery;

namespace Studio.Web.Health;

/// <summary>Times and states of the health page in words.</summary>
internal static class HealthWords
{
    private static readonly string[] Numbers = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

    public static string Time(TimeSpan time) => time.TotalSeconds switch
    {
        < 1 => "less than 1 s",
        < 90 => Invariant($"{time.TotalSeconds:0} s"),
        < 90 * 60 => Invariant($"{time.TotalMinutes:0} min"),
        < 48 * 3600 => Invariant($"{time.TotalHours:0} h"),
        _ => Invariant($"{time.TotalDays:0} days"),
    };

    public static string Ago(TimeSpan time) => $"{Time(time)} ago";

    /// <summary>"11 days 4 h", "4 h 12 min".</summary>
    public static string Up(TimeSpan time) => time.TotalHours switch
    {
        < 1 => Time(time),
        < 48 => Invariant($"{(int)time.TotalHours} h {time.Minutes} min"),
        _ => Invariant($"{(int)time.TotalDays} days {time.Hours} h"),
    };

    public static string Seconds(double seconds) => seconds < 10 ? Invariant($"{seconds:0.0} s") : Time(TimeSpan.FromSeconds(seconds));

    public static string Slot(string kind, int number) => kind == "Picture" ? Invariant($"Slot {number}") : "The writer";

    public static TimeSpan ClockOff(NodeView node) => node.Report.Machine.Clock == default ? TimeSpan.Zero : node.Report.Machine.Clock - node.Row.HeardAt;

    /// <summary>What a runtime says, as a sentence.</summary>
    public static string Sentence(string? text)
    {
        var words = (text ?? "It does not say why").Trim().TrimEnd('.');
        return $"{char.ToUpperInvariant(words[0])}{words[1..]}.";
    }

    public static string Verdict(IReadOnlyList<Advice> advice)
    {
        var needed = advice.Count(one => one.NeedsSomebody);
        var things = needed == 1 ? "one thing needs you" : $"{(needed < Numbers.Length ? Numbers[needed] : Invariant($"{needed}"))} things need you";
        return advice.Any(one => one.Level == AdviceLevel.Bad) ? $"Not all is working: {things}" : needed == 0 ? "All is well" : $"Working, and {things}";
    }

    public static string Summary(HealthView view, IReadOnlyList<Advice> advice)
    {
        var needed = advice.Where(one => one.NeedsSomebody).ToList();
        if (needed.Count == 0)
        {
            var waits = view.Queue.Waiting == 0 ? "nobody waits" : $"{Count.Of(view.Queue.Waiting, "picture")} {(view.Queue.Waiting == 1 ? "waits" : "wait")}";
            return $"{Count.Of(view.Slots, "slot")}, {waits}, {Count.Of(view.Queue.Failed, "failure")} in 24 h.";
        }

        var made = view.WorkingSlots == 0 ? "No pictures are made; what waits is kept." : "Pictures are made and kept.";
        return $"{made} {string.Join(". ", needed.Take(3).Select(one => one.Title))}.";
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
