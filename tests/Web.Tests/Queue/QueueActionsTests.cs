using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data;
using Studio.Data.Generations;
using Studio.Testing;
using Studio.Web.Gallery;
using Studio.Web.Queue;
using Studio.Web.Tests.Create;

namespace Studio.Web.Tests.Queue;

public sealed class QueueActionsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_picture_that_cannot_be_tried_again_does_not_keep_the_others_waiting(DatabaseKind kind)
    {
        await using var studio = await StartAsync(kind);
        var workspace = await studio.AddWorkspaceAsync(Token);
        var made = await workspace.AddGenerationAsync(Token, count: 3);
        await EndAsync(workspace, made.Pictures[0].Id, PictureStatus.Canceled);
        await EndAsync(workspace, made.Pictures[1].Id, PictureStatus.Succeeded);
        await EndAsync(workspace, made.Pictures[2].Id, PictureStatus.Failed);
        await using var scope = workspace.Enter();
        var actions = scope.ServiceProvider.GetRequiredService<QueueActions>();

        var left = await Assert.ThrowsAsync<StudioException>(() => actions.RetryAsync([.. made.Pictures.Select(p => p.Id)], Token));

        Assert.Equal(
            "2 of 3 pictures are back in the queue. The others stay as they are: Only a picture that failed or was cancelled can be tried again.",
            left.Message);
        Assert.Equal(RefusalKind.Conflict, left.Kind);
        Assert.Equal(
            [PictureStatus.Queued, PictureStatus.Succeeded, PictureStatus.Queued],
            await workspace.WithAsync(db => db.Pictures.OrderBy(p => p.Ordinal).Select(p => p.Status).ToListAsync(Token)));
    }

    [Theory, EachDatabase]
    public async Task What_a_member_paused_is_told_on_the_page_until_they_go_on(DatabaseKind kind)
    {
        await using var studio = await StartAsync(kind);
        var workspace = await studio.AddWorkspaceAsync(Token);
        await workspace.AddGenerationAsync(Token, count: 3);
        await using var scope = workspace.Enter();
        var (actions, queries) = (scope.ServiceProvider.GetRequiredService<QueueActions>(), scope.ServiceProvider.GetRequiredService<QueueQueries>());
        var days = new WorkspaceDays(TimeZoneInfo.Utc);

        await actions.PauseMineAsync(Token);
        var paused = await queries.ReadAsync(onlyMine: false, days, Token);
        await actions.ResumeMineAsync(Token);
        var resumed = await queries.ReadAsync(onlyMine: false, days, Token);

        Assert.Equal((true, true), (paused.IsMinePaused, Assert.Single(paused.Waiting).IsPaused));
        Assert.StartsWith("You paused your pictures.", paused.Waiting[0].Why, StringComparison.Ordinal);
        Assert.Equal((false, false), (resumed.IsMinePaused, Assert.Single(resumed.Waiting).IsPaused));
    }

    [Fact]
    public async Task One_picture_that_cannot_be_tried_again_is_its_own_sentence()
    {
        await using var studio = await StartAsync(DatabaseKind.Sqlite);
        var workspace = await studio.AddWorkspaceAsync(Token);
        var made = await workspace.AddGenerationAsync(Token);
        await using var scope = workspace.Enter();

        var left = await Assert.ThrowsAsync<StudioException>(() => scope.ServiceProvider.GetRequiredService<QueueActions>().RetryAsync([made.Pictures[0].Id], Token));

        Assert.Equal("Only a picture that failed or was cancelled can be tried again.", left.Message);
    }

    private static Task<TestStudio> StartAsync(DatabaseKind kind) => TestStudio.StartAsync(kind, Token, builder =>
    {
        CreateStudio.Configure(builder);
        builder.Services.AddScoped<QueueActions>();
        builder.Services.AddScoped<QueueQueries>();
    });

    private static Task EndAsync(TestWorkspace workspace, Guid picture, PictureStatus status) =>
        workspace.WithAsync(db => db.Pictures.Where(p => p.Id == picture).ExecuteUpdateAsync(set => set.SetProperty(p => p.Status, status), Token));
}
