using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data;
using Studio.Data.Audit;
using Studio.Data.Tenancy;
using Studio.Data.Users;
using Studio.Testing;
using Studio.Web.Workspaces;

namespace Studio.Web.Tests.Workspaces;

/// <summary>What owners do to their workspace, as the settings page does it.</summary>
public sealed class SettingsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_workspace_gets_another_name_and_address_and_the_old_one_leads_on_also_for_what_is_posted()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        using var owner = new Client(studio);
        (await owner.SignInAsync(TestPerson.Owner, Token)).Dispose();

        await studio.InsideAsync(
            async (services, token) =>
            {
                var (actions, queries) = (services.GetRequiredService<SettingsActions>(), services.GetRequiredService<SettingsQueries>());
                var before = await queries.ReadAsync(token);
                await actions.RenameAsync(before.Version, "  Hafenbüro ", "Europe/Berlin", token);
                await Assert.ThrowsAsync<StudioException>(() => actions.RenameAsync(before.Version, "Somebody else’s", "Europe/Berlin", token));
                await actions.MoveAsync("hafen", token);
                var after = await queries.ReadAsync(token);
                Assert.Equal(("Hafenbüro", "Europe/Berlin", "hafen", TestPerson.Slug), (after.Name, after.TimeZone, after.Slug, Assert.Single(after.OldAddresses)));
            },
            Token);

        using var moved = await owner.GetAsync($"/w/{TestPerson.Slug}/gallery?q=1", Token);
        using var posted = await owner.PostAsync($"/w/{TestPerson.Slug}/images/zip", new Dictionary<string, string>(StringComparer.Ordinal), Token);
        Assert.Equal((HttpStatusCode.Redirect, "/w/hafen/gallery?q=1"), (moved.StatusCode, owner.Target(moved)));
        Assert.Equal((HttpStatusCode.TemporaryRedirect, "/w/hafen/images/zip"), (posted.StatusCode, owner.Target(posted)));
    }

    [Fact]
    public async Task A_workspace_is_deleted_only_by_its_name_and_can_be_taken_back()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        await studio.InsideAsync(
            async (services, token) =>
            {
                var (actions, queries, proof) = (services.GetRequiredService<SettingsActions>(), services.GetRequiredService<SettingsQueries>(), await ProofAsync(services));
                await Assert.ThrowsAsync<StudioException>(() => actions.DeleteAsync(proof, "harbour office", token));
                Assert.Null((await queries.ReadAsync(token)).DeleteAfter);

                await actions.DeleteAsync(proof, $" {TestPerson.WorkspaceName} ", token);
                Assert.NotNull((await queries.ReadAsync(token)).DeleteAfter);
                await services.GetRequiredService<FreshAccess>().ReadAgainAsync(token);
                var refusal = await Assert.ThrowsAsync<StudioException>(() => actions.MoveAsync("quay", token));
                Assert.Contains("going to be deleted", refusal.Message, StringComparison.Ordinal);

                await actions.TakeBackAsync(token);
                Assert.Null((await queries.ReadAsync(token)).DeleteAfter);
                Assert.Equal([AuditAct.WorkspaceMade, AuditAct.WorkspaceEndAsked, AuditAct.WorkspaceRestored], await ActsAsync(services, token));
            },
            Token);
    }

    [Fact]
    public async Task An_archived_workspace_shows_everything_and_is_used_again_by_an_owner()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        await studio.InsideAsync(
            async (services, token) =>
            {
                var actions = services.GetRequiredService<SettingsActions>();
                await actions.ArchiveAsync(token);
                await services.GetRequiredService<FreshAccess>().ReadAgainAsync(token);
                Assert.Equal(WorkspaceState.Archived, services.GetRequiredService<CurrentWorkspace>().Access.State);
                Assert.NotNull((await services.GetRequiredService<SettingsQueries>().ReadAsync(token)).ArchivedAt);
                await actions.UseAgainAsync(token);
                Assert.Equal([AuditAct.WorkspaceMade, AuditAct.WorkspaceArchived, AuditAct.WorkspaceUsedAgain], await ActsAsync(services, token));
            },
            Token);
    }

    [Theory]
    [InlineData("Café", "Cafe\u0301", true)]
    [InlineData("Atelier", " Atelier ", true)]
    [InlineData("Atelier", "atelier", false)]
    [InlineData("视觉研究室", "视觉研究室", true)]
    [InlineData("Atelier", "\ud800", false)]
    public void A_name_is_typed_as_it_is_read(string name, string typed, bool isName) => Assert.Equal(isName, SettingsActions.IsName(typed, name));

    private static async Task<Confirmed> ProofAsync(IServiceProvider services)
    {
        var userId = services.GetRequiredService<CurrentWorkspace>().Access.UserId!.Value;
        var session = await services.GetRequiredService<UserSessions>().BeginAsync(userId, "Test", "", SignInWay.Password, Token);
        services.GetRequiredService<CurrentSession>().Enter(userId, session);
        return await services.GetRequiredService<FreshSignIn>().RequireAsync(Token);
    }

    private static async Task<List<AuditAct>> ActsAsync(IServiceProvider services, CancellationToken token)
    {
        await using var context = await services.GetRequiredService<IDbContextFactory<StudioDbContext>>().CreateDbContextAsync(token);
        return await context.AuditEntries.Where(entry => entry.Act != AuditAct.SignedIn).OrderBy(entry => entry.Number).Select(entry => entry.Act).ToListAsync(token);
    }
}
