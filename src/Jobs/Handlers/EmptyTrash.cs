using Studio.Data.Gallery;
using Studio.Data.Workspaces;
using Studio.Jobs.Tasks;

namespace Studio.Jobs.Handlers;

/// <summary>Deletes for good what was in the workspace's trash when somebody asked for it. A second attempt finds less and goes on.</summary>
public sealed class EmptyTrash(TrashPurge trash) : TaskKind
{
    public const string KindName = "EmptyTrash";

    public override string Name => KindName;

    public override Permission Needs => Permission.DeleteAnyImage;

    public override Task RunAsync(TaskRun run, CancellationToken ct)
    {
        var wanted = run.Input<EmptyTrashInput>();
        return trash.EmptyAsync(wanted.DeletedBefore, wanted.AskedBy, run.ReportAsync, ct);
    }
}

/// <param name="DeletedBefore">The moment of asking: what is deleted later stays for its thirty days.</param>
/// <param name="AskedBy">For the log; null in tasks of before there was one.</param>
public sealed record EmptyTrashInput(DateTime DeletedBefore, Guid? AskedBy = null);
