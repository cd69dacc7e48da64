using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Tasks;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Inference;
using Studio.Inference.Hub;
using Studio.Inference.Models;
using Studio.Jobs;
using Studio.Jobs.Handlers;
using Studio.Jobs.Models;

namespace Studio.Web.Models;

/// <summary>Getting models from the hub: look, begin, pause, go on, give up.</summary>
internal sealed class DownloadActions(
    IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, ServerAdministrators administrators, ModelHub hub, HubToken token, TaskQueue tasks)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(100);

    /// <summary>What a download would fetch. Refusals of the hub are HubExceptions, which say what to do next.</summary>
    /// <param name="address">As it was typed.</param>
    /// <param name="choice">Among what is there.</param>
    /// <param name="waiting">Hears in a sentence why the hub takes longer to answer; from any thread.</param>
    /// <param name="cancellationToken">Ends the asking.</param>
    public async Task<HubPlan> PlanAsync(string address, HubChoice choice, Action<string> waiting, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.ManageModels);
        await administrators.RequireAsync(cancellationToken);
        using var client = await hub.OpenAsync(waiting, cancellationToken);
        return await client.PlanAsync(HubAddress.Parse(address), choice, cancellationToken);
    }

    /// <summary>Null where nothing lies there, or the hub does not give it now: its page is named then.</summary>
    public async Task<LicenceText?> LicenceAsync(HubListing listing, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.ManageModels);
        await administrators.RequireAsync(cancellationToken);
        try
        {
            using var client = await hub.OpenAsync(waiting: null, cancellationToken);
            return await client.LicenceAsync(listing, cancellationToken);
        }
        catch (HubException)
        {
            return null;
        }
    }

    /// <summary>What the hub has by these words, for each of the kinds.</summary>
    public async Task<IReadOnlyList<HubFind>> SearchAsync(string words, IReadOnlyList<HubModelKind> kinds, Action<string> waiting, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.ManageModels);
        await administrators.RequireAsync(cancellationToken);
        using var client = await hub.OpenAsync(waiting, cancellationToken);
        var finds = new List<HubFind>();
        foreach (var kind in kinds)
        {
            finds.AddRange(await client.SearchAsync(words, kind, cancellationToken));
        }

        return finds;
    }

    /// <summary>Null when nothing newer is there.</summary>
    public async Task<HubUpdate?> NewerAsync(HubSnapshot snapshot, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.ManageModels);
        await administrators.RequireAsync(cancellationToken);
        try
        {
            using var client = await hub.OpenAsync(waiting: null, cancellationToken);
            return await client.NewerAsync(snapshot, cancellationToken);
        }
        catch (InferenceException refusal)
        {
            throw StudioException.Unavailable(refusal.Message, refusal);
        }
    }

    public async Task BeginAsync(HubPlan plan, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.ManageModels);
        await administrators.RequireAsync(cancellationToken);
        var isFile = plan.Kind == HubModelKind.Gguf;
        var input = new FetchModelInput(
            plan.Listing.Repository, plan.Listing.Reference, plan.Listing.Commit, isFile ? null : plan.Variant, isFile ? plan.Variant : null, plan.Bytes);
        await BeginAsync(input, cancellationToken);
    }

    /// <summary>The same revision once more: what is right stays, what is wrong or missing is fetched.</summary>
    public async Task FetchAgainAsync(HubSnapshot snapshot, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.ManageModels);
        await administrators.RequireAsync(cancellationToken);
        var gguf = snapshot.Files.FirstOrDefault(file => file.EndsWith(".gguf", StringComparison.OrdinalIgnoreCase));
        await BeginAsync(
            new FetchModelInput(snapshot.Repository, snapshot.Reference ?? snapshot.Revision, snapshot.Revision, gguf is null ? snapshot.Variant : null, gguf, snapshot.Bytes), cancellationToken);
    }

    public async Task PauseAsync(Guid taskId, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.ManageModels);
        await tasks.CancelAsync(taskId, cancellationToken);
    }

    public async Task GoOnAsync(Guid taskId, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.ManageModels);
        await administrators.RequireAsync(cancellationToken);
        await EndedAsync(taskId, cancellationToken);
        await BeginAsync(DownloadQueries.Input(await TaskAsync(taskId, cancellationToken)), cancellationToken);
    }

    /// <summary>Gives up: what came is thrown away.</summary>
    public async Task DropAsync(Guid taskId, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.ManageModels);
        await administrators.RequireAsync(cancellationToken);
        await tasks.CancelAsync(taskId, cancellationToken);
        await EndedAsync(taskId, cancellationToken);
        var repository = DownloadQueries.Input(await TaskAsync(taskId, cancellationToken)).Repository;
        hub.Cache.RemoveParts(repository);
        await ForgetAsync(repository, cancellationToken);
    }

    /// <summary>Kept encrypted; empty forgets it.</summary>
    public async Task StoreTokenAsync(string? value, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.ManageModels);
        await administrators.RequireAsync(cancellationToken);
        await token.StoreAsync(value, cancellationToken);
    }

    private async Task BeginAsync(FetchModelInput input, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var open = await db.BackgroundTasks.AsNoTracking()
            .Where(task => task.Kind == FetchModel.KindName && (task.Status == BackgroundTaskStatus.Queued || task.Status == BackgroundTaskStatus.Running)).ToListAsync(cancellationToken);
        if (open.Exists(task => DownloadQueries.Input(task) with { AskedBy = null } == input with { AskedBy = null }))
        {
            return;
        }

        await ForgetAsync(input.Repository, cancellationToken);
        await tasks.EnqueueAsync(FetchModel.KindName, input with { AskedBy = workspace.Access.UserId }, cancellationToken);
    }

    /// <summary>Ended attempts at a repository have nothing more to say once another begins, or it was given up.</summary>
    private async Task ForgetAsync(string repository, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var ended = await db.BackgroundTasks.AsNoTracking()
            .Where(task => task.Kind == FetchModel.KindName && (task.Status == BackgroundTaskStatus.Canceled || task.Status == BackgroundTaskStatus.Failed)).ToListAsync(cancellationToken);
        var ids = ended.Where(task => DownloadQueries.Input(task).Repository == repository).Select(task => task.Id).ToList();
        await db.BackgroundTasks.Where(task => ids.Contains(task.Id)).ExecuteDeleteAsync(cancellationToken);
    }

    private async Task<BackgroundTask> TaskAsync(Guid taskId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.BackgroundTasks.AsNoTracking().SingleOrDefaultAsync(task => task.Id == taskId && task.Kind == FetchModel.KindName, cancellationToken)
            ?? throw StudioException.NotFound("This download is no longer there.");
    }

    /// <summary>A download that was told to stop holds its files for a moment longer.</summary>
    private async Task EndedAsync(Guid taskId, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            while ((await TaskAsync(taskId, patience.Token)).Status is BackgroundTaskStatus.Running or BackgroundTaskStatus.Queued)
            {
                await Task.Delay(Glance, patience.Token);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw StudioException.Conflict("The download has not stopped yet. Try again in a moment.");
        }
    }
}
