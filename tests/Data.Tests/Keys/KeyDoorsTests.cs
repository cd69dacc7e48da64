using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data.Audit;
using Studio.Data.Keys;
using Studio.Data.Tenancy;
using Studio.Data.Users;
using Studio.Data.Workspaces;
using Studio.Testing;

namespace Studio.Data.Tests.Keys;

public sealed class KeyDoorsTests
{
    private static readonly IPAddress Near = IPAddress.Parse("10.4.0.12");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_key_opens_its_own_workspace_with_the_rights_it_shares_with_its_maker(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Token);
        var workspace = await studio.AddWorkspaceAsync(Token);
        await studio.AddWorkspaceAsync(Token);
        var made = await MakeAsync(workspace);

        var entry = (await EnterAsync(studio, made.Secret))!;

        Assert.Equal((made.Id, workspace.Id, PrincipalKind.Key), (entry.KeyId, entry.Access.WorkspaceId, entry.Access.Kind));
        Assert.Equal([Permission.ViewGallery], entry.Access.Permissions);
        Assert.Null(await EnterAsync(studio, KeySecret.New()));
        Assert.Null(await EnterAsync(studio, made.Secret[..^1] + (made.Secret[^1] == 'A' ? 'B' : 'A')));
        Assert.Null(await EnterAsync(studio, ""));
        Assert.Null(await EnterAsync(studio, new string('x', 100_000)));
        var row = await workspace.WithAsync(c => c.ApiKeys.AsNoTracking().SingleAsync(Token));
        Assert.DoesNotContain(made.Secret[8..], $"{row.SecretHash} {row.Beginning} {row.Name}", StringComparison.Ordinal);
    }

    [Fact]
    public void No_scope_gives_a_right_that_the_makers_role_lacks() => Assert.All(
        Enum.GetValues<Role>(),
        role => Assert.Subset(RolePermissions.Of(role).ToHashSet(), KeyPermissions.Of(KeyScope.Pictures | KeyScope.Words, role).ToHashSet()));

    [Theory, EachDatabase]
    public async Task A_revoked_key_and_one_that_ran_out_open_nothing_and_the_log_says_so(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Token);
        var workspace = await studio.AddWorkspaceAsync(Token);
        var (revoked, over, endless) = (await MakeAsync(workspace), await MakeAsync(workspace, days: 30), await MakeAsync(workspace, days: null));
        await OnKeysAsync(workspace, keys => keys.RevokeAsync(revoked.Id, Token));
        await OnKeysAsync(workspace, keys => keys.RevokeAsync(revoked.Id, Token));

        Assert.Null(await EnterAsync(studio, revoked.Secret));
        Assert.NotNull(await EnterAsync(studio, over.Secret));
        studio.Time.Advance(TimeSpan.FromDays(30));
        Assert.Null(await EnterAsync(studio, over.Secret));
        Assert.NotNull(await EnterAsync(studio, endless.Secret));
        await OnKeysAsync(workspace, keys => keys.WriteEndsAsync(Token));
        await OnKeysAsync(workspace, keys => keys.WriteEndsAsync(Token));

        var log = await workspace.WithAsync(c => c.AuditEntries.AsNoTracking().OrderBy(e => e.Number).ToListAsync(Token));
        Assert.Equal([AuditAct.KeyMade, AuditAct.KeyMade, AuditAct.KeyMade, AuditAct.KeyRevoked, AuditAct.KeyRanOut], log.Select(e => e.Act));
        Assert.Equal($"key/{over.Id}", log[^1].Object);
        Assert.DoesNotContain(log, e => e.Line(workspace.Id).Contains("printer", StringComparison.OrdinalIgnoreCase));
    }

    [Theory, EachDatabase]
    public async Task A_key_dies_with_its_makers_membership_and_coming_back_does_not_wake_it(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Token);
        var workspace = await studio.AddWorkspaceAsync(Token);
        var maker = await workspace.AddMemberAsync("maker", Role.Admin, Token);
        var made = await MakeAsync(workspace, by: maker);
        studio.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.NotNull(await EnterAsync(studio, made.Secret));

        var joined = await workspace.WithAsync(c => c.Memberships.AsNoTracking().SingleAsync(m => m.UserId == maker.Id, Token));
        await workspace.WithAsync(c => c.Memberships.Where(m => m.UserId == maker.Id).ExecuteDeleteAsync(Token));
        Assert.Null(await EnterAsync(studio, made.Secret));

        await workspace.AddAsync(Token, Rows.Membership(maker.Id, Role.Owner, studio.Time.UtcNow));
        Assert.Null(await EnterAsync(studio, made.Secret));
        // The undo of a removal gives the membership back as it was.
        await workspace.WithAsync(c => c.Memberships.Where(m => m.UserId == maker.Id).ExecuteDeleteAsync(Token));
        await workspace.AddAsync(Token, Rows.Membership(maker.Id, Role.Admin, joined.JoinedAt));
        Assert.NotNull(await EnterAsync(studio, made.Secret));
    }

    [Theory, EachDatabase]
    public async Task Whoever_asked_for_the_end_of_the_account_has_no_key_that_works(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Token);
        var workspace = await studio.AddWorkspaceAsync(Token);
        var maker = await workspace.AddMemberAsync("maker", Role.Admin, Token);
        var made = await MakeAsync(workspace, by: maker);
        await using var scope = studio.Services.CreateAsyncScope();
        var end = scope.ServiceProvider.GetRequiredService<AccountEnd>();

        await end.AskAsync(studio.Proof(maker.Id), Token);
        Assert.Null(await EnterAsync(studio, made.Secret));
        await end.KeepAsync(maker.Id, Token);
        Assert.NotNull(await EnterAsync(studio, made.Secret));
    }

    [Theory, EachDatabase]
    public async Task In_an_archived_workspace_keys_read_and_can_be_revoked_but_none_is_made(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Token);
        var workspace = await studio.AddWorkspaceAsync(Token);
        var made = await MakeAsync(workspace);
        var now = studio.Time.UtcNow;
        await workspace.WithAsync(c => c.Workspaces.Where(w => w.Id == workspace.Id).ExecuteUpdateAsync(set => set.SetProperty(w => w.ArchivedAt, now), Token));

        Assert.Equal((WorkspaceState.Archived, true), (await EnterAsync(studio, made.Secret)) is { } entry ? (entry.Access.State, entry.Access.Allows(Permission.ViewGallery)) : default);
        await using var scope = studio.Services.CreateAsyncScope();
        var access = (await scope.ServiceProvider.GetRequiredService<Doors>().MemberAsync(workspace.Id, workspace.Owner.Id, Token))!;
        scope.ServiceProvider.GetRequiredService<CurrentWorkspace>().Enter(access);
        var keys = scope.ServiceProvider.GetRequiredService<ApiKeys>();
        var refusal = await Assert.ThrowsAsync<StudioException>(() => keys.MakeAsync(new NewKey("Late", KeyScope.Pictures, 30), workspace.Proof(), Token));
        Assert.Equal((RefusalKind.Forbidden, ClosedWords.Sentence(WorkspaceState.Archived)), (refusal.Kind, refusal.Message));
        await keys.RevokeAsync(made.Id, Token);
        Assert.Null(await EnterAsync(studio, made.Secret));
    }

    [Theory, EachDatabase]
    public async Task A_workspace_whose_time_is_over_has_no_key_that_works(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Token);
        var workspace = await studio.AddWorkspaceAsync(Token);
        var made = await MakeAsync(workspace);
        var end = studio.Time.UtcNow.AddDays(1);
        await workspace.WithAsync(c => c.Workspaces.Where(w => w.Id == workspace.Id).ExecuteUpdateAsync(set => set.SetProperty(w => w.DeleteAfter, end), Token));

        Assert.NotNull(await EnterAsync(studio, made.Secret));
        studio.Time.Advance(TimeSpan.FromDays(1));
        Assert.Null(await EnterAsync(studio, made.Secret));
    }

    [Theory, EachDatabase]
    public async Task A_key_of_a_locked_account_opens_nothing_until_it_is_unlocked(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Token);
        var workspace = await studio.AddWorkspaceAsync(Token);
        var made = await MakeAsync(workspace);
        Task LockAsync(DateTimeOffset? until) => workspace.WithAsync(c => c.Users.Where(u => u.Id == workspace.Owner.Id).ExecuteUpdateAsync(set => set.SetProperty(u => u.LockoutEnd, until), Token));

        await LockAsync(StudioUser.ShutOut);
        Assert.Null(await EnterAsync(studio, made.Secret));

        // A lock of minutes, after wrong passwords, is about the door for people.
        await LockAsync(studio.Time.GetUtcNow().AddMinutes(5));
        Assert.NotNull(await EnterAsync(studio, made.Secret));
    }

    [Theory, EachDatabase]
    public async Task A_key_for_a_network_works_from_there_only(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Token);
        var workspace = await studio.AddWorkspaceAsync(Token);
        var made = await MakeAsync(workspace, addresses: "10.4.0.0/24, 2001:db8::7");

        foreach (var address in new[] { "10.4.0.200", "::ffff:10.4.0.200", "2001:db8::7" })
        {
            Assert.NotNull(await EnterAsync(studio, made.Secret, IPAddress.Parse(address)));
        }

        Assert.Null(await EnterAsync(studio, made.Secret, IPAddress.Parse("10.4.1.1")));
        Assert.Null(await EnterAsync(studio, made.Secret, IPAddress.Parse("2001:db8::8")));
        Assert.Null(await EnterAsync(studio, made.Secret, from: null));
    }

    [Theory, EachDatabase]
    public async Task Its_use_is_written_at_most_once_a_minute(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Token);
        var workspace = await studio.AddWorkspaceAsync(Token);
        var made = await MakeAsync(workspace);
        var first = studio.Time.UtcNow;

        await EnterAsync(studio, made.Secret);
        studio.Time.Advance(TimeSpan.FromSeconds(59));
        await EnterAsync(studio, made.Secret, IPAddress.Loopback);
        Assert.Equal((first, "10.4.0.12"), await UseAsync(workspace));
        studio.Time.Advance(TimeSpan.FromSeconds(1));
        await EnterAsync(studio, made.Secret, IPAddress.Loopback);
        Assert.Equal((first.AddMinutes(1), "127.0.0.1"), await UseAsync(workspace));
    }

    [Theory]
    [InlineData("", KeyScope.Pictures, 30, "", "what the key is for")]
    [InlineData("Printer", KeyScope.None, 30, "", "Choose what the key may do.")]
    [InlineData("Printer", (KeyScope)64, 30, "", "Choose what the key may do.")]
    [InlineData("Printer", KeyScope.Words, 0, "", "1 to 366 days")]
    [InlineData("Printer", KeyScope.Words, 367, "", "1 to 366 days")]
    [InlineData("Printer", KeyScope.Words, 30, "the office", "“the” is no network address")]
    public void What_no_key_may_be_is_refused_with_a_sentence(string name, KeyScope scopes, int days, string addresses, string sentence) =>
        Assert.Contains(sentence, Assert.Throws<StudioException>(() => new NewKey(name, scopes, days, addresses).Check()).Message, StringComparison.Ordinal);

    private static async Task<MadeKey> MakeAsync(TestWorkspace workspace, int? days = 90, string addresses = "", StudioUser? by = null)
    {
        await using var scope = workspace.Enter(Role.Owner, by?.Id);
        var wanted = new NewKey("Poster printer", KeyScope.Pictures | KeyScope.Words, days, addresses);
        return await scope.ServiceProvider.GetRequiredService<ApiKeys>().MakeAsync(wanted, workspace.Proof(by?.Id), Token);
    }

    private static async Task OnKeysAsync(TestWorkspace workspace, Func<ApiKeys, Task> act)
    {
        await using var scope = workspace.Enter();
        await act(scope.ServiceProvider.GetRequiredService<ApiKeys>());
    }

    private static Task<KeyEntry?> EnterAsync(TestStudio studio, string secret) => EnterAsync(studio, secret, Near);

    private static async Task<KeyEntry?> EnterAsync(TestStudio studio, string secret, IPAddress? from)
    {
        await using var scope = studio.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<KeyDoors>().EnterAsync(secret, from, Token);
    }

    private static async Task<(DateTime? At, string? From)> UseAsync(TestWorkspace workspace)
    {
        var row = await workspace.WithAsync(c => c.ApiKeys.AsNoTracking().SingleAsync(Token));
        return (row.LastUsedAt, row.LastAddress);
    }
}
