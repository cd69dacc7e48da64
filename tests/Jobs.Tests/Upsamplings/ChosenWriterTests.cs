using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data.Generations;
using Studio.Data.Prompts;
using Studio.Inference.Models;
using Studio.Jobs.Events;
using Studio.Jobs.Tests.Nodes;
using Studio.Jobs.Upsamplings;
using Studio.Testing;

namespace Studio.Jobs.Tests.Upsamplings;

/// <summary>Two language models side by side: the embedded one, and the same weights asked with settings of their own.</summary>
public sealed class ChosenWriterTests
{
    private const string Embedded = "studio-mini-upsampler";
    private const string Second = "another-writer";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_writer_that_the_author_chose_writes_and_is_recorded()
    {
        using var models = TwoWriters();
        await using var studio = await StartAsync(models);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        var turn = await TurnAsync(studio, workspace, Second);
        using var watcher = new Watcher(studio, workspace);
        await using var node = await RunningNode.StartAsync(studio, Ct);

        var id = await EnqueueAsync(workspace, turn);
        var done = await watcher.ForAsync<UpsamplingEvent>(e => e.UpsamplingId == id && e.Status == UpsamplingStatus.Done, Ct);

        var row = await workspace.WithAsync(db => db.Upsamplings.AsNoTracking().SingleAsync(u => u.Id == id, Ct));
        Assert.Equal((Second, "second"), (row.Model, row.ProfileVersion));
        Assert.Contains("squirrel", done.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData(null, null, Second)]
    [InlineData(null, Embedded, Embedded)]
    [InlineData(Second, Embedded, Second)]
    [InlineData("taken-away", Embedded, Embedded)]
    [InlineData(null, "misspelt", Second)]
    public async Task Where_nobody_chose_the_configured_writer_writes_and_else_the_first(string? chosen, string? configured, string expected)
    {
        using var models = TwoWriters();
        await using var studio = await StartAsync(models, configured);
        var workspace = await studio.AddWorkspaceAsync(Ct);

        var id = await EnqueueAsync(workspace, await TurnAsync(studio, workspace, chosen));

        var row = await workspace.WithAsync(db => db.Upsamplings.AsNoTracking().SingleAsync(u => u.Id == id, Ct));
        Assert.Equal(expected, row.Model);
    }

    [Fact]
    public async Task A_writer_that_is_taken_away_while_a_wish_waits_leaves_a_sentence_with_ways_on()
    {
        using var models = TwoWriters();
        await using var studio = await StartAsync(models);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        var id = await EnqueueAsync(workspace, await TurnAsync(studio, workspace, Second));
        File.Delete(models[$"{Second}.gguf"]);
        studio.Services.GetRequiredService<ModelCatalog>().Refresh();
        using var watcher = new Watcher(studio, workspace);

        await using var node = await RunningNode.StartAsync(studio, Ct);
        await watcher.ForAsync<UpsamplingEvent>(e => e.UpsamplingId == id && e.Status == UpsamplingStatus.Failed, Ct);

        var note = await workspace.WithAsync(db => db.Upsamplings.Where(u => u.Id == id).Select(u => u.Note).SingleAsync(Ct));
        Assert.Contains("taken away", note, StringComparison.Ordinal);
        Assert.Contains("send your wish as it is", note, StringComparison.Ordinal);
    }

    /// <summary>Beside the program's own models.</summary>
    private static TemporaryFolder TwoWriters()
    {
        var folder = new TemporaryFolder();
        File.Copy(Path.Combine(Repository.Models, $"{Embedded}.gguf"), folder[$"{Second}.gguf"]);
        var manifest = File.ReadAllText(Path.Combine(Repository.Models, $"{Embedded}.gguf.studio.json"));
        File.WriteAllText(folder[$"{Second}.gguf.studio.json"], Regex.Replace(manifest, "\"version\": \"[^\"]+\"", "\"version\": \"second\"", RegexOptions.None, TimeSpan.FromSeconds(10)));
        return folder;
    }

    private static Task<TestStudio> StartAsync(TemporaryFolder models, string? configured = null) => TestStudio.StartAsync(DatabaseKind.Sqlite, Ct, builder =>
    {
        JobsNode.ConfigureRunning(builder);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Models:Folders:0"] = models.Path,
            ["Models:Folders:1"] = Repository.Models,
            [$"{PromptOptions.Section}:{nameof(PromptOptions.Writer)}"] = configured,
        });
    });

    private static async Task<Turn> TurnAsync(TestStudio studio, TestWorkspace workspace, string? writer)
    {
        var (turn, _) = await JobsRows.AddTurnAsync(workspace, studio.Time.UtcNow, Ct);
        var settings = new GenerationSettings("studio-mini-diffusion", 256, 256, 1, 20, 3.5, "DDIM", 1, "", Upsample: true) { Writer = writer };
        await workspace.AddAsync(Ct, new Draft { UserId = workspace.Owner.Id, ThreadId = turn.ThreadId, Settings = settings, UpdatedAt = studio.Time.UtcNow });
        return turn;
    }

    private static async Task<Guid> EnqueueAsync(TestWorkspace workspace, Turn turn)
    {
        await using var scope = workspace.Enter();
        return await scope.ServiceProvider.GetRequiredService<UpsamplingQueue>().EnqueueAsync(turn.Id, seed: null, Ct);
    }
}
