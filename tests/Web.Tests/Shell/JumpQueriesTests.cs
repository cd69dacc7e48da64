using Microsoft.Extensions.DependencyInjection;
using Studio.Testing;
using Studio.Web.Shell.Jump;

namespace Studio.Web.Tests.Shell;

public sealed class JumpQueriesTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_thread_says_which_of_its_texts_holds_the_words(DatabaseKind kind)
    {
        await using var studio = await StartAsync(kind);
        var workspace = await studio.AddWorkspaceAsync(Token);
        var thread = Rows.Thread(workspace.Owner.Id, studio.Time.UtcNow);
        var (first, second) = (Rows.Turn(thread), Rows.Turn(thread, ordinal: 1, wish: "make the hat of this squirrel red, please"));
        await workspace.AddAsync(Token, thread, first, second, Rows.Revision(first, text: "A squirrel wearing a golden crown in a meadow."));
        await using var scope = workspace.Enter();
        var queries = scope.ServiceProvider.GetRequiredService<JumpQueries>();

        Assert.Equal("in its prompt: … a golden crown in a meadow.", await WhyAsync("CROWN"));
        Assert.Equal("in a wish: make the hat of this …", await WhyAsync("hat"));
        Assert.Null(await WhyAsync("リスの"));
        Assert.Null(await WhyAsync(""));

        async Task<string?> WhyAsync(string text) => Assert.Single(await queries.ThreadsAsync(text, Token)).Why(text);
    }

    [Theory, EachDatabase]
    public async Task A_number_sign_asks_for_a_seed_or_an_id(DatabaseKind kind)
    {
        await using var studio = await StartAsync(kind);
        var workspace = await studio.AddWorkspaceAsync(Token);
        var image = Rows.Image(workspace.Owner.Id, studio.Time.UtcNow);
        await workspace.AddAsync(Token, image);
        await using var scope = workspace.Enter();
        var queries = scope.ServiceProvider.GetRequiredService<JumpQueries>();

        foreach (var (asked, count) in new[] { ($"#{image.Seed}", 1), ($"# {image.Id}", 1), ("#1", 0), ("#squirrel", 0), ("#", 0) })
        {
            Assert.Equal(count, (await queries.PicturesAsync(asked, Token)).Count);
        }
    }

    private static Task<TestStudio> StartAsync(DatabaseKind kind) => TestStudio.StartAsync(kind, Token, builder => builder.Services.AddScoped<JumpQueries>());
}
