using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data;
using Studio.Data.Generations;
using Studio.Data.Workspaces;
using Studio.Jobs.Claims;
using Studio.Jobs.Tests.Nodes;
using Studio.Testing;

namespace Studio.Jobs.Tests.Queue;

public sealed class GenerationQueueTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_generation_has_a_row_per_picture_with_its_own_seed(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Ct, JobsNode.Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);

        var id = await EnqueueAsync(studio, workspace, JobsRows.Settings(count: 3) with { Seed = uint.MaxValue });

        var pictures = await workspace.WithAsync(db => db.Pictures.Where(p => p.GenerationId == id).OrderBy(p => p.Ordinal).ToListAsync(Ct));
        Assert.Equal([uint.MaxValue, 0, 1], pictures.Select(p => p.Seed));
        Assert.All(pictures, p => Assert.Equal(PictureStatus.Queued, p.Status));
        Assert.Equal(64, (await workspace.WithAsync(db => db.Generations.SingleAsync(Ct))).ModelHash.Length);
    }

    [Fact]
    public async Task Settings_the_model_cannot_do_are_refused_and_nothing_is_stored()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Ct, JobsNode.Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);

        var steps = await Assert.ThrowsAsync<StudioException>(() => EnqueueAsync(studio, workspace, JobsRows.Settings(steps: 10_000)));
        var model = await Assert.ThrowsAsync<StudioException>(() => EnqueueAsync(studio, workspace, JobsRows.Settings() with { Model = "dall-e-3" }));

        Assert.Contains("Steps must be between 1 and", steps.Message, StringComparison.Ordinal);
        Assert.Contains("dall-e-3", model.Message, StringComparison.Ordinal);
        Assert.Equal(0, await workspace.WithAsync(db => db.Generations.CountAsync(Ct)));
    }

    [Fact]
    public async Task A_turn_of_another_workspace_is_not_there()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Ct, JobsNode.Configure);
        var (mine, other) = (await studio.AddWorkspaceAsync(Ct), await studio.AddWorkspaceAsync(Ct));
        var (turn, revision) = await JobsRows.AddTurnAsync(other, studio.Time.UtcNow, Ct);
        await using var scope = mine.Enter();

        var refusal = await Assert.ThrowsAsync<StudioException>(() => scope.ServiceProvider.GetRequiredService<GenerationQueue>()
            .EnqueueAsync(new NewGeneration(turn.Id, revision.Id, JobsRows.Settings(), GenerationKind.Create, null, null), Ct));

        Assert.Equal(RefusalKind.NotFound, refusal.Kind);
    }

    [Theory, EachDatabase]
    public async Task Pictures_of_a_member_who_pauses_wait_until_they_go_on(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Ct, JobsNode.Configure);
        var (mine, other) = (await studio.AddWorkspaceAsync(Ct), await studio.AddWorkspaceAsync(Ct));
        await mine.AddGenerationAsync(Ct);
        await other.AddGenerationAsync(Ct);
        var claims = studio.Services.GetRequiredService<PictureClaims>();
        await using var scope = mine.Enter();
        var pauses = scope.ServiceProvider.GetRequiredService<QueuePauses>();

        await pauses.PauseMineAsync(Ct);
        await pauses.PauseMineAsync(Ct);
        var entry = Assert.Single(await scope.ServiceProvider.GetRequiredService<QueueForecast>().WaitingAsync(Ct));
        Assert.Equal((true, 2, null), (entry.IsPaused, entry.Position, entry.EtaSeconds));
        Assert.StartsWith("You paused your pictures.", entry.Why, StringComparison.Ordinal);
        Assert.Equal(other.Id, (await claims.NextAsync(Ct))!.WorkspaceId);
        Assert.Null(await claims.NextAsync(Ct));

        await pauses.ResumeMineAsync(Ct);
        Assert.False(await pauses.IsMinePausedAsync(Ct));
        Assert.Equal(mine.Id, (await claims.NextAsync(Ct))!.WorkspaceId);
    }

    [Theory]
    [InlineData(Role.Viewer)]
    [InlineData(Role.Rater)]
    public async Task Who_may_only_look_cannot_enqueue(Role role)
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Ct, JobsNode.Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);

        // A model that is not there: the right is asked for before anything is looked at, and not by the rules of a model alone.
        var refusal = await Assert.ThrowsAsync<StudioException>(() => EnqueueAsync(studio, workspace, JobsRows.Settings() with { Model = "no such model" }, role));

        Assert.Equal(RefusalKind.Forbidden, refusal.Kind);
    }

    [Theory, EachDatabase]
    public async Task A_waiting_picture_is_cancelled_at_once_and_can_be_tried_again(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Ct, JobsNode.Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        var generation = await EnqueueAsync(studio, workspace, JobsRows.Settings());
        var picture = await workspace.WithAsync(db => db.Pictures.Select(p => p.Id).SingleAsync(Ct));
        await using var scope = workspace.Enter();
        var queue = scope.ServiceProvider.GetRequiredService<GenerationQueue>();

        await queue.CancelGenerationAsync(generation, Ct);
        Assert.Equal((PictureStatus.Canceled, GenerationStatus.Canceled), await StatusAsync(workspace, picture));

        await queue.RetryPictureAsync(picture, Ct);
        Assert.Equal((PictureStatus.Queued, GenerationStatus.Queued), await StatusAsync(workspace, picture));

        var again = await Assert.ThrowsAsync<StudioException>(() => queue.RetryPictureAsync(picture, Ct));
        Assert.Equal(RefusalKind.Conflict, again.Kind);
    }

    [Theory, EachDatabase]
    public async Task A_cancel_of_a_running_picture_is_written_and_the_next_renewal_sees_it(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Ct, JobsNode.Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        await EnqueueAsync(studio, workspace, JobsRows.Settings());
        var claims = studio.Services.GetRequiredService<PictureClaims>();
        var claim = await claims.NextAsync(Ct);
        await using var scope = workspace.Enter();

        await scope.ServiceProvider.GetRequiredService<GenerationQueue>().CancelPictureAsync(claim!.PictureId, Ct);

        Assert.Equal(LeaseState.CancelRequested, await claims.RenewAsync(claim, Ct));
        await studio.Services.GetRequiredService<PictureOutcomes>().CancelAsync(claim, deviceMs: 5, Ct);
        Assert.Equal((PictureStatus.Canceled, GenerationStatus.Canceled), await StatusAsync(workspace, claim.PictureId));
    }

    [Fact]
    public async Task A_creator_cannot_cancel_what_somebody_else_started()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Ct, JobsNode.Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        var generation = await EnqueueAsync(studio, workspace, JobsRows.Settings());
        var member = await workspace.AddMemberAsync("aiko", Role.Creator, Ct);
        await using var scope = workspace.Enter(Role.Creator, member.Id);

        var refusal = await Assert.ThrowsAsync<StudioException>(() => scope.ServiceProvider.GetRequiredService<GenerationQueue>().CancelGenerationAsync(generation, Ct));

        Assert.Equal(RefusalKind.Forbidden, refusal.Kind);
    }

    [Fact]
    public async Task A_creator_cannot_try_again_what_somebody_else_started_and_a_moderator_can()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Ct, JobsNode.Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        var generation = await EnqueueAsync(studio, workspace, JobsRows.Settings());
        var picture = await workspace.WithAsync(db => db.Pictures.Select(p => p.Id).SingleAsync(Ct));
        await using var owner = workspace.Enter();
        await owner.ServiceProvider.GetRequiredService<GenerationQueue>().CancelGenerationAsync(generation, Ct);
        var member = await workspace.AddMemberAsync("aiko", Role.Creator, Ct);
        await using var creator = workspace.Enter(Role.Creator, member.Id);
        await using var moderator = workspace.Enter(Role.Moderator, member.Id);

        var refusal = await Assert.ThrowsAsync<StudioException>(() => creator.ServiceProvider.GetRequiredService<GenerationQueue>().RetryPictureAsync(picture, Ct));
        Assert.Equal(RefusalKind.Forbidden, refusal.Kind);
        Assert.Equal((PictureStatus.Canceled, GenerationStatus.Canceled), await StatusAsync(workspace, picture));

        await moderator.ServiceProvider.GetRequiredService<GenerationQueue>().RetryPictureAsync(picture, Ct);
        Assert.Equal((PictureStatus.Queued, GenerationStatus.Queued), await StatusAsync(workspace, picture));
    }

    [Fact]
    public async Task What_waits_has_a_position_and_a_reason_and_other_workspaces_count_but_are_not_told()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Ct, JobsNode.Configure);
        var (mine, other) = (await studio.AddWorkspaceAsync(Ct), await studio.AddWorkspaceAsync(Ct));
        await EnqueueAsync(studio, other, JobsRows.Settings(count: 2));
        studio.Time.Advance(TimeSpan.FromMinutes(1));
        await EnqueueAsync(studio, mine, JobsRows.Settings(count: 2));
        await using var scope = mine.Enter();

        var waiting = await scope.ServiceProvider.GetRequiredService<QueueForecast>().WaitingAsync(Ct);

        // Workspaces take turns: other, mine, other, mine.
        Assert.Equal([2, 4], waiting.Select(w => w.Position));
        Assert.Equal([1, 3], waiting.Select(w => w.PicturesAhead));
        Assert.All(waiting, w => Assert.Null(w.EtaSeconds));
        Assert.All(waiting, w => Assert.NotEmpty(w.Why));
    }

    private static async Task<Guid> EnqueueAsync(TestStudio studio, TestWorkspace workspace, GenerationSettings settings, Role role = Role.Owner)
    {
        var (turn, revision) = await JobsRows.AddTurnAsync(workspace, studio.Time.UtcNow, Ct);
        await using var scope = workspace.Enter(role);
        return await scope.ServiceProvider.GetRequiredService<GenerationQueue>()
            .EnqueueAsync(new NewGeneration(turn.Id, revision.Id, settings, GenerationKind.Create, ParentImageId: null, Seeds: null), Ct);
    }

    private static Task<(PictureStatus Picture, GenerationStatus Generation)> StatusAsync(TestWorkspace workspace, Guid picture) => workspace.WithAsync(async db =>
    {
        var row = await db.Pictures.AsNoTracking().SingleAsync(p => p.Id == picture, Ct);
        return (row.Status, await db.Generations.Where(g => g.Id == row.GenerationId).Select(g => g.Status).SingleAsync(Ct));
    });
}
