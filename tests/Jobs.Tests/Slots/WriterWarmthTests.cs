using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Studio.Inference.Models;
using Studio.Jobs.Memory;
using Studio.Jobs.Slots;
using Studio.Jobs.Slots.Protocol;
using Studio.Jobs.Tests.Nodes;
using Studio.Testing;

namespace Studio.Jobs.Tests.Slots;

/// <summary>With the real process and the real model: loads are counted where they happen.</summary>
public sealed class WriterWarmthTests
{
    private static readonly ModelCatalog Models = new(new ModelCatalogOptions { Folders = [Repository.Models] });
    private static readonly SlotOptions Options = new() { Executable = JobsNode.Executable };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_first_prompt_after_warming_loads_nothing()
    {
        using var slot = new Slot(SlotKind.Writer, 1, SlotCommand.From(Options), Options, NullLogger.Instance);

        var warmed = (WarmedUp)(await slot.RunAsync(id => new WarmRequest(id, Models.Chat[0], Models.Find(null), Threads: 1, LoadedModels: 1), _ => { }, Ct)).Message;
        var written = (TextWritten)(await slot.RunAsync(Write, _ => { }, Ct)).Message;

        Assert.Equal(1, warmed.Loads);
        Assert.Equal(1, written.Loads);
        Assert.True(warmed.ResidentBytes > 0);
        Assert.Contains("squirrel", written.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Without_warming_the_first_prompt_loads_the_model_and_the_second_does_not()
    {
        using var slot = new Slot(SlotKind.Writer, 1, SlotCommand.From(Options), Options, NullLogger.Instance);

        var first = (TextWritten)(await slot.RunAsync(Write, _ => { }, Ct)).Message;
        var second = (TextWritten)(await slot.RunAsync(Write, _ => { }, Ct)).Message;

        Assert.Equal((1, 1), (first.Loads, second.Loads));
    }

    [Fact]
    public async Task Asking_twice_warms_once_and_nobody_asking_starts_no_process()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Ct, JobsNode.ConfigureRunning);
        var (warmth, work) = (studio.Services.GetRequiredService<WriterWarmth>(), studio.Services.GetRequiredService<MeasuredWork>());
        using var slot = new Slot(SlotKind.Writer, 1, SlotCommand.From(Options), Options, NullLogger.Instance);

        Assert.False(await warmth.TryWarmAsync(slot, work, Ct));
        Assert.Null(slot.ProcessId);

        warmth.Ask(Models.Chat[0], Models.Find(null));
        warmth.Ask(Models.Chat[0], Models.Find(null));

        Assert.True(await warmth.TryWarmAsync(slot, work, Ct));
        Assert.NotNull(slot.ProcessId);
        Assert.False(await warmth.TryWarmAsync(slot, work, Ct));
    }

    [Fact]
    public async Task A_model_that_cannot_be_loaded_ahead_leaves_the_slot_at_work()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Ct, JobsNode.ConfigureRunning);
        var (warmth, work) = (studio.Services.GetRequiredService<WriterWarmth>(), studio.Services.GetRequiredService<MeasuredWork>());
        using var slot = new Slot(SlotKind.Writer, 1, SlotCommand.From(Options), Options, NullLogger.Instance);
        warmth.Ask(Models.Chat[0] with { File = "/nowhere/model.gguf" }, Models.Find(null));

        Assert.True(await warmth.TryWarmAsync(slot, work, Ct));
        var written = (TextWritten)(await slot.RunAsync(Write, _ => { }, Ct)).Message;

        Assert.Equal(1, written.Loads);
    }

    private static WriteRequest Write(long id) => new(id, Models.Chat[0], Models.Find(null), "リスの王", [], [], [], Seed: 1, Threads: 1, LoadedModels: 1);
}
