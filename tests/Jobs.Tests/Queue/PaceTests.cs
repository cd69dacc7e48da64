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
            pace.Require(PaceKind.Files, person: null, place: "203.0.113.9");
        }

        pace.Require(PaceKind.Files, Guid.NewGuid(), place: null);
    }

    [Fact]
    public async Task Many_people_at_one_address_share_its_pace_and_those_elsewhere_have_their_own()
    {
        await using var studio = await StartAsync("AddressDrawings");
        var pace = studio.Services.GetRequiredService<Pace>();
        pace.Require(PaceKind.Drawings, Guid.NewGuid(), place: "203.0.113.9");
        pace.Require(PaceKind.Drawings, Guid.NewGuid(), place: "203.0.113.9");

        var refusal = Assert.Throws<StudioException>(() => pace.Require(PaceKind.Drawings, Guid.NewGuid(), place: "203.0.113.9"));

        Assert.Equal(RefusalKind.TooMany, refusal.Kind);
        Assert.Equal(
            "Too much comes from your network at once: 2 sendings a minute are possible for everybody there together. Nothing is lost; wait a moment, then try again.",
            refusal.Message);
        pace.Require(PaceKind.Drawings, Guid.NewGuid(), place: "203.0.113.10");
        pace.Require(PaceKind.Files, Guid.NewGuid(), place: "203.0.113.9");
    }

    [Fact]
    public async Task What_is_refused_to_one_who_is_too_fast_takes_nothing_from_the_others_at_their_address()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Ct, builder =>
        {
            JobsNode.Configure(builder);
            builder.Configuration.AddInMemoryCollection([new($"{PaceOptions.Section}:Drawings", "1"), new($"{PaceOptions.Section}:AddressDrawings", "2")]);
        });
        var pace = studio.Services.GetRequiredService<Pace>();
        var fast = Guid.NewGuid();
        pace.Require(PaceKind.Drawings, fast, place: "203.0.113.9");
        for (var time = 0; time < 10; time++)
        {
            Assert.Throws<StudioException>(() => pace.Require(PaceKind.Drawings, fast, place: "203.0.113.9"));
        }

        pace.Require(PaceKind.Drawings, Guid.NewGuid(), place: "203.0.113.9");
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
