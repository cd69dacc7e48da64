using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data.Gallery;
using Studio.Data.Generations;
using Studio.Data.Prompts;
using Studio.Data.Storage;
using Studio.Inference.Diffusion.Starts;
using Studio.Inference.Imaging;
using Studio.Jobs.Edits;
using Studio.Jobs.Tests.Nodes;
using Studio.Testing;

namespace Studio.Jobs.Tests.Edits;

/// <summary>A running node with one picture to begin with, drawn by hand: two colours running into each other.</summary>
internal sealed class EditNode : IAsyncDisposable
{
    private RunningNode? _node;

    public required TestStudio Studio { get; init; }

    public required TestWorkspace Workspace { get; init; }

    public required Watcher Watcher { get; init; }

    public required Turn Turn { get; init; }

    public required PromptRevision Revision { get; init; }

    public required Image Source { get; init; }

    /// <param name="models">A folder of models beside the embedded ones (a catalog without a classifier would hold every picture).</param>
    public static async Task<EditNode> StartAsync(DatabaseKind kind, CancellationToken ct, bool running = true, string? models = null)
    {
        var studio = await TestStudio.StartAsync(kind, ct, builder =>
        {
            JobsNode.ConfigureRunning(builder);
            if (models is not null)
            {
                builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal) { ["Models:Folders:0"] = models, ["Models:Folders:1"] = Repository.Models });
            }
        });
        var workspace = await studio.AddWorkspaceAsync(ct);
        var (turn, revision) = await JobsRows.AddTurnAsync(workspace, studio.Time.UtcNow, ct);
        var node = new EditNode
        {
            Studio = studio,
            Workspace = workspace,
            Watcher = new Watcher(studio, workspace),
            Turn = turn,
            Revision = revision,
            Source = await AddPictureAsync(studio, workspace, 256, 256, ct),
        };
        if (running)
        {
            await node.RunAsync(ct);
        }

        return node;
    }

    public static GenerationSettings Settings(EditSettings edit) => JobsRows.Settings(steps: 4) with { Edit = edit };

    /// <summary>A square around the middle.</summary>
    public static PictureMask Mask(int width, int height, int side = 40) =>
        new(width, height, [.. Enumerable.Range(0, width * height).Select(i => Math.Abs((i % width) - (width / 2)) < side / 2 && Math.Abs((i / width) - (height / 2)) < side / 2 ? (byte)255 : (byte)0)]);

    public static async Task<Image> AddPictureAsync(TestStudio studio, TestWorkspace workspace, int width, int height, CancellationToken ct)
    {
        byte[] rgb = [.. Enumerable.Range(0, width * height).SelectMany(i => new[] { (byte)(255 * (i % width) / width), (byte)(255 * (i / width) / height), (byte)90 })];
        var hash = await studio.Services.GetRequiredService<BlobStore>().WriteAsync(workspace.Id, PngWriter.Write(width, height, rgb, []), ct);
        var now = studio.Time.UtcNow;
        var image = new Image
        {
            Origin = ImageOrigin.Uploaded,
            BlobHash = hash,
            PixelHash = PixelHash.Of(width, height, rgb),
            Width = width,
            Height = height,
            ByteCount = 1,
            Provenance = new Provenance { Prompt = "", CreatedAt = now },
            Prompt = "",
            SearchText = "",
            CreatedById = workspace.Owner.Id,
            CreatedAt = now,
        };
        await workspace.AddAsync(ct, image);
        return image;
    }

    public async Task RunAsync(CancellationToken ct) => _node = await RunningNode.StartAsync(Studio, ct);

    public async Task<string> SaveMaskAsync(PictureMask mask, CancellationToken ct)
    {
        await using var scope = Workspace.Enter();
        return await scope.ServiceProvider.GetRequiredService<MaskStore>().SaveAsync(mask, ct);
    }

    public Task<GenerationPicture> EnqueueAsync(GenerationSettings settings, GenerationKind kind, CancellationToken ct, Guid? parent = null) =>
        Work.EnqueueAsync(Workspace, new NewGeneration(Turn.Id, Revision.Id, settings, kind, parent ?? Source.Id, Seeds: null), ct);

    /// <summary>The finished picture of these settings.</summary>
    public async Task<Image> DrawAsync(GenerationSettings settings, GenerationKind kind, CancellationToken ct, Guid? parent = null)
    {
        var queued = await EnqueueAsync(settings, kind, ct, parent);
        var end = await Watcher.ForEndAsync(queued.Id, ct);
        Assert.True(end.Status == PictureStatus.Succeeded, (await Work.PictureAsync(Workspace, queued.Id, ct)).FailureReason);
        return await Workspace.WithAsync(db => db.Images.AsNoTracking().SingleAsync(i => i.Id == end.ImageId, ct));
    }

    public async Task<PngImage> ReadAsync(Image image, CancellationToken ct)
    {
        await using var file = Studio.Services.GetRequiredService<BlobStore>().OpenRead(Workspace.Id, image.BlobHash);
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, ct);
        return PngReader.Read(bytes.ToArray());
    }

    public async ValueTask DisposeAsync()
    {
        if (_node is not null)
        {
            await _node.DisposeAsync();
        }

        Watcher.Dispose();
        await Studio.DisposeAsync();
    }
}
