using System.Net;
using System.Reflection;
using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data;
using Studio.Data.Audit;
using Studio.Data.Tenancy;
using Studio.Data.Users;
using Studio.Data.Workspaces;
using Studio.Testing;
using Studio.Web.Admin;
using Studio.Web.Policies.Server;

namespace Studio.Web.Tests.Admin;

/// <summary>The server's lists of workspaces and people.</summary>
public sealed class AdminTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/admin/workspaces")]
    [InlineData("/admin/users")]
    [InlineData("/admin/policies")]
    [InlineData("/admin/policies/some-rule")]
    public async Task The_page_is_there_for_administrators_of_the_server_only(string page)
    {
        await using var studio = await StartAsync();
        using var stranger = new Client(studio);
        using var owner = new Client(studio);
        (await stranger.SignInAsync(TestPerson.Stranger, Token)).Dispose();
        (await owner.SignInAsync(TestPerson.Owner, Token)).Dispose();

        using var none = await stranger.GetAsync(page, Token);
        using var there = await owner.GetAsync(page, Token);

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.OK), (none.StatusCode, there.StatusCode));
    }

    [Theory]
    [InlineData(typeof(AdminWorkspaceQueries))]
    [InlineData(typeof(AdminWorkspaceActions))]
    [InlineData(typeof(AdminRuleActions))]
    [InlineData(typeof(AdminUserQueries))]
    [InlineData(typeof(AdminUserActions))]
    [InlineData(typeof(ServerPolicyQueries))]
    [InlineData(typeof(ServerPolicyActions))]
    public async Task Everything_that_reads_or_decides_refuses_whoever_is_no_administrator(Type type)
    {
        await using var studio = await StartAsync();
        await using var scope = await AsAsync(studio, TestPerson.Stranger);
        var target = scope.ServiceProvider.GetRequiredService(type);
        var methods = type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(method => typeof(Task).IsAssignableFrom(method.ReturnType)).ToList();

        Assert.NotEmpty(methods);
        foreach (var method in methods)
        {
            var refusal = await Assert.ThrowsAsync<StudioException>(() => (Task)method.Invoke(target, [.. method.GetParameters().Select(Nothing)])!);
            Assert.Equal((method.Name, RefusalKind.Forbidden), (method.Name, refusal.Kind));
        }
    }

    [Fact]
    public async Task Workspaces_are_listed_with_who_owns_them_and_found_by_name_address_and_owner()
    {
        await using var studio = await StartAsync();
        await using var scope = await AsAsync(studio, TestPerson.Owner);

        var list = await scope.ServiceProvider.GetRequiredService<AdminWorkspaceQueries>().ReadAsync(Token);

        Assert.Equal("2 in use", list.Words);
        Assert.Equal([TestPerson.WorkspaceName, "inland"], list.Of(text: null, order: null).Select(w => w.Name));
        Assert.Equal([(true, 1, 0), (false, 1, 0)], list.Of(text: null, order: null).Select(w => (w.IsMember, w.Members, w.Pictures)));
        Assert.Equal("inland", Assert.Single(list.Of("weil", order: null)).Slug);
        Assert.Empty(list.Of("nobody", order: null));
    }

    [Fact]
    public async Task Somebody_is_found_by_name_and_address_whatever_the_alphabet_and_case()
    {
        await using var studio = await StartAsync();
        await using var scope = await AsAsync(studio, TestPerson.Owner);
        await scope.ServiceProvider.GetRequiredService<StudioDbContext>().Users.Where(user => user.Email == TestPerson.Stranger.Email)
            .ExecuteUpdateAsync(set => set.SetProperty(user => user.DisplayName, "Jürgen Ödegård"), Token);
        var queries = scope.ServiceProvider.GetRequiredService<AdminUserQueries>();

        Assert.Equal(TestPerson.Stranger.Email, Assert.Single((await queries.ReadAsync("JÜRGEN ö", Token)).Shown).Email);
        Assert.Equal(TestPerson.Stranger.Email, Assert.Single((await queries.ReadAsync("@INLAND", Token)).Shown).Email);
        var all = await queries.ReadAsync(text: null, Token);
        Assert.Equal((2, 2), (all.Shown.Count, all.All));
        Assert.Equal("inland, Owner", Assert.Single(all.Shown.Single(user => user.Email == TestPerson.Stranger.Email).Spaces));
        Assert.True(all.Shown.All(user => user.IsPasswordOnly));
        Assert.Empty((await queries.ReadAsync("nobody", Token)).Shown);
    }

    [Fact]
    public async Task A_locked_account_is_signed_out_cannot_sign_in_and_can_again_when_it_is_unlocked()
    {
        await using var studio = await StartAsync();
        using var stranger = new Client(studio);
        (await stranger.SignInAsync(TestPerson.Stranger, Token)).Dispose();
        await using var scope = await AsAsync(studio, TestPerson.Owner);
        var actions = scope.ServiceProvider.GetRequiredService<AdminUserActions>();
        var who = await IdAsync(scope.ServiceProvider, TestPerson.Stranger);

        await actions.LockAsync(who, Token);
        using var inside = await stranger.GetAsync("/w/inland/profile", Token);
        using var door = await stranger.SignInAsync(TestPerson.Stranger, Token);
        Assert.StartsWith("/sign-in", stranger.Target(inside), StringComparison.Ordinal);
        Assert.Null(stranger.Target(door));
        // However somebody got past the door, by a passkey or by another service.
        var sessions = scope.ServiceProvider.GetRequiredService<UserSessions>();
        var session = await sessions.BeginAsync(who, "Test", "", SignInWay.Passkey, Token);
        Assert.False(await sessions.IsOpenAsync(session, who, Token));

        await actions.UnlockAsync(who, Token);
        Assert.True(await sessions.IsOpenAsync(session, who, Token));
        using var again = await stranger.SignInAsync(TestPerson.Stranger, Token);
        Assert.NotNull(stranger.Target(again));
        Assert.Equal([AuditAct.PersonLocked, AuditAct.PersonUnlocked], await ActsAsync(scope.ServiceProvider, AuditAct.PersonLocked, AuditAct.PersonUnlocked));
    }

    [Fact]
    public async Task The_last_administrator_of_the_server_stays_one()
    {
        await using var studio = await StartAsync();
        await using var scope = await AsAsync(studio, TestPerson.Owner);
        var actions = scope.ServiceProvider.GetRequiredService<AdminUserActions>();
        var (me, other) = (await IdAsync(scope.ServiceProvider, TestPerson.Owner), await IdAsync(scope.ServiceProvider, TestPerson.Stranger));
        var proof = await ProofAsync(scope.ServiceProvider, me);

        var alone = await Assert.ThrowsAsync<StudioException>(() => actions.EndAdministratorAsync(me, proof, Token));
        await actions.MakeAdministratorAsync(other, proof, Token);
        await actions.EndAdministratorAsync(me, proof, Token);

        Assert.Contains("stays one", alone.Message, StringComparison.Ordinal);
        var now = await Assert.ThrowsAsync<StudioException>(() => actions.EndAdministratorAsync(other, proof, Token));
        Assert.Equal(RefusalKind.Forbidden, now.Kind);
    }

    [Fact]
    public async Task A_look_lets_the_administrator_see_and_change_nothing_and_ends_when_an_owner_says_so()
    {
        await using var studio = await StartAsync();
        using var administrator = new Client(studio);
        (await administrator.SignInAsync(TestPerson.Owner, Token)).Dispose();
        await using var scope = await AsAsync(studio, TestPerson.Owner);
        var (me, inland) = (await IdAsync(scope.ServiceProvider, TestPerson.Owner), await studio.WorkspaceIdAsync("inland", Token));
        var actions = scope.ServiceProvider.GetRequiredService<AdminWorkspaceActions>();
        using var before = await administrator.GetAsync("/w/inland/gallery", Token);

        var proof = await ProofAsync(scope.ServiceProvider, me);
        await Assert.ThrowsAsync<StudioException>(() => actions.LookInAsync(inland, "short", proof, Token));
        Assert.Equal("inland", await actions.LookInAsync(inland, "storage nearly full", proof, Token));
        using var during = await administrator.GetAsync("/w/inland/gallery", Token);
        using var home = await administrator.GetAsync("/", Token);
        var access = await scope.ServiceProvider.GetRequiredService<Doors>().MemberAsync("inland", me, Token);

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.OK), (before.StatusCode, during.StatusCode));
        // A look is no visit that the studio comes back to.
        Assert.Equal($"/w/{TestPerson.Slug}/create", administrator.Target(home));
        Assert.Equal([Permission.ViewGallery, Permission.ViewQueue, Permission.ReadAudit], access!.Permissions.Order());
        Assert.Contains("nothing can be made or changed", Assert.Throws<StudioException>(() => access.Require(Permission.CreateImages)).Message, StringComparison.Ordinal);

        await scope.ServiceProvider.GetRequiredService<Studio.Data.Workspaces.Looks.Looking>().EndAsync(inland, await IdAsync(scope.ServiceProvider, TestPerson.Stranger), PrincipalKind.Member, Token);
        using var after = await administrator.GetAsync("/w/inland/gallery", Token);
        Assert.Equal(HttpStatusCode.NotFound, after.StatusCode);
    }

    [Fact]
    public async Task Every_file_that_a_look_is_given_stands_in_the_workspaces_log_once_and_what_is_refused_does_not()
    {
        await using var studio = await StartAsync();
        var picture = (await studio.AddPicturesAsync("inland", 1, Token, width: 800, height: 400)).Single();
        using var administrator = new Client(studio);
        (await administrator.SignInAsync(TestPerson.Owner, Token)).Dispose();
        await using var scope = await AsAsync(studio, TestPerson.Owner);
        var inland = await studio.WorkspaceIdAsync("inland", Token);
        await scope.ServiceProvider.GetRequiredService<AdminWorkspaceActions>().LookInAsync(
            inland, "storage nearly full", await ProofAsync(scope.ServiceProvider, await IdAsync(scope.ServiceProvider, TestPerson.Owner)), Token);

        var images = $"/w/inland/images/{picture.Id}";
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => StatusAsync($"{images}/thumb", HttpStatusCode.OK)));
        await StatusAsync($"{images}/file", HttpStatusCode.OK);
        await StatusAsync($"{images}/file?plain=1", HttpStatusCode.OK);
        await StatusAsync($"/w/inland/images/{Guid.NewGuid()}/file", HttpStatusCode.NotFound);
        await StatusAsync($"{images}/thumb?trash=1", HttpStatusCode.Forbidden);

        using var member = new Client(studio);
        (await member.SignInAsync(TestPerson.Stranger, Token)).Dispose();
        (await member.GetAsync($"{images}/file", Token)).Dispose();

        var given = await studio.Services.GetRequiredService<WorkspaceScope>().RunAsync(
            inland,
            (services, token) => services.GetRequiredService<StudioDbContext>().AuditEntries.AsNoTracking()
                .Where(entry => entry.Act == AuditAct.AdministratorOpenedFile).OrderBy(entry => entry.Number).ToListAsync(token),
            Token);
        Assert.Equal([($"images/{picture.Id}", """{"file":"thumb"}"""), ($"images/{picture.Id}", """{"file":"file"}""")], given.Select(entry => (entry.Object, entry.Details)));
        Assert.All(given, entry => Assert.Equal(PrincipalKind.Administrator, entry.By));

        async Task StatusAsync(string address, HttpStatusCode expected)
        {
            using var answer = await administrator.GetAsync(address, Token);
            Assert.Equal((address, expected), (address, answer.StatusCode));
        }
    }

    [Fact]
    public async Task Who_makes_workspaces_is_the_servers_rule_and_stands_in_its_log()
    {
        await using var studio = await StartAsync();
        await using var scope = await AsAsync(studio, TestPerson.Owner);
        var making = scope.ServiceProvider.GetRequiredService<WorkspaceMaking>();
        var who = await IdAsync(scope.ServiceProvider, TestPerson.Stranger);
        Assert.NotNull(await making.RefusalAsync(who, Token));

        var actions = scope.ServiceProvider.GetRequiredService<AdminRuleActions>();
        await actions.LetEverybodyMakeWorkspacesAsync(everybody: true, Token);
        await actions.LetEverybodyMakeWorkspacesAsync(everybody: true, Token);

        Assert.Null(await making.RefusalAsync(who, Token));
        Assert.Single(await ActsAsync(scope.ServiceProvider, AuditAct.ServerRulesChanged));
        using var client = new Client(studio);
        (await client.SignInAsync(TestPerson.Stranger, Token)).Dispose();
        using var made = await client.SubmitAsync("/workspaces/new", new Dictionary<string, string>(StringComparer.Ordinal) { ["Form.Name"] = "Inland", ["Form.TimeZone"] = "Asia/Tokyo" }, Token);
        Assert.Equal("/w/inland-2/create", client.Target(made));
    }

    private static object? Nothing(ParameterInfo parameter) =>
        parameter.ParameterType == typeof(CancellationToken) ? Token
        : parameter.ParameterType.IsValueType ? Activator.CreateInstance(parameter.ParameterType)
        : null;

    private static async Task<RunningStudio> StartAsync()
    {
        var studio = await RunningStudio.StartWithOwnerAsync(Token);
        await studio.AddStrangerAsync(TestPerson.Stranger, "inland", Token);
        return studio;
    }

    private static async Task<AsyncServiceScope> AsAsync(RunningStudio studio, TestPerson person)
    {
        var scope = studio.Services.CreateAsyncScope();
        var id = await IdAsync(scope.ServiceProvider, person);
        var principal = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, id.ToString())], "test"));
        ((IHostEnvironmentAuthenticationStateProvider)scope.ServiceProvider.GetRequiredService<AuthenticationStateProvider>()).SetAuthenticationState(Task.FromResult(new AuthenticationState(principal)));
        return scope;
    }

    private static Task<Guid> IdAsync(IServiceProvider services, TestPerson person) =>
        services.GetRequiredService<StudioDbContext>().Users.Where(user => user.Email == person.Email).Select(user => user.Id).SingleAsync(Token);

    /// <summary>As the page gets it: of a session that was opened a moment ago.</summary>
    private static async Task<Confirmed> ProofAsync(IServiceProvider services, Guid userId)
    {
        var session = await services.GetRequiredService<UserSessions>().BeginAsync(userId, "Test", "", SignInWay.Password, Token);
        services.GetRequiredService<CurrentSession>().Enter(userId, session);
        return await services.GetRequiredService<FreshSignIn>().RequireAsync(Token);
    }

    private static Task<List<AuditAct>> ActsAsync(IServiceProvider services, params AuditAct[] acts) =>
        services.GetRequiredService<StudioDbContext>().ServerAuditEntries.Where(entry => acts.Contains(entry.Act)).OrderBy(entry => entry.Number).Select(entry => entry.Act).ToListAsync(Token);
}
