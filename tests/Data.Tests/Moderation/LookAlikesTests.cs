using Microsoft.Extensions.DependencyInjection;
using Studio.Data.Moderation.Cases;
using Studio.Data.Moderation.Pictures;
using Studio.Data.Workspaces;
using Studio.Testing;

namespace Studio.Data.Tests.Moderation;

public sealed class LookAlikesTests
{
    private const long Own = 0x0F0F_3C3C_55AA_00FFL;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Open_cases_within_the_distance_are_found_nearest_first_and_no_others(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Token);
        var workspace = await studio.AddWorkspaceAsync(Token);
        var main = await AddAsync(studio, workspace, Own);
        var near = await AddAsync(studio, workspace, Own ^ 0b11_1111L);
        var nearer = await AddAsync(studio, workspace, Own ^ 1L);
        await AddAsync(studio, workspace, Own ^ 0b111_1111L);
        await AddAsync(studio, workspace, looks: null);
        await AddAsync(studio, workspace, Own, c => c.State = CaseState.Decided);
        await AddAsync(studio, workspace, Own, kind: CaseKind.Appeal);
        // The sign bit is one of the 64.
        var negative = await AddAsync(studio, workspace, Own ^ long.MinValue ^ 2L);

        var found = await workspace.WithAsync(context => LookAlikes.CasesAsync(context, main, near: 6, most: 10, Token));

        Assert.Equal([nearer.Id, negative.Id, near.Id], found);
    }

    [Theory, EachDatabase]
    public async Task A_picture_without_its_looks_is_like_no_other(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Token);
        var workspace = await studio.AddWorkspaceAsync(Token);
        var main = await AddAsync(studio, workspace, looks: null);
        await AddAsync(studio, workspace, looks: null);

        Assert.Empty(await workspace.WithAsync(context => LookAlikes.CasesAsync(context, main, near: 64, most: 10, Token)));
    }

    [Theory, EachDatabase]
    public async Task Lines_of_the_queue_say_how_many_of_them_look_alike(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Token);
        var workspace = await studio.AddWorkspaceAsync(Token);
        var main = await AddAsync(studio, workspace, Own);
        var near = await AddAsync(studio, workspace, Own ^ 0b11_1111L);
        var far = await AddAsync(studio, workspace, ~Own);
        var unknown = await AddAsync(studio, workspace, looks: null);

        await using var scope = workspace.Enter(Role.Moderator);
        var lines = await scope.ServiceProvider.GetRequiredService<CaseQueue>().FirstAsync(QueueFilter.All, 50, near: 6, Token);

        var alike = lines.ToDictionary(line => line.Id, line => line.Alike);
        Assert.Equal((1, 1, 0, 0), (alike[main.Id], alike[near.Id], alike[far.Id], alike[unknown.Id]));
    }

    private static async Task<ModerationCase> AddAsync(TestStudio studio, TestWorkspace workspace, long? looks, Action<ModerationCase>? change = null, CaseKind kind = CaseKind.Picture)
    {
        studio.Time.Advance(TimeSpan.FromSeconds(1));
        var image = Rows.Image(workspace.Owner.Id, studio.Time.UtcNow, looks: looks);
        var about = Rows.Case(workspace.Owner.Id, studio.Time.UtcNow, image.Id, kind);
        change?.Invoke(about);
        await workspace.AddAsync(Token, image, about);
        return about;
    }
}
