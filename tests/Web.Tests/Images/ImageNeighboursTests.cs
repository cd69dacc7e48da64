using Microsoft.Extensions.DependencyInjection;
using Studio.Testing;
using Studio.Web.Gallery;
using Studio.Web.Images;
using Studio.Web.Tests.Gallery;

namespace Studio.Web.Tests.Images;

public sealed class ImageNeighboursTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task The_number_of_a_picture_counts_in_the_order_of_the_arrows(DatabaseKind kind)
    {
        await using var studio = await GalleryQueriesTests.StartAsync(kind);
        var workspace = await studio.AddWorkspaceAsync(Token);
        // Two of one moment: the id settles their order, as in the gallery.
        var images = Enumerable.Range(0, 4).Select(number => Rows.Image(workspace.Owner.Id, studio.Time.UtcNow.AddMinutes(-(number / 2)), wish: number == 3 ? "fox" : "lion")).ToArray();
        await workspace.AddAsync(Token, [.. images]);
        await using var scope = workspace.Enter();
        var queries = scope.ServiceProvider.GetRequiredService<ImageQueries>();

        Guid? next = images.OrderByDescending(image => image.CreatedAt).ThenByDescending(image => image.Id).First().Id;
        var numbers = new List<(int, int)>();
        while (next is { } id)
        {
            var here = await queries.NeighboursAsync((await queries.FindAsync(id, Token))!, new GalleryFilter(), Token);
            numbers.Add((here.Position, here.Count));
            next = here.After;
        }

        Assert.Equal([(1, 4), (2, 4), (3, 4), (4, 4)], numbers);
        var fox = (await queries.FindAsync(images[3].Id, Token))!;
        Assert.Equal(new ImageNeighbours(null, null, 1, 1), await queries.NeighboursAsync(fox, new GalleryFilter { Search = "fox" }, Token));
        Assert.Equal((0, 3), (await queries.NeighboursAsync(fox, new GalleryFilter { Search = "lion" }, Token)) switch { var left => (left.Position, left.Count) });
    }
}
