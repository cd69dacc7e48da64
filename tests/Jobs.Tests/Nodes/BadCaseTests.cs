using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data.Generations;
using Studio.Inference.Models;
using Studio.Testing;

namespace Studio.Jobs.Tests.Nodes;

/// <summary>Each ends one picture with a sentence, and the next one is drawn.</summary>
public sealed class BadCaseTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_model_that_was_deleted_while_the_picture_waited()
    {
        using var models = CopyModel();
        await using var studio = await StartAsync(models);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        using var watcher = new Watcher(studio, workspace);
        var queued = await Work.EnqueueAsync(studio, workspace, JobsRows.Settings(), Ct);
        Directory.Delete(models["studio-mini-diffusion"], recursive: true);

        await using var node = await RunningNode.StartAsync(studio, Ct);

        Assert.Equal(PictureStatus.Failed, (await watcher.ForEndAsync(queued.Id, Ct)).Status);
        Assert.NotEmpty((await Work.PictureAsync(workspace, queued.Id, Ct)).FailureReason!);
    }

    [Fact]
    public async Task A_model_whose_files_changed_while_the_picture_waited()
    {
        using var models = CopyModel();
        await using var studio = await StartAsync(models);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        using var watcher = new Watcher(studio, workspace);
        var queued = await Work.EnqueueAsync(studio, workspace, JobsRows.Settings(), Ct);
        await File.AppendAllTextAsync(models["studio-mini-diffusion", "scheduler", "scheduler_config.json"], "\n", Ct);
        studio.Services.GetRequiredService<ModelCatalog>().Refresh();

        await using var node = await RunningNode.StartAsync(studio, Ct);

        Assert.Equal(PictureStatus.Failed, (await watcher.ForEndAsync(queued.Id, Ct)).Status);
        Assert.Contains("changed after this was queued", (await Work.PictureAsync(workspace, queued.Id, Ct)).FailureReason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_that_is_damaged()
    {
        using var models = CopyModel();
        await using var studio = await StartAsync(models);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        using var watcher = new Watcher(studio, workspace);
        var queued = await Work.EnqueueAsync(studio, workspace, JobsRows.Settings(), Ct);
        var unet = models["studio-mini-diffusion", "unet", "model.onnx"];
        await File.WriteAllBytesAsync(unet, (await File.ReadAllBytesAsync(unet, Ct))[..100_000], Ct);

        await using var node = await RunningNode.StartAsync(studio, Ct);

        Assert.Equal(PictureStatus.Failed, (await watcher.ForEndAsync(queued.Id, Ct)).Status);
        Assert.NotEmpty((await Work.PictureAsync(workspace, queued.Id, Ct)).FailureReason!);
    }

    [Fact]
    public async Task A_disk_that_takes_no_file()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Ct, JobsNode.ConfigureRunning);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        using var watcher = new Watcher(studio, workspace);

        // A file where the folder should be: what a full or read-only disk is to the program, also for root.
        await File.WriteAllTextAsync(Path.Combine(studio.Folder, "blobs"), "", Ct);
        await using var node = await RunningNode.StartAsync(studio, Ct);

        var queued = await Work.EnqueueAsync(studio, workspace, JobsRows.Settings(), Ct);

        Assert.Equal(PictureStatus.Failed, (await watcher.ForEndAsync(queued.Id, Ct)).Status);
        Assert.StartsWith("The picture could not be written", (await Work.PictureAsync(workspace, queued.Id, Ct)).FailureReason, StringComparison.Ordinal);
        Assert.Equal(0, await workspace.WithAsync(db => db.Images.CountAsync(Ct)));

        File.Delete(Path.Combine(studio.Folder, "blobs"));
        var next = await Work.EnqueueAsync(studio, workspace, JobsRows.Settings(), Ct);
        Assert.Equal(PictureStatus.Succeeded, (await watcher.ForEndAsync(next.Id, Ct)).Status);
    }

    private static Task<TestStudio> StartAsync(TemporaryFolder models)
    {
        return TestStudio.StartAsync(DatabaseKind.Sqlite, Ct, builder =>
        {
            JobsNode.ConfigureRunning(builder);
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal) { ["Models:Folders:0"] = models.Path });
        });
    }

    private static TemporaryFolder CopyModel()
    {
        var folder = new TemporaryFolder();
        var source = Path.Combine(Repository.Models, "studio-mini-diffusion");
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var target = folder["studio-mini-diffusion", Path.GetRelativePath(source, file)];
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return folder;
    }
}
