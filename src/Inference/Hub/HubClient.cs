using System.Text;
using System.Text.Json;
using Studio.Inference.Models;

namespace Studio.Inference.Hub;

/// <summary>Fetches models from a hub into its cache on disk. Thread-safe.</summary>
public sealed class HubClient : IDisposable
{
    private const int LargestIndex = 1 << 20;

    private readonly HubOptions _options;
    private readonly TimeProvider _time;
    private readonly HubTransport _transport;
    private readonly HubApi _api;

    /// <param name="options">Where from and how.</param>
    /// <param name="time">For its waits.</param>
    /// <param name="waiting">Hears in a sentence why a question to the hub takes longer. Downloads say it with their progress.</param>
    public HubClient(HubOptions options, TimeProvider time, Action<string>? waiting = null)
    {
        _options = options;
        _time = time;
        _transport = new HubTransport(options);
        _api = new HubApi(_transport, options, time, waiting ?? (static _ => { }));
        Cache = new HubCache(options.Folder, time);
    }

    public HubOptions Options => _options;

    /// <summary>What is on this disk already.</summary>
    public HubCache Cache { get; }

    public Task<HubListing> ListAsync(HubAddress address, CancellationToken cancellationToken) => _api.ListAsync(address, cancellationToken);

    /// <summary>What a download would fetch and whether there is room. Writes nothing.</summary>
    public async Task<HubPlan> PlanAsync(HubAddress address, HubChoice choice, CancellationToken cancellationToken) =>
        await PlanAsync(await ListAsync(address, cancellationToken), choice, cancellationToken);

    public async Task<HubPlan> PlanAsync(HubListing listing, HubChoice choice, CancellationToken cancellationToken)
    {
        var models = choice.File is null ? DiffusionFiles.All(listing) : [];
        if (models.Count == 0)
        {
            return GgufFiles.Groups(listing).Count > 0
                ? Cache.Plan(listing, HubModelKind.Gguf, GgufFiles.Choose(listing, choice.File), listing.Ggufs, _options.ReserveBytes)
                : throw new HubException(HubProblem.NoModel, $"{listing.Repository} holds neither a diffusers-ONNX folder (model_index.json, unet/model.onnx, ...) nor a GGUF file. Look for a copy that does.");
        }

        var model = DiffusionFiles.Choose(listing, models, choice.Variant);
        await RequirePipelineAsync(listing, model, cancellationToken);
        return Cache.Plan(listing, HubModelKind.Diffusion, model.Files, [.. models.Select(other => new HubVariant(other.Variant, other.Bytes))], _options.ReserveBytes) with
        {
            Variant = model.Variant,
            Aliases = model.Aliases,
        };
    }

    /// <summary>What the repository says of its licence, to be read before anything is fetched; null where nothing lies there.</summary>
    public async Task<LicenceText?> LicenceAsync(HubListing listing, CancellationToken cancellationToken)
    {
        var small = listing.Files.Where(file => file.Bytes <= LicenceText.Longest).Select(file => file.Path);
        if (LicenceText.Choose(small) is not { } name)
        {
            return null;
        }

        var bytes = await _api.ReadAsync(_transport.FileAddress(listing, name), listing.Repository, LicenceText.Longest, cancellationToken);
        return LicenceText.Of(name, Encoding.UTF8.GetString(bytes));
    }

    /// <summary>Repositories with a model of this kind whose names hold the words, those first that are fetched most.</summary>
    public Task<IReadOnlyList<HubFind>> SearchAsync(string words, HubModelKind kind, CancellationToken cancellationToken) => new HubSearch(_transport, _api).RunAsync(words, kind, cancellationToken);

    /// <summary>Fetches what is missing, verifies all of it and makes it visible. Cancelling is a pause: what came is kept and the next call goes on.</summary>
    public async Task<HubSnapshot> FetchAsync(HubPlan plan, IProgress<HubProgress>? progress, CancellationToken cancellationToken)
    {
        var now = Cache.Plan(plan.Listing, plan.Kind, plan.Files, plan.Variants, plan.ReserveBytes) with { Variant = plan.Variant, Aliases = plan.Aliases };
        if (now.Refusal is { } refusal)
        {
            throw new HubException(HubProblem.DiskFull, refusal);
        }

        var folder = new RepositoryFolder(_options.Folder, plan.Listing.Repository);
        RequireSameVariant(folder, plan);
        folder.Create();
        var files = plan.Files.DistinctBy(file => file.Hash).ToList();
        using var requests = new SemaphoreSlim(_options.Connections);
        var context = new FetchContext(_options, _transport, plan.Listing, folder, new ProgressMeter(progress, plan.Files, _time), requests, _time);
        files.ForEach(file => context.Meter.At(file, HubCache.Kept(folder, file), HubStage.Waiting));
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = _options.Connections, CancellationToken = cancellationToken };
        try
        {
            await Parallel.ForEachAsync(files.OrderBy(file => file.Bytes), parallel, async (file, stop) => await new FileFetch(context, file).RunAsync(stop));
        }
        catch (IOException e) when (DiskFault.IsFull(e))
        {
            throw DiskFault.Refusal(e, now.BytesToFetch);
        }

        new SnapshotPublisher(folder, _time).Publish(plan);
        return Cache.Find(plan.Listing.Repository, plan.Listing.Commit)
            ?? throw new HubException(HubProblem.InUse, $"{plan.Listing.Repository} was removed by another program while it was installed. Fetch it again.");
    }

    /// <summary>What the branch of this snapshot has become; null when it is still the same.</summary>
    public async Task<HubUpdate?> NewerAsync(HubSnapshot snapshot, CancellationToken cancellationToken)
    {
        var there = await ListAsync(new HubAddress(snapshot.Repository, snapshot.Reference ?? "main"), cancellationToken);
        if (there.Commit == snapshot.Revision)
        {
            return null;
        }

        var gguf = snapshot.Files.FirstOrDefault(file => file.EndsWith(".gguf", StringComparison.OrdinalIgnoreCase));
        var plan = await PlanAsync(there, new HubChoice { Variant = snapshot.Variant, File = gguf }, cancellationToken);
        return new HubUpdate(snapshot, plan, Cache.ChangedFiles(snapshot, plan));
    }

    public void Dispose() => _transport.Dispose();

    /// <summary>Gigabytes of a family that cannot be run here are not fetched first.</summary>
    private async Task RequirePipelineAsync(HubListing listing, DiffusionFiles model, CancellationToken cancellationToken)
    {
        var index = model.Files.First(file => file.Name == "model_index.json");
        var json = await _api.ReadAsync(_transport.FileAddress(listing, index.Path), listing.Repository, LargestIndex, cancellationToken);
        try
        {
            using var document = JsonDocument.Parse(json);
            PipelineClass.Require(document.RootElement.Text("_class_name"));
        }
        catch (JsonException e)
        {
            throw new HubException(HubProblem.NoModel, $"{listing.Repository}: {index.Path} is not JSON. Nothing was fetched; look for another copy.", e);
        }
        catch (InferenceException e) when (e is not HubException)
        {
            throw new HubException(HubProblem.NoModel, $"{listing.Repository} cannot be run here: {e.Message}", e);
        }
    }

    private static void RequireSameVariant(RepositoryFolder folder, HubPlan plan)
    {
        var receipt = HubReceipt.Read(folder.Receipt(plan.Listing.Commit));
        var here = Directory.Exists(folder.Snapshot(plan.Listing.Commit)) ? receipt?.Variant : null;
        if (plan.Kind == HubModelKind.Diffusion && here is not null && here != plan.Variant)
        {
            throw new HubException(HubProblem.Choose, $"This revision of {plan.Listing.Repository} is here as \"{here}\". Remove it first to have it as \"{plan.Variant}\".");
        }
    }
}
