using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data;
using Studio.Data.Generations;
using Studio.Inference.Models;
using Studio.Jobs.Memory;
using Studio.Jobs.Tests.Nodes;
using Studio.Testing;

namespace Studio.Jobs.Tests.Memory;

/// <summary>The embedded models in real processes: what they measure of themselves, and how they share too little.</summary>
public sealed class MeasuredMemoryTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_drawn_picture_leaves_what_its_models_take_and_what_its_size_adds(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Ct, JobsNode.ConfigureRunning);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        using var watcher = new Watcher(studio, workspace);
        await using var node = await RunningNode.StartAsync(studio, Ct);
        var model = studio.Services.GetRequiredService<ModelCatalog>().Find(null);

        var queued = await Work.EnqueueAsync(studio, workspace, JobsRows.Settings(), Ct);
        Assert.Equal(PictureStatus.Succeeded, (await watcher.ForEndAsync(queued.Id, Ct)).Status);

        var table = await workspace.WithAsync(db => MemoryTable.ReadAsync(db, Ct));
        var measured = table.Of(model.Hash, "cpu")!;
        Assert.True(measured is { Samples: 1, LoadMilliseconds: > 0, ResidentBytes: > 10_000_000 }, $"{measured.ResidentBytes} bytes");
        Assert.True(Assert.Single(table.Sizes).WorkBytes > 0);
        Assert.Equal(2, table.Models.Count);
        Assert.False(table.OfPicture(model, null, 128, 128, "cpu").IsEstimate);
    }

    /// <summary>Each fits alone; together they do not, so each lets go of the other's process and still does its work.</summary>
    [Fact]
    public async Task Writer_and_picture_take_turns_where_there_is_memory_for_one_of_them()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Ct, builder => JobsNode.ConfigureRunning(builder, megabytes: 700));
        var workspace = await studio.AddWorkspaceAsync(Ct);
        using var watcher = new Watcher(studio, workspace);
        await using var node = await RunningNode.StartAsync(studio, Ct);
        await RememberAsync(workspace, studio, pictures: 600_000_000, prompts: 500_000_000);

        var first = await Work.EnqueueAsync(studio, workspace, JobsRows.Settings(), Ct);
        Assert.Equal(PictureStatus.Succeeded, (await watcher.ForEndAsync(first.Id, Ct)).Status);
        var picture = studio.Services.GetRequiredService<ModelCatalog>().Find(null).Hash;
        Assert.Contains(Work.PictureSlot(studio).Holdings.Models, held => held.Hash == picture);

        await Work.WriteAsync(studio, workspace, Ct);
        Assert.DoesNotContain(Work.PictureSlot(studio).Holdings.Models, held => held.Hash == picture);
        Assert.NotEmpty(Work.WriterSlot(studio).Holdings.Models);

        var second = await Work.EnqueueAsync(studio, workspace, JobsRows.Settings(), Ct);
        Assert.Equal(PictureStatus.Succeeded, (await watcher.ForEndAsync(second.Id, Ct)).Status);
        Assert.Empty(Work.WriterSlot(studio).Holdings.Models);
        Assert.Null(Work.WriterSlot(studio).ProcessId);
    }

    [Fact]
    public async Task A_size_that_can_never_fit_is_refused_where_the_person_is()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Ct, builder => JobsNode.ConfigureRunning(builder, megabytes: 100));
        var workspace = await studio.AddWorkspaceAsync(Ct);

        var refusal = await Assert.ThrowsAsync<StudioException>(() => Work.EnqueueAsync(studio, workspace, JobsRows.Settings(), Ct));

        Assert.Contains("needs about", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("this server gives models 100 MB", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(0, await workspace.WithAsync(db => db.Generations.CountAsync(Ct)));
    }

    /// <summary>What was measured on some machine: the test is about who makes room, not about what this one measures.</summary>
    private static Task RememberAsync(TestWorkspace workspace, TestStudio studio, long pictures, long prompts)
    {
        var models = studio.Services.GetRequiredService<ModelCatalog>();
        return workspace.WithAsync(async db =>
        {
            db.Add(new ModelMemory { ModelHash = models.Find(null).Hash, Provider = "cpu", ResidentBytes = pictures, Samples = 1 });
            db.Add(new ModelMemory { ModelHash = models.Chat[0].Hash, Provider = "cpu", ResidentBytes = prompts, Samples = 1 });
            return await db.SaveChangesAsync(Ct);
        });
    }
}
