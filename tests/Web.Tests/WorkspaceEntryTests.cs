using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data;
using Studio.Data.Workspaces;
using Studio.Testing;

namespace Studio.Web.Tests;

public sealed class WorkspaceEntryTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_foreign_workspace_looks_like_none()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        await studio.AddStrangerAsync(TestPerson.Stranger, "inland", Token);
        using var client = new Client(studio);
        (await client.SignInAsync(TestPerson.Stranger, Token)).Dispose();

        using var own = await client.GetAsync("/w/inland/profile", Token);
        using var foreign = await client.GetAsync($"/w/{TestPerson.Slug}/profile", Token);
        using var unknown = await client.GetAsync("/w/no-such-workspace/profile", Token);

        Assert.Equal(HttpStatusCode.OK, own.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Equal(await BodyAsync(unknown), await BodyAsync(foreign));
        Assert.Contains("Nothing is here", await BodyAsync(foreign), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_old_address_of_a_workspace_leads_its_members_on_and_nobody_else()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        await studio.AddStrangerAsync(TestPerson.Stranger, "inland", Token);
        await RenameAsync(studio, "quay");
        using var member = new Client(studio);
        (await member.SignInAsync(TestPerson.Owner, Token)).Dispose();
        using var stranger = new Client(studio);
        (await stranger.SignInAsync(TestPerson.Stranger, Token)).Dispose();

        using var moved = await member.GetAsync($"/w/{TestPerson.Slug}/profile?x=1", Token);
        using var unknown = await stranger.GetAsync($"/w/{TestPerson.Slug}/profile?x=1", Token);

        Assert.Equal("/w/quay/profile?x=1", member.Target(moved));
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task The_front_door_leads_to_the_workspace_of_last_time()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        using var client = new Client(studio);
        (await client.SignInAsync(TestPerson.Owner, Token)).Dispose();

        using var home = await client.GetAsync("/", Token);

        Assert.Equal($"/w/{TestPerson.Slug}/create", client.Target(home));
    }

    private static async Task RenameAsync(RunningStudio studio, string slug)
    {
        await using var scope = studio.Services.CreateAsyncScope();
        await using var context = await scope.ServiceProvider.GetRequiredService<IDbContextFactory<StudioDbContext>>().CreateDbContextAsync(Token);
        var workspace = await context.Workspaces.SingleAsync(w => w.Slug == TestPerson.Slug, Token);
        context.WorkspaceSlugs.Add(new WorkspaceSlug { Slug = workspace.Slug, WorkspaceId = workspace.Id, RetiredAt = DateTime.UnixEpoch });
        workspace.Slug = slug;
        await context.SaveChangesAsync(Token);
    }

    // The token and the nonce differ on every answer, as they must.
    internal static async Task<string> BodyAsync(HttpResponseMessage answer)
    {
        var html = await answer.Content.ReadAsStringAsync(Token);
        return html[html.IndexOf("<body", StringComparison.Ordinal)..html.IndexOf("</main>", StringComparison.Ordinal)];
    }
}
