using System.Globalization;
using System.Text.Json;
using Studio.Data.Moderation.Retention;
using Studio.Web.Audit;

namespace Studio.Web.Moderation.Retention;

/// <summary>Classes of data in words.</summary>
internal static class RetentionWords
{
    public static string Name(RetainedData data) => data switch
    {
        RetainedData.RemovedPictures => "Removed pictures",
        RetainedData.HeldPictures => "Held pictures that nobody decided",
        RetainedData.CaseWords => "Words of decided cases",
        RetainedData.Reports => "Reports",
        RetainedData.Cases => "Decided cases",
        RetainedData.Watched => "Watched words",
        _ => "Looks at pictures",
    };

    /// <summary>What it is, and from when its days are counted.</summary>
    public static string What(RetainedData data) => data switch
    {
        RetainedData.RemovedPictures => "Pictures that were rejected or blocked, from the last decision on. The sum of their pixels stays, so that the same picture is known when it comes again.",
        RetainedData.HeldPictures => "Pictures that wait for a moderator, from the day they were held on. What waits about them ends without a decision; somebody who works on one keeps it.",
        RetainedData.CaseWords => "The copies of wishes and prompts in cases, and what authors said, from the decision on. The case stays as a number.",
        RetainedData.Reports => "Who reported a picture and in which words, from the decision on.",
        RetainedData.Cases => "Cases whole, with decisions and notes, from the decision on. One waits until its removed picture is gone.",
        RetainedData.Watched => "That a rule which only watches fired, from that moment on.",
        _ => "Who looked at which picture without its blur, from the look on.",
    };

    public static string Counted(RetainedData data, int count) => data switch
    {
        RetainedData.RemovedPictures => Gallery.Count.Of(count, "picture"),
        RetainedData.HeldPictures => Gallery.Count.Of(count, "held picture"),
        RetainedData.CaseWords => $"words of {Gallery.Count.Of(count, "case")}",
        RetainedData.Reports => Gallery.Count.Of(count, "report"),
        RetainedData.Cases => Gallery.Count.Of(count, "case"),
        RetainedData.Watched => $"{Gallery.Count.Of(count, "text")} that were watched",
        _ => Gallery.Count.Of(count, "look"),
    };

    /// <summary>"3 pictures (1.2 MB)".</summary>
    public static string Due(RetentionDue due) => due.Bytes == 0 ? Counted(due.Data, due.Count) : $"{Counted(due.Data, due.Count)} ({Megabytes(due.Bytes)})";

    public static string All(RetentionView view) => string.Join(", ", view.Due.Where(due => due.Count > 0).Select(Due));

    public static string Headline(RetentionView view) => view switch
    {
        { IsRunning: true, Task: { } task } => string.Create(CultureInfo.InvariantCulture, $"Deleting, {Math.Round(100 * task.Progress)} %"),
        { Count: 0 } => "Nothing is due",
        _ => $"Now this would delete {All(view)}",
    };

    /// <summary>As the log wrote it; somebody may have written over that.</summary>
    public static string Logged(string? data) => Enum.TryParse<RetainedData>(data, ignoreCase: true, out var known) ? Name(known).ToLowerInvariant() : "things";

    private static string Megabytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{Math.Max(0.1, bytes / 1e6):0.#} MB");

    public static string Logged(AuditDetails details)
    {
        var parts = Enum.GetValues<RetainedData>()
            .Select(data => (Data: data, Count: int.TryParse(details[JsonNamingPolicy.CamelCase.ConvertName(data.ToString())], CultureInfo.InvariantCulture, out var count) ? count : 0))
            .Where(part => part.Count > 0)
            .Select(part => Counted(part.Data, part.Count)).ToList();
        return parts.Count == 0 ? "some rows" : string.Join(", ", parts);
    }
}
