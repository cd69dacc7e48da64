using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data;
using Studio.Data.Generations;
using Studio.Data.Moderation.Strikes;
using Studio.Jobs;
using Studio.Testing;
using Studio.Web.Create;
using Studio.Web.Create.Composing;

namespace Studio.Web.Tests.Create;

/// <summary>Who makes no pictures for a while is told so before anything is sent, and by the queue itself.</summary>
public sealed class PausedTests
{
    private static readonly GenerationSettings AsItIs = CreateStudio.Settings with { Upsample = false, Seed = 7 };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Neither_the_composer_nor_the_queue_takes_a_picture_until_the_pause_is_over(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Ct, CreateStudio.Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        var made = await workspace.AddGenerationAsync(Ct);
        await workspace.WithAsync(c => c.Pictures.ExecuteUpdateAsync(set => set.SetProperty(p => p.Status, PictureStatus.Failed), Ct));
        await workspace.AddAsync(Ct, new CreationPause { UserId = workspace.Owner.Id, Since = studio.Time.UtcNow, Until = studio.Time.UtcNow.AddDays(2), ById = workspace.Owner.Id, Why = "Please read the rules." });
        await using var scope = workspace.Enter();
        var queue = scope.ServiceProvider.GetRequiredService<GenerationQueue>();

        Task SendAsync() => scope.ServiceProvider.GetRequiredService<CreateActions>().SendAsync(new NewTurn(ThreadId: null, "A fox.", [], AsItIs), Ct);
        Task EnqueueAsync() => queue.EnqueueAsync(new NewGeneration(made.Turn.Id, made.Revision.Id, AsItIs, GenerationKind.Create, ParentImageId: null, Seeds: null), Ct);
        Task RetryAsync() => queue.RetryPictureAsync(made.Pictures[0].Id, Ct);
        foreach (var way in new[] { SendAsync, EnqueueAsync, RetryAsync })
        {
            var refused = await Assert.ThrowsAsync<StudioException>(way);
            Assert.Equal(RefusalKind.Forbidden, refused.Kind);
            Assert.StartsWith("You can make pictures again on ", refused.Message, StringComparison.Ordinal);
        }

        Assert.Equal((1, 1), (await workspace.WithAsync(c => c.Turns.CountAsync(Ct)), await workspace.WithAsync(c => c.Generations.CountAsync(Ct))));

        studio.Time.Advance(TimeSpan.FromDays(2));
        await SendAsync();
        Assert.Equal(2, await workspace.WithAsync(c => c.Turns.CountAsync(Ct)));
    }
}
