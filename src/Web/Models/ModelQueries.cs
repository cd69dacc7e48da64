using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Models;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Inference.Hub;
using Studio.Inference.Models;
using Studio.Jobs.Memory;
using Studio.Jobs.Models;
using Studio.Jobs.Nodes;

namespace Studio.Web.Models;

/// <summary>The models on this server, and what this workspace decided about them.</summary>
internal sealed class ModelQueries(
    IDbContextFactory<StudioDbContext> contexts,
    CurrentWorkspace workspace,
    ModelCatalog catalog,
    ModelHub hub,
    ModelRights rights,
    ModelPictures pictures,
    ModelFolders folders,
    NodeStates nodes,
    DownloadQueries downloads)
{
    public async Task<ModelsView> ReadAsync(CancellationToken cancellationToken)
    {
        workspace.Access.RequireToSee(Permission.ManageModels);
        var memory = await NodeMemoryAsync(cancellationToken);
        var frame = new Frame(
            await rights.RulesAsync(cancellationToken),
            hub.Cache.Snapshots(),
            await pictures.CountAsync([.. catalog.Diffusion.Select(model => model.Hash)], cancellationToken),
            await PeopleAsync(cancellationToken),
            await downloads.ChecksAsync(cancellationToken),
            await MemoryAsync(cancellationToken),
            memory.SelectMany(node => node.Memory.Loaded).Select(model => model.Hash).ToHashSet(StringComparer.Ordinal));
        return new ModelsView(
            [.. catalog.Diffusion.Select(model => OfPictures(model, frame))],
            [.. catalog.Chat.Select(model => OfPrompts(model, frame))],
            [.. catalog.Broken.Select(model => OfBroken(model, frame))],
            await downloads.OpenAsync(cancellationToken),
            memory);
    }

    private ModelView OfPictures(DiffusionModel model, Frame frame)
    {
        var snapshot = frame.SnapshotOf(model.Folder);
        List<string> facts = [ModelWords.Sizes(model.Limits), ModelWords.Family(model), ByteText.Of(snapshot?.Bytes ?? ModelFolders.BytesOf(model.Folder, model.Files.Keys)), ModelWords.Licence(model.Licence)];
        if (!model.HasEncoder)
        {
            facts.Add("from words only");
        }

        return View(ModelSubject.Of(model), model.Folder, snapshot, frame, facts) with
        {
            About = model.About,
            Memory = frame.Memory.FactOf(model),
            IsLoaded = frame.Loaded.Contains(model.Hash),
            Files = model.Files,
            Hash = model.Hash,
            Pictures = frame.Pictures.GetValueOrDefault(model.Hash),
        };
    }

    private ModelView OfPrompts(ChatModel model, Frame frame)
    {
        var snapshot = frame.SnapshotOf(model.File);
        List<string> facts = [$"GGUF, {model.Architecture}", ByteText.Of(model.Bytes), ModelWords.Licence(model.Licence), FormattableString.Invariant($"{model.ContextLength:N0} tokens at once")];
        if (!model.Profile.UsesSystemPrompt)
        {
            facts.Add("takes no instructions");
        }

        if (model.Prompting is not null)
        {
            facts.Add("asked as chosen here");
        }

        return View(ModelSubject.Of(model), model.File, snapshot, frame, facts) with
        {
            Files = new Dictionary<string, string>(StringComparer.Ordinal) { [Path.GetFileName(model.File)] = model.Hash },
            About = model.About,
            Memory = frame.Memory.FactOf(model),
            IsLoaded = frame.Loaded.Contains(model.Hash),
        };
    }

    private ModelView OfBroken(BrokenModel model, Frame frame)
    {
        var snapshot = frame.SnapshotOf(model.Folder);
        var name = snapshot?.Repository ?? Path.GetFileName(model.Folder);
        return View(new ModelSubject(name, name, "", IsShipped: false), model.Folder, snapshot, frame, []) with { Broken = model.Sentence, NeedsAcceptance = false };
    }

    private ModelView View(ModelSubject subject, string path, HubSnapshot? snapshot, Frame frame, IReadOnlyList<string> facts)
    {
        var accepted = frame.Rules.AcceptanceOf(subject);
        return new ModelView
        {
            Subject = subject,
            Source = snapshot is not null ? ModelSource.Hub : subject.IsShipped ? ModelSource.Embedded : ModelSource.Folder,
            Facts = facts,
            Files = new Dictionary<string, string>(StringComparer.Ordinal),
            Path = path,
            Snapshot = snapshot,
            Use = frame.Rules.UseOf(subject),
            Acceptance = accepted is null ? null : new Acceptance(frame.People.GetValueOrDefault(accepted.AcceptedById, "somebody who left"), accepted.AcceptedAt),
            NeedsAcceptance = frame.Rules.NeedsAcceptance(subject),
            IsRemovable = snapshot is not null || folders.IsLinked(path),
            Check = snapshot is null ? null : frame.Checks[(snapshot.Repository, snapshot.Revision)].FirstOrDefault(),
        };
    }

    private async Task<MemoryTable> MemoryAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await MemoryTable.ReadAsync(db, cancellationToken);
    }

    private async Task<IReadOnlyList<NodeMemory>> NodeMemoryAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return [.. (await nodes.ReadAsync(db, cancellationToken)).Where(node => node.IsHeard).Select(node => new NodeMemory(node.Row.Name, node.Row.Report.Memory, node.Row.Report.Machine.MemoryBytes))];
    }

    private async Task<IReadOnlyDictionary<Guid, string>> PeopleAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var ids = db.ModelLicences.Select(licence => licence.AcceptedById);
        return await db.Users.Where(user => ids.Contains(user.Id)).ToDictionaryAsync(user => user.Id, user => user.DisplayName, cancellationToken);
    }

    private sealed record Frame(
        ModelRules Rules,
        IReadOnlyList<HubSnapshot> Snapshots,
        IReadOnlyDictionary<string, int> Pictures,
        IReadOnlyDictionary<Guid, string> People,
        ILookup<(string Repository, string Revision), VerifyView> Checks,
        MemoryTable Memory,
        IReadOnlySet<string> Loaded)
    {
        public HubSnapshot? SnapshotOf(string path) => Snapshots.FirstOrDefault(snapshot =>
            path == snapshot.Folder || path.StartsWith(snapshot.Folder + Path.DirectorySeparatorChar, StringComparison.Ordinal));
    }
}
