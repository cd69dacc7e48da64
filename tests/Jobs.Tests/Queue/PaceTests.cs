using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data;
using Studio.Data.Generations;
using Studio.Jobs.Quotas;
using Studio.Jobs.Tests.Nodes;
using Studio.Testing;

namespace Studio.Jobs.Tests.Queue;

public sealed class PaceTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_sends_faster_than_any_person_is_refused_in_words_and_nothing_of_it_is_stored()
    {
        await using var studio = await StartAsync("Drawings");
        var (fast, other) = (await studio.AddWorkspaceAsync(Ct), await studio.AddWorkspaceAsync(Ct));
        await DrawAsync(studio, fast);
        await DrawAsync(studio, fast);

        var refusal = await Assert.ThrowsAsync<StudioException>(() => DrawAsync(studio, fast));

        Assert.Equal(RefusalKind.TooMany, refusal.Kind);
        Assert.Equal("That was very fast: 2 sendings a minute are possible. Nothing is lost; wait a moment, then try again.", refusal.Message);
        Assert.Equal(2, await fast.WithAsync(db => db.Generations.CountAsync(Ct)));
        await DrawAsync(studio, other);
    }

    [Fact]
    public async Task Who_has_descriptions_written_in_a_loop_is_refused_in_words()
    {
        await using var studio = await StartAsync("Descriptions");
        var workspace = await studio.AddWorkspaceAsync(Ct);
        await WriteAsync(studio, workspace);
        await WriteAsync(studio, workspace);

        var refusal = await Assert.ThrowsAsync<StudioException>(() => WriteAsync(studio, workspace));

        Assert.Equal(RefusalKind.TooMany, refusal.Kind);
        Assert.Equal(2, await workspace.WithAsync(db => db.Upsamplings.CountAsync(Ct)));
    }

    [Fact]
    public async Task The_studio_itself_is_not_counted()
    {
        await using var studio = await StartAsync("Files");
        var pace = studio.Services.GetRequiredService<Pace>();

        for (var time = 0; time < 10; time++)
        {
            pace.Require(PaceKind.Files, person: null);
        }

        pace.Require(PaceKind.Files, Guid.NewGuid());
    }

    private static Task<TestStudio> StartAsync(string kind) => TestStudio.StartAsync(DatabaseKind.Sqlite, Ct, builder =>
    {
        JobsNode.Configure(builder);
        builder.Configuration.AddInMemoryCollection([new($"{PaceOptions.Section}:{kind}", "2")]);
    });

    private static async Task DrawAsync(TestStudio studio, TestWorkspace workspace)
    {
        var (turn, revision) = await JobsRows.AddTurnAsync(workspace, studio.Time.UtcNow, Ct);
        await using var scope = workspace.Enter();
        await scope.ServiceProvider.GetRequiredService<GenerationQueue>()
            .EnqueueAsync(new NewGeneration(turn.Id, revision.Id, JobsRows.Settings(), GenerationKind.Create, ParentImageId: null, Seeds: null), Ct);
    }

    private static async Task WriteAsync(TestStudio studio, TestWorkspace workspace)
    {
        var (turn, _) = await JobsRows.AddTurnAsync(workspace, studio.Time.UtcNow, Ct);
        await using var scope = workspace.Enter();
        await scope.ServiceProvider.GetRequiredService<UpsamplingQueue>().EnqueueAsync(turn.Id, seed: 1, Ct);
    }
}
