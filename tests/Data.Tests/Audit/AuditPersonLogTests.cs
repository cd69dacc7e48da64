using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data.Audit;
using Studio.Data.Databases;
using Studio.Data.Tenancy;
using Studio.Data.Users;
using Studio.Data.Workspaces;
using Studio.Testing;

namespace Studio.Data.Tests.Audit;

/// <summary>Sign-ins: in the server's chain, and in the chain of each workspace of the person and of no other.</summary>
public sealed class AuditPersonLogTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_sign_in_is_in_the_chain_of_the_server_and_of_each_workspace_of_the_person(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Token);
        var (first, second, foreign) = (await studio.AddWorkspaceAsync(Token), await studio.AddWorkspaceAsync(Token), await studio.AddWorkspaceAsync(Token));
        await second.AddAsync(Token, Rows.Membership(first.Owner.Id, Role.Viewer, studio.Time.UtcNow));
        await using var scope = studio.Services.CreateAsyncScope();
        var sessions = scope.ServiceProvider.GetRequiredService<UserSessions>();

        var here = await sessions.BeginAsync(first.Owner.Id, "Firefox on macOS", "203.0.113.9", SignInWay.Passkey, Token);
        await sessions.BeginAsync(first.Owner.Id, "Chrome on Windows", "203.0.113.9", SignInWay.Password, Token);
        Assert.Equal(1, await sessions.SignOutElsewhereAsync(first.Owner.Id, here, Token));
        await sessions.EndAsync(first.Owner.Id, here, Token);
        await sessions.EndAsync(first.Owner.Id, here, Token);

        AuditAct[] acts = [AuditAct.SignedIn, AuditAct.SignedIn, AuditAct.SignedOutEverywhere, AuditAct.SignedOut];
        Assert.Equal(acts, (await EntriesAsync(first)).Select(e => e.Act));
        Assert.Equal(acts, (await EntriesAsync(second)).Select(e => e.Act));
        Assert.Empty(await EntriesAsync(foreign));
        var server = await ServerEntriesAsync(studio);
        Assert.Equal(acts, server.Select(e => e.Act));
        Assert.Equal("""{"way":"passkey"}""", server[0].Details);
        Assert.DoesNotContain(server, e => e.Line(AuditChain.Server).Contains("203.0.113.9", StringComparison.Ordinal));
        foreach (var chain in (Guid[])[first.Id, second.Id, AuditChain.Server])
        {
            Assert.Equal(new AuditVerdict(4, 4, null, null), await AuditLogTests.CheckAsync(studio, chain));
        }
    }

    [Theory, EachDatabase]
    public async Task Tries_fill_no_log_there_is_one_entry_a_minute_for_an_account(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Token);
        var (workspace, other) = (await studio.AddWorkspaceAsync(Token), await studio.AddWorkspaceAsync(Token));
        await using var scope = studio.Services.CreateAsyncScope();
        var log = scope.ServiceProvider.GetRequiredService<AuditPersonLog>();
        var minute = TimeSpan.FromMinutes(1);

        for (var i = 0; i < 30; i++)
        {
            await log.TriedAsync(workspace.Owner.Id, new AuditSaying(AuditAct.SignInFailed), minute, Token);
        }

        await log.TriedAsync(other.Owner.Id, new AuditSaying(AuditAct.SignInFailed), minute, Token);
        await log.TriedAsync(workspace.Owner.Id, new AuditSaying(AuditAct.SignInLocked), minute, Token);
        studio.Time.Advance(minute);
        await log.TriedAsync(workspace.Owner.Id, new AuditSaying(AuditAct.SignInFailed), minute, Token);

        var entries = await EntriesAsync(workspace);
        Assert.Equal([AuditAct.SignInFailed, AuditAct.SignInLocked, AuditAct.SignInFailed], entries.Select(e => e.Act));
        Assert.All(entries, e => Assert.Equal((PrincipalKind.Guest, (string?)null), (e.By, e.Actor)));
        Assert.Single(entries.Select(e => e.Object).Distinct());
        Assert.Equal(4, (await ServerEntriesAsync(studio)).Count);
    }

    [Theory, EachDatabase]
    public async Task People_who_come_at_once_stand_in_one_line_of_each_chain(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Token);
        var (first, second) = (await studio.AddWorkspaceAsync(Token), await studio.AddWorkspaceAsync(Token));
        await second.AddAsync(Token, Rows.Membership(first.Owner.Id, Role.Viewer, studio.Time.UtcNow));
        await first.AddAsync(Token, Rows.Membership(second.Owner.Id, Role.Viewer, studio.Time.UtcNow));

        await Parallel.ForEachAsync(Enumerable.Range(0, 16), new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = Token }, async (i, token) =>
        {
            await using var scope = studio.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<UserSessions>()
                .BeginAsync(i % 2 == 0 ? first.Owner.Id : second.Owner.Id, "Firefox on macOS", "", SignInWay.Password, token);
        });

        foreach (var chain in (Guid[])[first.Id, second.Id, AuditChain.Server])
        {
            Assert.Equal(new AuditVerdict(16, 16, null, null), await AuditLogTests.CheckAsync(studio, chain));
        }
    }

    [Theory, EachDatabase]
    public async Task What_identity_writes_of_a_person_read_before_does_not_take_the_salt_away(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Token);
        var workspace = await studio.AddWorkspaceAsync(Token);
        await using var scope = studio.Services.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<StudioDbContext>();
        var user = await context.Users.SingleAsync(u => u.Id == workspace.Owner.Id, Token);
        Assert.Null(user.AuditSalt);

        await AuditLogTests.SayAsync(workspace, new AuditSaying(AuditAct.Exported), Token);
        context.Update(user);
        await context.SaveChangesAsync(Token);

        var mark = (await EntriesAsync(workspace)).Single().Actor!;
        Assert.Equal(workspace.Owner.Id, (await workspace.WithAsync(c => AuditPeople.FindAsync(c, [mark], Token)))[mark]);
    }

    [Fact]
    public async Task When_the_log_cannot_be_written_nobody_comes_in_and_everybody_can_leave()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Token);
        var workspace = await studio.AddWorkspaceAsync(Token);
        await using var scope = studio.Services.CreateAsyncScope();
        var sessions = scope.ServiceProvider.GetRequiredService<UserSessions>();
        var open = await sessions.BeginAsync(workspace.Owner.Id, "Firefox on macOS", "", SignInWay.Password, Token);
        // Somebody set the end of the chain back: the next entry's number is taken.
        await RunAsync(studio, """UPDATE "AuditChains" SET "Length" = 0""");

        var refusal = await Assert.ThrowsAsync<StudioException>(() => sessions.BeginAsync(workspace.Owner.Id, "Firefox on macOS", "", SignInWay.Password, Token));
        Assert.StartsWith("This could not be written into the log, so it was not done.", refusal.Message, StringComparison.Ordinal);
        Assert.Single(await sessions.OfAsync(workspace.Owner.Id, Token));

        await sessions.EndAsync(workspace.Owner.Id, open, Token);
        Assert.Empty(await sessions.OfAsync(workspace.Owner.Id, Token));
    }

    [Theory, EachDatabase]
    public async Task An_erased_account_is_written_down_under_its_last_mark_and_gets_no_new_one(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Token);
        var user = await studio.AddUserAsync("mika", Token);
        await using var scope = studio.Services.CreateAsyncScope();
        var end = scope.ServiceProvider.GetRequiredService<AccountEnd>();
        await end.AskAsync(studio.Proof(user.Id), Token);
        await end.KeepAsync(user.Id, Token);
        await end.KeepAsync(user.Id, Token);
        await end.AskAsync(studio.Proof(user.Id), Token);
        studio.Time.Advance(AccountEnd.Grace);
        Assert.Equal(1, await end.EraseDueAsync(Token));

        var entries = await ServerEntriesAsync(studio);
        Assert.Equal([AuditAct.AccountEndAsked, AuditAct.AccountKept, AuditAct.AccountEndAsked, AuditAct.AccountErased], entries.Select(e => e.Act));
        Assert.Single(entries.Select(e => e.Object).Distinct());
        await using var context = scope.ServiceProvider.GetRequiredService<AcrossWorkspaces>().CreateContext();
        Assert.Null(await context.Users.Where(u => u.Id == user.Id).Select(u => u.AuditSalt).SingleAsync(Token));
    }

    private static Task<List<AuditEntry>> EntriesAsync(TestWorkspace workspace) =>
        workspace.WithAsync(c => c.AuditEntries.AsNoTracking().OrderBy(e => e.Number).ToListAsync(Token));

    private static async Task<List<ServerAuditEntry>> ServerEntriesAsync(TestStudio studio)
    {
        await using var scope = studio.Services.CreateAsyncScope();
        await using var context = scope.ServiceProvider.GetRequiredService<AcrossWorkspaces>().CreateContext();
        return await context.ServerAuditEntries.AsNoTracking().OrderBy(e => e.Number).ToListAsync(Token);
    }

    private static async Task RunAsync(TestStudio studio, string change)
    {
        await using var connection = new SqliteConnection($"Data Source={StudioDatabase.SqliteFile(studio.Options)}");
        await connection.OpenAsync(Token);
        await using var command = connection.CreateCommand();
        command.CommandText = change;
        Assert.NotEqual(0, await command.ExecuteNonQueryAsync(Token));
    }
}
