using System.Globalization;
using Studio.Data.Moderation.Cases;

namespace Studio.Web.Moderation;

/// <summary>Cases in words.</summary>
internal static class CaseWords
{
    public static string Kind(CaseKind kind) => kind switch
    {
        CaseKind.Wish => "Wish",
        CaseKind.Prompt => "Prompt",
        CaseKind.Picture => "Picture",
        CaseKind.Report => "Report",
        CaseKind.FalsePositive => "False positive",
        CaseKind.Check => "Check",
        CaseKind.Derived or CaseKind.Returned => "Picture",
        _ => "Appeal",
    };

    /// <summary>As the log writes it.</summary>
    public static string Plain(string? kind) => Enum.TryParse<CaseKind>(kind, ignoreCase: true, out var known) ? Kind(known).ToLowerInvariant() : "unknown";

    public static string Title(CaseKind kind, bool hasPicture) => kind switch
    {
        CaseKind.Wish => "Wish, stopped by a rule",
        CaseKind.Prompt => "Prompt, stopped by a rule",
        CaseKind.Picture => "Picture, held for review",
        CaseKind.Report => "Picture, reported by a member",
        CaseKind.FalsePositive => "A rule that may be wrong",
        CaseKind.Check => "Picture, drawn by lot",
        CaseKind.Derived => "Picture, made from a rejected one",
        CaseKind.Returned => "Picture, brought back with another",
        _ => hasPicture ? "Appeal about a picture" : "Appeal about words",
    };

    public static string Reason(CaseReason reason) => reason switch
    {
        CaseReason.Sexual => "Sexual content",
        CaseReason.RealPerson => "Real person",
        CaseReason.ArtistStyle => "Artist’s style",
        CaseReason.Violence => "Violence",
        CaseReason.Hate => "Hate or harassment",
        CaseReason.Private => "Somebody’s private matter",
        CaseReason.Copied => "Copies a work or a mark",
        _ => "Another reason",
    };

    /// <summary>In the middle of a sentence to its author.</summary>
    public static string Found(CaseReason? reason) => reason switch
    {
        CaseReason.Sexual => "shows sexual content",
        CaseReason.RealPerson => "shows a real person",
        CaseReason.ArtistStyle => "imitates the style of a living artist",
        CaseReason.Violence => "shows violence",
        CaseReason.Hate => "hurts or harasses somebody",
        CaseReason.Private => "shows somebody’s private matter",
        CaseReason.Copied => "copies a work or a mark",
        _ => "is against the rules of this workspace",
    };

    public static string Severity(CaseSeverity severity) => severity.ToString().ToLowerInvariant();

    public static string Icon(CaseKind kind) => kind switch
    {
        CaseKind.Wish or CaseKind.FalsePositive => "thread",
        CaseKind.Prompt => "edit",
        CaseKind.Report => "flag",
        CaseKind.Appeal => "appeal",
        _ => "image",
    };

    /// <summary>Nobody needs the exact number of very many.</summary>
    public static string Count(int count) => count >= CaseQueue.CountedTo ? $"{CaseQueue.CountedTo}+" : count.ToString(CultureInfo.InvariantCulture);

    /// <summary>"4 m", "3 h", "2 d".</summary>
    /// <summary>After "within": a full unit or more of it, never less than it took.</summary>
    public static string Within(TimeSpan time) => time switch
    {
        { TotalMinutes: <= 1 } => "a minute",
        { TotalMinutes: <= 60 } => $"{(int)Math.Ceiling(time.TotalMinutes)} min",
        { TotalHours: <= 24 } => $"{(int)Math.Ceiling(time.TotalHours)} h",
        _ => $"{(int)Math.Ceiling(time.TotalDays)} days",
    };

    public static string Age(TimeSpan age) => age switch
    {
        { TotalMinutes: < 1 } => "now",
        { TotalHours: < 1 } => $"{(int)age.TotalMinutes} m",
        { TotalDays: < 1 } => $"{(int)age.TotalHours} h",
        _ => $"{(int)age.TotalDays} d",
    };
}
