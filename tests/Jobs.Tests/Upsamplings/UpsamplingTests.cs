using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data;
using Studio.Data.Prompts;
using Studio.Data.Users;
using Studio.Jobs.Events;
using Studio.Jobs.Tests.Nodes;
using Studio.Jobs.Tests.Slots;
using Studio.Jobs.Upsamplings;
using Studio.Testing;

namespace Studio.Jobs.Tests.Upsamplings;

public sealed class UpsamplingTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_wish_is_written_while_watchers_follow_and_becomes_a_revision(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Ct, JobsNode.ConfigureRunning);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        using var watcher = new Watcher(studio, workspace);
        await using var node = await RunningNode.StartAsync(studio, Ct);

        var id = await EnqueueAsync(studio, workspace);
        var done = await DoneAsync(watcher, id);

        Assert.Contains("squirrel", done.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(watcher.Heard.OfType<UpsamplingEvent>(), e => e is { Status: UpsamplingStatus.Writing, Text.Length: > 0 });
        var row = await RowAsync(workspace, id);
        Assert.Equal((UpsamplingStatus.Done, done.Text), (row.Status, row.Text));
        var revision = await workspace.WithAsync(db => db.PromptRevisions.SingleAsync(r => r.UpsamplingId == id, Ct));
        Assert.Equal((done.Text, PromptOrigin.Upsampled), (revision.Text, revision.Origin));
        Assert.Null(studio.Services.GetRequiredService<LiveWork>().UpsamplingText(workspace.Id, id));
    }

    [Fact]
    public async Task A_wish_in_a_language_that_the_model_does_not_read_stays_the_persons_own_words()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Ct, JobsNode.ConfigureRunning);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        using var watcher = new Watcher(studio, workspace);
        await using var node = await RunningNode.StartAsync(studio, Ct);
        var (turn, _) = await JobsRows.AddTurnAsync(workspace, studio.Time.UtcNow, Ct, wish: "\u202bثعلب أحمر\nفي  الغابة\u202c");
        await using var scope = workspace.Enter();

        var id = await scope.ServiceProvider.GetRequiredService<UpsamplingQueue>().EnqueueAsync(turn.Id, seed: 3, Ct);
        await DoneAsync(watcher, id);

        var revision = await workspace.WithAsync(db => db.PromptRevisions.SingleAsync(r => r.UpsamplingId == id, Ct));
        Assert.Equal(("ثعلب أحمر في الغابة", PromptOrigin.Wish), (revision.Text, revision.Origin));
    }

    [Fact]
    public async Task The_same_wish_is_not_written_twice_in_a_workspace_and_is_the_same_text_in_another()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Ct, JobsNode.ConfigureRunning);
        var (first, second) = (await studio.AddWorkspaceAsync(Ct), await studio.AddWorkspaceAsync(Ct));
        string text;
        await using (await RunningNode.StartAsync(studio, Ct))
        {
            using var watcher = new Watcher(studio, first);
            text = (await DoneAsync(watcher, await EnqueueAsync(studio, first))).Text;
            using var other = new Watcher(studio, second);
            Assert.Equal(text, (await DoneAsync(other, await EnqueueAsync(studio, second))).Text);
        }

        // No slot runs any more: what is done now was found.
        var again = await RowAsync(first, await EnqueueAsync(studio, first));
        Assert.Equal((UpsamplingStatus.Done, text), (again.Status, again.Text));
        var another = await RowAsync(first, await EnqueueAsync(studio, first, seed: 99));
        Assert.Equal(UpsamplingStatus.Queued, another.Status);
    }

    [Fact]
    public async Task A_wish_that_is_written_again_gets_another_text_even_with_the_same_seed()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Ct, JobsNode.ConfigureRunning);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        using var watcher = new Watcher(studio, workspace);
        await using var node = await RunningNode.StartAsync(studio, Ct);
        var (turn, _) = await JobsRows.AddTurnAsync(workspace, studio.Time.UtcNow, Ct);
        await using var scope = workspace.Enter();
        var queue = scope.ServiceProvider.GetRequiredService<UpsamplingQueue>();

        var first = await DoneAsync(watcher, await queue.EnqueueAsync(turn.Id, seed: 3, Ct));
        var again = await DoneAsync(watcher, await queue.EnqueueAsync(turn.Id, seed: 3, Ct));

        Assert.NotEqual(first.Text, again.Text);
        Assert.Contains("squirrel", again.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_writer_that_dies_once_is_started_again()
    {
        using var folder = new TemporaryFolder();
        await using var studio = await StartScriptedAsync($"{ScriptedSlot.DieOnce}:{folder["died"]}");
        var workspace = await studio.AddWorkspaceAsync(Ct);
        using var watcher = new Watcher(studio, workspace);
        await using var node = await RunningNode.StartAsync(studio, Ct);

        var done = await DoneAsync(watcher, await EnqueueAsync(studio, workspace));

        Assert.True(File.Exists(folder["died"]));
        Assert.Equal("A squirrel wearing a crown.", done.Text);
    }

    [Fact]
    public async Task A_writer_that_dies_twice_leaves_a_sentence_with_ways_on()
    {
        await using var studio = await StartScriptedAsync(ScriptedSlot.Die);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        using var watcher = new Watcher(studio, workspace);
        await using var node = await RunningNode.StartAsync(studio, Ct);

        var id = await EnqueueAsync(studio, workspace);
        await watcher.ForAsync<UpsamplingEvent>(e => e.Status == UpsamplingStatus.Failed, Ct);

        Assert.Contains("Write the prompt yourself, try again, or send your wish as it is.", (await RowAsync(workspace, id)).Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_an_earlier_start_was_writing_is_written_again_with_its_seed()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Ct, JobsNode.ConfigureRunning);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        var id = await EnqueueAsync(studio, workspace, seed: 7);
        await workspace.WithAsync(db => db.Upsamplings.ExecuteUpdateAsync(
            set => set.SetProperty(u => u.Status, UpsamplingStatus.Writing)
                .SetProperty(u => u.LeaseHolder, Guid.NewGuid())
                .SetProperty(u => u.LeaseUntil, DateTime.SpecifyKind(DateTime.MaxValue, DateTimeKind.Utc).AddYears(-1)),
            Ct));
        using var watcher = new Watcher(studio, workspace);

        await using var node = await RunningNode.StartAsync(studio, Ct);

        Assert.NotEmpty((await DoneAsync(watcher, id)).Text);
        Assert.Equal(7, (await RowAsync(workspace, id)).Seed);
    }

    [Fact]
    public async Task A_stopped_writing_keeps_what_was_written()
    {
        await using var studio = await StartScriptedAsync(ScriptedSlot.Deaf);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        using var watcher = new Watcher(studio, workspace);
        await using var node = await RunningNode.StartAsync(studio, Ct);
        var id = await EnqueueAsync(studio, workspace);
        await watcher.ForAsync<UpsamplingEvent>(e => e.Text == "so far", Ct);

        await using var scope = workspace.Enter();
        await scope.ServiceProvider.GetRequiredService<UpsamplingQueue>().StopAsync(id, Ct);

        var row = await RowAsync(workspace, id);
        Assert.Equal((UpsamplingStatus.Stopped, "so far"), (row.Status, row.Text));
    }

    [Fact]
    public async Task Who_wants_it_gets_the_pictures_without_another_press()
    {
        await using var studio = await StartScriptedAsync(ScriptedSlot.Write);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        await workspace.AddAsync(Ct, new UserPreferences { UserId = workspace.Owner.Id, StartByItself = true });
        using var watcher = new Watcher(studio, workspace);
        await using var node = await RunningNode.StartAsync(studio, Ct);

        await EnqueueAsync(studio, workspace);
        await watcher.ForAsync<PictureEvent>(_ => true, Ct);

        var generation = await workspace.WithAsync(db => db.Generations.AsNoTracking().FirstAsync(Ct));
        Assert.Equal(workspace.Owner.Id, generation.CreatedById);
        Assert.Equal(4, generation.Settings.Count);
    }

    [Fact]
    public async Task The_model_is_shown_the_prompt_that_was_sent_and_not_what_it_first_wrote()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Ct, JobsNode.Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        var thread = Rows.Thread(workspace.Owner.Id, studio.Time.UtcNow);
        var (first, second) = (Rows.Turn(thread), Rows.Turn(thread, ordinal: 1, wish: "王冠を赤くして"));
        var (written, sent, later) = (Rows.Revision(first, 0, "Written."), Rows.Revision(first, 1, "Sent."), Rows.Revision(first, 2, "Typed later."));
        await workspace.AddAsync(Ct, thread, first, second, written, sent, later, Rows.Generation(first, sent));

        await using var scope = workspace.Enter();
        var input = await scope.ServiceProvider.GetRequiredService<UpsamplingInputs>()
            .ReadAsync(scope.ServiceProvider.GetRequiredService<StudioDbContext>(), second, seed: 1, Ct);

        Assert.Equal([("リスの王", "Sent.")], input.History.Select(t => (t.Wish, t.PromptSent)));
    }

    [Fact]
    public async Task Without_a_language_model_the_person_is_told_what_to_do()
    {
        using var empty = new TemporaryFolder();
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Ct, builder =>
        {
            JobsNode.Configure(builder);
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal) { ["Models:Folders:0"] = empty.Path });
        });
        var workspace = await studio.AddWorkspaceAsync(Ct);

        var refusal = await Assert.ThrowsAsync<StudioException>(() => EnqueueAsync(studio, workspace));

        Assert.Equal(RefusalKind.Unavailable, refusal.Kind);
        Assert.Contains("write the prompt yourself", refusal.Message, StringComparison.Ordinal);
    }

    private static Task<TestStudio> StartScriptedAsync(string script) => TestStudio.StartAsync(DatabaseKind.Sqlite, Ct, builder =>
    {
        JobsNode.Configure(builder, "scripted", script);
        builder.Services.AddSingleton(TimeProvider.System);
    });

    private static async Task<Guid> EnqueueAsync(TestStudio studio, TestWorkspace workspace, long? seed = null)
    {
        var (turn, _) = await JobsRows.AddTurnAsync(workspace, studio.Time.UtcNow, Ct);
        await using var scope = workspace.Enter();
        return await scope.ServiceProvider.GetRequiredService<UpsamplingQueue>().EnqueueAsync(turn.Id, seed, Ct);
    }

    private static Task<UpsamplingEvent> DoneAsync(Watcher watcher, Guid id)
    {
        return watcher.ForAsync<UpsamplingEvent>(e => e.UpsamplingId == id && e.Status == UpsamplingStatus.Done, Ct);
    }

    private static Task<Upsampling> RowAsync(TestWorkspace workspace, Guid id)
    {
        return workspace.WithAsync(db => db.Upsamplings.AsNoTracking().SingleAsync(u => u.Id == id, Ct));
    }
}
