using Microsoft.Extensions.DependencyInjection;
using Studio.Data.Gallery;
using Studio.Data.Workspaces;
using Studio.Jobs.Events;
using Studio.Jobs.Nodes;
using Studio.Testing;
using Studio.Web.Gallery;

namespace Studio.Web.Tests.Gallery;

public sealed class GalleryQueriesTests
{
    private static readonly WorkspaceDays Days = new(TimeZoneInfo.Utc);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Slices_show_every_picture_once_in_order_though_many_share_one_moment(DatabaseKind kind)
    {
        await using var studio = await StartAsync(kind);
        var workspace = await studio.AddWorkspaceAsync(Token);
        var images = Enumerable.Range(0, 25).Select(number => Rows.Image(workspace.Owner.Id, studio.Time.UtcNow.AddHours(-(number / 10)))).ToArray();
        await workspace.AddAsync(Token, [.. images]);
        await using var scope = workspace.Enter();
        var queries = scope.ServiceProvider.GetRequiredService<GalleryQueries>();

        var seen = new List<GalleryPicture>();
        GallerySlice slice;
        do
        {
            slice = await queries.SliceAsync(new GalleryFilter(), seen.LastOrDefault()?.Cursor, 7, Days, Token);
            seen.AddRange(slice.Pictures);
        }
        while (slice.HasMore);

        Assert.Equal(images.Length, seen.Select(picture => picture.Id).Distinct().Count());
        Assert.Equal(seen.OrderByDescending(picture => picture.CreatedAt).Select(picture => picture.CreatedAt), seen.Select(picture => picture.CreatedAt));
    }

    [Theory, EachDatabase]
    public async Task Search_finds_parts_of_words_in_any_script_and_every_word_must_be_there(DatabaseKind kind)
    {
        await using var studio = await StartAsync(kind);
        var workspace = await studio.AddWorkspaceAsync(Token);
        await workspace.AddAsync(
            Token,
            Rows.Image(workspace.Owner.Id, studio.Time.UtcNow, "A squirrel with a crown.", "リスの王"),
            Rows.Image(workspace.Owner.Id, studio.Time.UtcNow, "A FOX at the beach.", "Fuchskönig am Strand, 100%"));

        Assert.Equal(["リスの王"], await SearchAsync(workspace, "スの"));
        Assert.Equal(["Fuchskönig am Strand, 100%"], await SearchAsync(workspace, "FUCHSKÖNIG fox"));
        Assert.Equal(["Fuchskönig am Strand, 100%"], await SearchAsync(workspace, "100%"));
        Assert.Equal(2, (await SearchAsync(workspace, "４２")).Count);
        Assert.Empty(await SearchAsync(workspace, "fox squirrel"));
        Assert.Empty(await SearchAsync(workspace, "_"));
    }

    [Theory, EachDatabase]
    public async Task Each_filter_narrows_and_day_counts_follow_it(DatabaseKind kind)
    {
        await using var studio = await StartAsync(kind);
        var workspace = await studio.AddWorkspaceAsync(Token);
        var other = await workspace.AddMemberAsync("other", Role.Creator, Token);
        var mine = Rows.Image(workspace.Owner.Id, studio.Time.UtcNow, wish: "mine");
        var theirs = Rows.Image(other.Id, studio.Time.UtcNow.AddDays(-2), wish: "theirs");
        var collection = new ImageCollection { Name = "Kings", CreatedById = other.Id, CreatedAt = studio.Time.UtcNow };
        await workspace.AddAsync(
            Token, mine, theirs, collection,
            new Favourite { UserId = workspace.Owner.Id, ImageId = theirs.Id },
            new CollectionImage { CollectionId = collection.Id, ImageId = mine.Id, AddedAt = studio.Time.UtcNow });

        Assert.Equal(["mine"], await TitlesAsync(workspace, new GalleryFilter { Mine = true }));
        Assert.Equal(["theirs"], await TitlesAsync(workspace, new GalleryFilter { Favourites = true }));
        Assert.Equal(["mine"], await TitlesAsync(workspace, new GalleryFilter { Days = 1 }));
        Assert.Equal(["mine"], await TitlesAsync(workspace, new GalleryFilter { Collection = collection.Id }));
        Assert.Equal(["mine", "theirs"], await TitlesAsync(workspace, new GalleryFilter { Shape = PictureShape.Square, Model = "Studio Mini", Origin = ImageOrigin.Generated }));
        Assert.Empty(await TitlesAsync(workspace, new GalleryFilter { Shape = PictureShape.Wide }));
        Assert.Empty(await TitlesAsync(workspace, new GalleryFilter { Origin = ImageOrigin.Uploaded }));
        Assert.Empty(await TitlesAsync(workspace, new GalleryFilter { Model = "Another" }));

        await using var scope = workspace.Enter();
        var slice = await scope.ServiceProvider.GetRequiredService<GalleryQueries>().SliceAsync(new GalleryFilter { Mine = true }, null, 10, Days, Token);
        Assert.Equal(new Dictionary<DateOnly, int> { [Days.Of(studio.Time.UtcNow)] = 1 }, slice.DayCounts);
    }

    [Theory, EachDatabase]
    public async Task Another_workspace_is_never_seen(DatabaseKind kind)
    {
        await using var studio = await StartAsync(kind);
        var here = await studio.AddWorkspaceAsync(Token);
        var there = await studio.AddWorkspaceAsync(Token);
        var foreign = Rows.Image(there.Owner.Id, studio.Time.UtcNow);
        await there.AddAsync(Token, foreign);
        await using var scope = here.Enter();
        var queries = scope.ServiceProvider.GetRequiredService<GalleryQueries>();

        Assert.Empty((await queries.SliceAsync(new GalleryFilter(), null, 10, Days, Token)).Pictures);
        Assert.Null(await queries.FindAsync(new GalleryFilter(), foreign.Id, Token));
        Assert.Equal(0, await queries.CountAsync(new GalleryFilter(), Token));
        Assert.Empty(await queries.ModelsAsync(Token));
    }

    internal static Task<TestStudio> StartAsync(DatabaseKind kind) => TestStudio.StartAsync(kind, Token, builder =>
    {
        builder.Services.AddLogging();
        builder.Services.AddSingleton<OtherNodes>();
        builder.Services.AddSingleton<StudioEvents>();
        builder.Services.AddGallery();
    });

    private static Task<IReadOnlyList<string>> SearchAsync(TestWorkspace workspace, string words) => TitlesAsync(workspace, new GalleryFilter { Search = words });

    private static async Task<IReadOnlyList<string>> TitlesAsync(TestWorkspace workspace, GalleryFilter filter)
    {
        await using var scope = workspace.Enter();
        var slice = await scope.ServiceProvider.GetRequiredService<GalleryQueries>().SliceAsync(filter, null, 100, Days, Token);
        return [.. slice.Pictures.Select(picture => picture.Title)];
    }
}
