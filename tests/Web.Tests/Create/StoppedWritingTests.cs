using Microsoft.Extensions.DependencyInjection;
using Studio.Data;
using Studio.Data.Prompts;
using Studio.Data.Workspaces;
using Studio.Testing;
using Studio.Web.Create;
using Studio.Web.Create.Composing;
using Studio.Web.Create.Conversation;

namespace Studio.Web.Tests.Create;

/// <summary>Threads are read by everybody; the writing in one is stopped by its author, or by who may stop any work.</summary>
public sealed class StoppedWritingTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Another_creator_does_not_stop_it_a_moderator_does(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Ct, CreateStudio.Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        var (creator, moderator) = (await workspace.AddMemberAsync("cora", Role.Creator, Ct), await workspace.AddMemberAsync("milo", Role.Moderator, Ct));
        await using var mine = workspace.Enter();
        var place = await mine.ServiceProvider.GetRequiredService<CreateActions>().SendAsync(
            new NewTurn(ThreadId: null, "リスの王", [], CreateStudio.Settings), Ct);
        var writing = (await TurnAsync(mine, place)).Writing!.Id;

        await using (var theirs = workspace.Enter(Role.Creator, creator.Id))
        {
            var refusal = await Assert.ThrowsAsync<StudioException>(() => theirs.ServiceProvider.GetRequiredService<CreateActions>().StopWritingAsync(writing, Ct));
            Assert.Equal(RefusalKind.Forbidden, refusal.Kind);
        }

        Assert.Equal(UpsamplingStatus.Queued, (await TurnAsync(mine, place)).Writing!.Status);
        await using var looksAfterIt = workspace.Enter(Role.Moderator, moderator.Id);
        await looksAfterIt.ServiceProvider.GetRequiredService<CreateActions>().StopWritingAsync(writing, Ct);
        Assert.Equal(UpsamplingStatus.Stopped, (await TurnAsync(mine, place)).Writing!.Status);
    }

    private static async Task<TurnView> TurnAsync(AsyncServiceScope scope, CreatePlace place) =>
        (await scope.ServiceProvider.GetRequiredService<CreateQueries>().TurnAsync(place.TurnId!.Value, Ct))!;
}
