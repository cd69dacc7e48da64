using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data;
using Studio.Testing;
using Studio.Web.Admin;
using Studio.Web.Workspaces;

namespace Studio.Web.Tests.Admin;

/// <summary>What the pages read and do, on the other database: with row-level security as the second wall.</summary>
public sealed class AdminOnPostgreSqlTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_servers_lists_and_the_settings_of_a_workspace_are_read_and_changed()
    {
        await using var shared = await SharedStudio.CreateAsync(Token);
        await using var studio = await shared.StartAsync("", Token);
        await SharedStudio.AddOwnerAsync(studio, Token);
        await studio.AddStrangerAsync(TestPerson.Stranger, "inland", Token);
        await studio.AddPicturesAsync("inland", count: 2, Token);
        await using var scope = studio.Services.CreateAsyncScope();
        await SignInAsync(scope.ServiceProvider);

        var (queries, actions) = (scope.ServiceProvider.GetRequiredService<AdminWorkspaceQueries>(), scope.ServiceProvider.GetRequiredService<AdminWorkspaceActions>());
        var inland = (await queries.ReadAsync(Token)).All.Single(w => w.Slug == "inland");
        Assert.Equal((2, true, TestPerson.Stranger.Name), (inland.Pictures, inland.Storage > 0, Assert.Single(inland.Owners)));
        await actions.ArchiveAsync(inland.Id, Token);
        Assert.Equal("1 in use, 1 archived", (await queries.ReadAsync(Token)).Words);
        await actions.UseAgainAsync(inland.Id, Token);
        await scope.ServiceProvider.GetRequiredService<AdminRuleActions>().LetEverybodyMakeWorkspacesAsync(everybody: true, Token);
        Assert.True((await queries.ReadAsync(Token)).EverybodyMakes);

        var users = scope.ServiceProvider.GetRequiredService<AdminUserQueries>();
        var stranger = Assert.Single((await users.ReadAsync("tomas", Token)).Shown);
        await scope.ServiceProvider.GetRequiredService<AdminUserActions>().LockAsync(stranger.Id, Token);
        Assert.True(Assert.Single((await users.ReadAsync("tomas", Token)).Shown).IsShutOut);

        await studio.InsideAsync(
            async (services, token) =>
            {
                var settings = services.GetRequiredService<SettingsQueries>();
                await services.GetRequiredService<SettingsActions>().RenameAsync((await settings.ReadAsync(token)).Version, "Quay", "Europe/Berlin", token);
                Assert.Equal(("Quay", 1, 0), ((await settings.ReadAsync(token)).Name, (await settings.ReadAsync(token)).Members, (await settings.ReadAsync(token)).Pictures));
                await services.GetRequiredService<ExportDesk>().BeginAsync(token);
                Assert.NotNull(await services.GetRequiredService<ExportDesk>().LastAsync(token));
            },
            Token);
    }

    private static async Task SignInAsync(IServiceProvider services)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<StudioDbContext>>().CreateDbContextAsync(Token);
        var id = await db.Users.Where(user => user.IsServerAdministrator).Select(user => user.Id).SingleAsync(Token);
        var person = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, id.ToString())], "test"));
        ((IHostEnvironmentAuthenticationStateProvider)services.GetRequiredService<AuthenticationStateProvider>()).SetAuthenticationState(Task.FromResult(new AuthenticationState(person)));
    }
}
