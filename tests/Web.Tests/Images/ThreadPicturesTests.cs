using Microsoft.Extensions.DependencyInjection;
using Studio.Data.Gallery;
using Studio.Jobs.Events;
using Studio.Jobs.Nodes;
using Studio.Testing;
using Studio.Web.Gallery;
using Studio.Web.Images;

namespace Studio.Web.Tests.Images;

/// <summary>The side list "In this thread" beside a picture.</summary>
public sealed class ThreadPicturesTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_picture_that_was_run_again_to_the_same_bytes_is_listed_once(DatabaseKind kind)
    {
        await using var studio = await StartAsync(kind);
        var workspace = await studio.AddWorkspaceAsync(Token);
        var (thread, first, second) = await AddThreadAsync(studio, workspace);
        var replays = new[] { await ReplayAsync(studio, workspace, thread, first, first.Prompt), await ReplayAsync(studio, workspace, thread, first, first.Prompt) };

        Assert.Equal([(first.Id, false), (second.Id, false)], await ListAsync(workspace, thread, second.Id));

        // Whoever looks at such a copy sees where it stands, and what it is.
        Assert.Equal([(first.Id, false), (second.Id, false), (replays[1].Id, true)], await ListAsync(workspace, thread, replays[1].Id));
    }

    [Theory, EachDatabase]
    public async Task One_that_came_out_differently_is_listed_as_run_again(DatabaseKind kind)
    {
        await using var studio = await StartAsync(kind);
        var workspace = await studio.AddWorkspaceAsync(Token);
        var (thread, first, second) = await AddThreadAsync(studio, workspace);
        var other = await ReplayAsync(studio, workspace, thread, first, "other pixels");

        Assert.Equal([(first.Id, false), (second.Id, false), (other.Id, true)], await ListAsync(workspace, thread, first.Id));
    }

    [Theory, EachDatabase]
    public async Task When_the_picture_itself_is_in_the_trash_its_copy_stays_in_the_list(DatabaseKind kind)
    {
        await using var studio = await StartAsync(kind);
        var workspace = await studio.AddWorkspaceAsync(Token);
        var (thread, first, second) = await AddThreadAsync(studio, workspace);
        var copy = await ReplayAsync(studio, workspace, thread, first, first.Prompt);
        await using (var scope = workspace.Enter())
        {
            await scope.ServiceProvider.GetRequiredService<GalleryActions>().DeleteAsync([first.Id], Token);
        }

        Assert.Equal([(second.Id, false), (copy.Id, true)], await ListAsync(workspace, thread, second.Id));
    }

    [Fact]
    public void Pictures_of_one_press_say_which_of_how_many_they_are_whichever_was_done_first()
    {
        var press = Guid.NewGuid();
        ThreadPicture Of(Guid? generation, int ordinal = 0) => new(Guid.NewGuid(), "a fox", "en", Seed: 7 + ordinal, 0, generation, ordinal, IsRunAgain: false);

        var counted = ThreadPicture.Counted([Of(press, 2), Of(press), Of(generation: null), Of(press, 1), Of(Guid.NewGuid())]);

        Assert.Equal([("1 of 3", 7L), ("2 of 3", 8L), ("3 of 3", 9L), (null, 7L), (null, 7L)], counted.Select(picture => (picture.Among, picture.Seed)));
    }

    private static Task<TestStudio> StartAsync(DatabaseKind kind) => TestStudio.StartAsync(kind, Token, builder =>
    {
        builder.Services.AddLogging();
        builder.Services.AddSingleton<OtherNodes>();
        builder.Services.AddSingleton<StudioEvents>();
        builder.Services.AddGallery();
    });

    private static async Task<(Guid Thread, Image First, Image Second)> AddThreadAsync(TestStudio studio, TestWorkspace workspace)
    {
        var thread = Rows.Thread(workspace.Owner.Id, studio.Time.UtcNow);
        var first = Rows.Image(workspace.Owner.Id, studio.Time.UtcNow, "A fox.", threadId: thread.Id);
        var second = Rows.Image(workspace.Owner.Id, studio.Time.UtcNow.AddMinutes(1), "A blue fox.", threadId: thread.Id);
        await workspace.AddAsync(Token, thread, first, second);
        return (thread.Id, first, second);
    }

    private static async Task<Image> ReplayAsync(TestStudio studio, TestWorkspace workspace, Guid thread, Image of, string pixels)
    {
        studio.Time.Advance(TimeSpan.FromMinutes(5));
        var again = Rows.Image(workspace.Owner.Id, studio.Time.UtcNow, pixels, threadId: thread);
        await workspace.AddAsync(Token, again, new ImageLink { ChildId = again.Id, ParentId = of.Id, Kind = ImageLinkKind.Replay });
        return again;
    }

    private static async Task<IReadOnlyList<(Guid Id, bool IsRunAgain)>> ListAsync(TestWorkspace workspace, Guid thread, Guid shown)
    {
        await using var scope = workspace.Enter();
        var pictures = await scope.ServiceProvider.GetRequiredService<ImageQueries>().ThreadAsync(thread, shown, Token);
        return [.. pictures.Select(picture => (picture.Id, picture.IsRunAgain))];
    }
}
