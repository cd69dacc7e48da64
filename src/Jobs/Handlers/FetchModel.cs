using Studio.Data.Audit;
using Studio.Data.Workspaces;
using Studio.Inference.Hub;
using Studio.Inference.Models;
using Studio.Jobs.Models;
using Studio.Jobs.Tasks;

namespace Studio.Jobs.Handlers;

/// <summary>Fetches a model from the hub. Cancelled it is a pause: what came is kept, and so it is after a kill; the next run goes on.</summary>
public sealed class FetchModel(ModelHub hub, ModelCatalog catalog, Downloads downloads, ServerAuditLog audit) : TaskKind
{
    public const string KindName = "FetchModel";

    public override string Name => KindName;

    public override Permission Needs => Permission.ManageModels;

    /// <summary>The library tries again by itself; these are for a server that is killed meanwhile.</summary>
    public override int MaxAttempts => 10;

    public override async Task RunAsync(TaskRun run, CancellationToken ct)
    {
        var wanted = run.Input<FetchModelInput>();
        await FollowedTask.RunAsync(run, downloads, async progress =>
        {
            using var client = await hub.OpenAsync(
                why => progress.Report(new HubProgress(hub.Cache.PartBytes(wanted.Repository), wanted.Bytes, BytesPerSecond: 0, Remaining: null, Files: [], why)), ct);
            var listing = await client.ListAsync(new HubAddress(wanted.Repository, wanted.Commit), ct);
            var plan = await client.PlanAsync(listing with { Reference = wanted.Reference }, new HubChoice { Variant = wanted.Variant, File = wanted.File }, ct);
            return await client.FetchAsync(plan, progress, ct);
        });
        var saying = new AuditSaying(AuditAct.ModelInstalled, AuditSaying.ObjectOf("model", wanted.Repository), new { model = wanted.Repository, revision = wanted.Commit[..8], from = "hub" });
        await audit.WriteAsync(wanted.AskedBy, saying, ct);
        catalog.Refresh();
    }
}

/// <summary>Exactly what somebody saw in the plan: a branch that moves meanwhile changes nothing.</summary>
/// <param name="Reference">The branch or tag that was asked for.</param>
/// <param name="Commit">What it stood for.</param>
/// <param name="Bytes">All of it, to say how big it is while the hub is away.</param>
/// <param name="AskedBy">For the log; null in tasks of before there was one.</param>
public sealed record FetchModelInput(string Repository, string Reference, string Commit, string? Variant, string? File, long Bytes, Guid? AskedBy = null);
