using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Studio.Data.Tasks;
using Studio.Data.Workspaces;
using Studio.Jobs.Events;
using Studio.Jobs.Tasks;
using Studio.Jobs.Tests.Nodes;
using Studio.Testing;

namespace Studio.Jobs.Tests.Tasks;

public sealed class TaskTests : IDisposable
{
    private readonly TemporaryFolder _steps = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _steps.Dispose();

    [Theory, EachDatabase]
    public async Task A_task_runs_to_its_end_with_progress(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Ct, Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        using var watcher = new Watcher(studio, workspace);
        await using var node = await RunningNode.StartAsync(studio, Ct);

        var id = await EnqueueAsync(workspace, new Steps(_steps.Path, Count: 4));

        await watcher.ForAsync<TaskEvent>(e => e.TaskId == id && e is { Status: BackgroundTaskStatus.Running, Progress: > 0 }, Ct);
        await watcher.ForAsync<TaskEvent>(e => e.TaskId == id && e.Status is BackgroundTaskStatus.Succeeded, Ct);
        var task = await TaskAsync(workspace, id);
        Assert.Equal((BackgroundTaskStatus.Succeeded, 1, 1), (task.Status, task.Progress, task.Attempt));
        Assert.NotNull(task.FinishedAt);
        Assert.Null(task.LeaseHolder);
    }

    [Theory, EachDatabase]
    public async Task A_broken_attempt_is_made_again_as_often_as_its_kind_allows_and_then_it_says_why(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Ct, Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        using var watcher = new Watcher(studio, workspace);
        await using var node = await RunningNode.StartAsync(studio, Ct);

        var once = await EnqueueAsync(workspace, new Steps(_steps.Path, Count: 1, BrokenAttempts: 1));
        await watcher.ForAsync<TaskEvent>(e => e.TaskId == once && e.Status is BackgroundTaskStatus.Succeeded, Ct);
        Assert.Equal(2, (await TaskAsync(workspace, once)).Attempt);

        File.Delete(_steps["1"]);
        var always = await EnqueueAsync(workspace, new Steps(_steps.Path, Count: 1, BrokenAttempts: int.MaxValue));
        await watcher.ForAsync<TaskEvent>(e => e.TaskId == always && e.Status is BackgroundTaskStatus.Failed, Ct);
        var failed = await TaskAsync(workspace, always);
        Assert.Equal((3, "It did not work, also not at attempt 3: The line broke."), (failed.Attempt, failed.Error));
    }

    [Fact]
    public async Task A_cancelled_task_stops_and_a_waiting_one_never_starts()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Ct, Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        using var watcher = new Watcher(studio, workspace);
        var waiting = await EnqueueAsync(workspace, new Steps(_steps["never"], Count: 1));
        await CancelAsync(workspace, waiting);
        Assert.Equal(BackgroundTaskStatus.Canceled, (await TaskAsync(workspace, waiting)).Status);

        await using var node = await RunningNode.StartAsync(studio, Ct);
        var running = await EnqueueAsync(workspace, new Steps(_steps.Path, Count: 3, HoldAt: 2));
        await Work.UntilAsync(() => Task.FromResult(File.Exists(_steps["held"])), Ct);
        await CancelAsync(workspace, running);

        await watcher.ForAsync<TaskEvent>(e => e.TaskId == running && e.Status is BackgroundTaskStatus.Canceled, Ct);
        Assert.True(File.Exists(_steps["1"]));
        Assert.False(File.Exists(_steps["2"]));
    }

    [Fact]
    public async Task A_shutdown_puts_a_task_back_and_the_next_start_goes_on_where_it_was()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Ct, Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        Guid id;
        await using (await RunningNode.StartAsync(studio, Ct))
        {
            id = await EnqueueAsync(workspace, new Steps(_steps.Path, Count: 3, HoldAt: 2));
            await Work.UntilAsync(() => Task.FromResult(File.Exists(_steps["held"])), Ct);
        }

        var task = await TaskAsync(workspace, id);
        Assert.Equal((BackgroundTaskStatus.Queued, 0), (task.Status, task.Attempt));
    }

    [Fact]
    public async Task After_kill_9_the_next_start_goes_on_and_does_nothing_twice()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Ct, Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        var id = await EnqueueAsync(workspace, new Steps(_steps.Path, Count: 3, HoldAt: 2));
        using (var server = KillableNode.Start(studio.Folder))
        {
            await Work.UntilAsync(() => Task.FromResult(File.Exists(_steps["held"])), Ct);
            await server.KillAsync(Ct);
        }

        await File.WriteAllTextAsync(_steps["go"], "", Ct);
        using var watcher = new Watcher(studio, workspace);
        await using var node = await RunningNode.StartAsync(studio, Ct);

        await watcher.ForAsync<TaskEvent>(e => e.TaskId == id && e.Status is BackgroundTaskStatus.Succeeded, Ct);
        Assert.Equal(["1", "2", "2"], [await StepAsync(1), await StepAsync(2), await StepAsync(3)]);
    }

    [Fact]
    public async Task A_kind_that_this_version_does_not_know_is_a_sentence()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Ct, Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        var task = new BackgroundTask { Kind = "FromTheFuture", CreatedById = workspace.Owner.Id, CreatedAt = studio.Time.UtcNow };
        await workspace.AddAsync(Ct, task);
        using var watcher = new Watcher(studio, workspace);
        await using var node = await RunningNode.StartAsync(studio, Ct);

        await watcher.ForAsync<TaskEvent>(e => e.TaskId == task.Id && e.Status is BackgroundTaskStatus.Failed, Ct);

        Assert.Equal("This version of the studio does not know how to do this.", (await TaskAsync(workspace, task.Id)).Error);
    }

    [Fact]
    public async Task Who_may_not_ask_for_a_kind_cannot_begin_or_cancel_it()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Ct, Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        var id = await EnqueueAsync(workspace, new Steps(_steps.Path, Count: 1));
        await using var scope = workspace.Enter(Role.Viewer);
        var queue = scope.ServiceProvider.GetRequiredService<TaskQueue>();

        await Assert.ThrowsAsync<Data.StudioException>(() => queue.EnqueueAsync(StepsTask.KindName, new Steps(_steps.Path, Count: 1), Ct));
        await Assert.ThrowsAsync<Data.StudioException>(() => queue.CancelAsync(id, Ct));
    }

    private static void Configure(IHostApplicationBuilder builder)
    {
        JobsNode.ConfigureRunning(builder);
        builder.Services.AddScoped<TaskKind, StepsTask>();
    }

    private static async Task<Guid> EnqueueAsync(TestWorkspace workspace, Steps steps)
    {
        await using var scope = workspace.Enter();
        return await scope.ServiceProvider.GetRequiredService<TaskQueue>().EnqueueAsync(StepsTask.KindName, steps, Ct);
    }

    private static async Task CancelAsync(TestWorkspace workspace, Guid id)
    {
        await using var scope = workspace.Enter();
        await scope.ServiceProvider.GetRequiredService<TaskQueue>().CancelAsync(id, Ct);
    }

    private static Task<BackgroundTask> TaskAsync(TestWorkspace workspace, Guid id) => workspace.WithAsync(db => db.BackgroundTasks.AsNoTracking().SingleAsync(t => t.Id == id, Ct));

    private Task<string> StepAsync(int step) => File.ReadAllTextAsync(_steps[$"{step}"], Ct);
}
