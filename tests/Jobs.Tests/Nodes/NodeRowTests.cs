using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Studio.Data.Nodes;
using Studio.Jobs.Claims;
using Studio.Jobs.Forecast;
using Studio.Jobs.Nodes;
using Studio.Jobs.Slots;
using Studio.Testing;

namespace Studio.Jobs.Tests.Nodes;

public sealed class NodeRowTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_node_says_how_it_is_and_reads_what_was_decided(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Ct, JobsNode.ConfigureRunning);
        var rows = studio.Services.GetRequiredService<NodeRows>();
        var taken = await rows.TakeAsync(Ct);

        await studio.Services.GetRequiredService<NodeSettings>().GiveModelsAsync(taken.Name, 500_000_000, Ct);
        var row = await rows.BeatAsync(taken.Name, studio.Services.GetRequiredService<NodeReports>().Now(), Ct);

        Assert.Equal(500_000_000, row!.ModelMemoryBytes);
        Assert.Equal(Environment.MachineName, row.Report.Machine.Host);
        Assert.True(row.HeardAt >= row.StartedAt);
    }

    [Theory, EachDatabase]
    public async Task A_node_that_only_starts_is_none_that_never_draws(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Ct, JobsNode.ConfigureRunning);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        var node = studio.Services.GetRequiredService<ThisNode>();
        var beat = studio.Services.GetServices<IHostedService>().OfType<NodeBeat>().Single();
        await beat.StartAsync(Ct);
        Assert.False(node.KnownAsync(Ct).IsCompleted);

        // What is written before the first report, and by it.
        await studio.Services.GetRequiredService<NodeRows>().TakeAsync(Ct);
        Assert.Null(await workspace.WithAsync(async db => WaitingReason.Trouble(await SlotSupply.ReadAsync(db, new SlotOptions { Pictures = 1 }, Ct))));
        var workers = studio.Services.GetServices<IHostedService>().OfType<SlotWorkers>().Single();
        await workers.StartAsync(Ct);
        await node.KnownAsync(Ct);
        Assert.All(await workspace.WithAsync(db => db.Nodes.ToListAsync(Ct)), row => Assert.True(row.Report.Version.Length == 0 || row.Report.Slots.Count > 0));
        await beat.StopAsync(Ct);
        await workers.StopAsync(Ct);
    }

    [Theory, EachDatabase]
    public async Task A_start_after_a_crash_takes_its_own_row_again_with_what_was_decided(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Ct, JobsNode.ConfigureRunning);
        var first = await studio.Services.GetRequiredService<NodeRows>().TakeAsync(Ct);
        await studio.Services.GetRequiredService<NodeSettings>().ChooseProviderAsync(first.Name, "cuda", Ct);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        var gone = new NodeReport { Machine = new MachineReport { Host = Environment.MachineName, ProcessId = Environment.ProcessId } };
        await workspace.WithAsync(db => db.Nodes.ExecuteUpdateAsync(set => set.SetProperty(n => n.Report, gone).SetProperty(n => n.Holder, Guid.NewGuid()), Ct));

        var second = await studio.Services.GetRequiredService<NodeRows>().TakeAsync(Ct);

        Assert.Equal((first.Name, "cuda"), (second.Name, second.Provider));
        Assert.Equal(studio.Services.GetRequiredService<Lease>().Holder, second.Holder);
    }

    [Fact]
    public async Task Two_processes_of_one_machine_get_two_names_and_one_that_was_not_heard_for_long_loses_its_own()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.PostgreSql, Ct, JobsNode.ConfigureRunning);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        var rows = studio.Services.GetRequiredService<NodeRows>();
        var first = await rows.TakeAsync(Ct);
        await AnotherHoldsItAsync(workspace, first.Name);

        var second = await rows.TakeAsync(Ct);
        Assert.Equal($"{first.Name}-2", second.Name);
        Assert.Null(await rows.BeatAsync(first.Name, NodeReport.Empty, Ct));

        await workspace.WithAsync(db => db.Nodes.ExecuteUpdateAsync(set => set.SetProperty(n => n.HeardAt, DateTime.UnixEpoch), Ct));
        Assert.Equal(first.Name, (await rows.TakeAsync(Ct)).Name);
    }

    [Fact]
    public async Task The_slots_of_every_node_that_was_heard_count()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Ct, JobsNode.ConfigureRunning);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        await workspace.WithAsync(async db =>
        {
            db.Add(OtherNode("draws", heard: true, new NodeReport { Slots = Slots(2), Memory = new MemoryReport { BudgetBytes = 6_000_000_000 } }));
            db.Add(OtherNode("held", heard: true, new NodeReport { Slots = Slots(1), Device = new DeviceReport { Asked = "cuda", Runs = "cpu", IsHeld = true } }));
            db.Add(OtherNode("lost", heard: false, new NodeReport { Slots = Slots(4) }));
            return await db.SaveChangesAsync(Ct);
        });

        var supply = await workspace.WithAsync(db => SlotSupply.ReadAsync(db, new Jobs.Slots.SlotOptions(), Ct));

        Assert.Equal((2, 1, 0, 6_000_000_000), (supply.Working, supply.Held, supply.Paused, supply.ModelMemoryBytes));
    }

    [Theory, EachDatabase]
    public async Task Members_read_that_slots_are_off_until_they_take_work_again(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Ct, JobsNode.ConfigureRunning);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        await workspace.AddAsync(Ct, OtherNode("one", heard: true, new NodeReport { Slots = Slots(1) }), OtherNode("two", heard: true, new NodeReport { Slots = Slots(2) }));
        var settings = studio.Services.GetRequiredService<NodeSettings>();
        Assert.Null(await TroubleAsync(workspace));

        await settings.PauseAsync("one", isPaused: true, Ct);
        Assert.Equal("Pictures may take longer: 1 of 3 slots is off.", await TroubleAsync(workspace));
        await settings.PauseAsync("two", isPaused: true, Ct);
        Assert.Equal("This server takes no new work at the moment. It goes on as soon as one of its administrators lets it.", await TroubleAsync(workspace));
        await settings.PauseAsync("one", isPaused: false, Ct);
        await settings.PauseAsync("two", isPaused: false, Ct);
        Assert.Null(await TroubleAsync(workspace));
    }

    private static async Task<string?> TroubleAsync(TestWorkspace workspace)
    {
        await using var scope = workspace.Enter();
        return await scope.ServiceProvider.GetRequiredService<ServerTrouble>().ReadAsync(Ct);
    }

    private static IReadOnlyList<SlotReport> Slots(int count) => [.. Enumerable.Range(1, count).Select(number => new SlotReport { Kind = "Picture", Number = number })];

    /// <summary>An hour ahead of every clock here, so that it counts as heard for as long as the test runs.</summary>
    private static Node OtherNode(string name, bool heard, NodeReport report) => new()
    {
        Name = name,
        Holder = Guid.NewGuid(),
        HeardAt = heard ? TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(1) : DateTime.UnixEpoch,
        Report = report,
    };

    private static Task<int> AnotherHoldsItAsync(TestWorkspace workspace, string name) =>
        workspace.WithAsync(db => db.Nodes.Where(n => n.Name == name).ExecuteUpdateAsync(set => set.SetProperty(n => n.Holder, Guid.NewGuid()), Ct));
}
