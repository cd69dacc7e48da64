using Studio.Data.Moderation.Retention;
using Studio.Data.Workspaces;
using Studio.Jobs.Tasks;

namespace Studio.Jobs.Handlers;

/// <summary>Deletes now what moderation has kept long enough, instead of tonight. A second attempt finds less and goes on.</summary>
public sealed class ApplyRetention(RetentionPurge retention) : TaskKind
{
    public const string KindName = "ApplyRetention";

    public override string Name => KindName;

    public override Permission Needs => Permission.ManageRetention;

    public override Task RunAsync(TaskRun run, CancellationToken ct) => retention.RunAsync(run.Input<ApplyRetentionInput>().AskedBy, run.ReportAsync, ct);
}

/// <param name="AskedBy">For the log.</param>
public sealed record ApplyRetentionInput(Guid? AskedBy);
