using System.Globalization;
using Studio.Data.Tasks;
using Studio.Jobs.Evaluations.Scores;
using Studio.Jobs.Handlers;
using Studio.Jobs.Workspaces;

namespace Studio.Web.Health;

/// <summary>Background tasks and chores as the page names them.</summary>
internal static class TaskWords
{
    public static string NameOf(string kind) => kind switch
    {
        FetchModel.KindName => "Download a model",
        VerifyModel.KindName => "Verify a model",
        ScoreSamples.KindName => "Score the pictures of an evaluation",
        JudgeSamples.KindName => "Have the pictures of an evaluation judged",
        EmptyTrash.KindName => "Empty a trash",
        ApplyRetention.KindName => "Delete what moderation kept long enough",
        ExportWorkspace.KindName => "Export a workspace",
        _ => kind,
    };

    public static string State(TaskHealth task) => task.Status switch
    {
        BackgroundTaskStatus.Queued => "waits",
        BackgroundTaskStatus.Running => string.Create(CultureInfo.InvariantCulture, $"{task.Progress:P0}"),
        BackgroundTaskStatus.Succeeded => "done",
        BackgroundTaskStatus.Canceled => "cancelled",
        _ => "failed",
    };

    public static string? Badge(TaskHealth task) => task.Status switch
    {
        BackgroundTaskStatus.Running => "badge--live",
        BackgroundTaskStatus.Failed => "badge--bad",
        _ => null,
    };
}
