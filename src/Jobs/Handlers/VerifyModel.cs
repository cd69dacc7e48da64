using Studio.Data;
using Studio.Data.Workspaces;
using Studio.Jobs.Models;
using Studio.Jobs.Tasks;

namespace Studio.Jobs.Handlers;

/// <summary>Reads every byte of a model from the hub again. What is wrong is the task's sentence; a fetch of the same revision mends it.</summary>
public sealed class VerifyModel(ModelHub hub, Downloads downloads) : TaskKind
{
    public const string KindName = "VerifyModel";

    public override string Name => KindName;

    public override Permission Needs => Permission.ManageModels;

    public override async Task RunAsync(TaskRun run, CancellationToken ct)
    {
        var wanted = run.Input<VerifyModelInput>();
        var snapshot = hub.Cache.Find(wanted.Repository, wanted.Revision)
            ?? throw StudioException.NotFound($"{wanted.Repository} is no longer here.");
        var faults = await FollowedTask.RunAsync(run, downloads, progress => hub.Cache.VerifyAsync(snapshot, progress, ct));
        if (faults.Count > 0)
        {
            throw StudioException.Unavailable(faults.Count == 1 ? faults[0].Sentence : $"{faults[0].Sentence} {faults.Count - 1} more of its files are wrong, too.");
        }
    }
}

public sealed record VerifyModelInput(string Repository, string Revision);
