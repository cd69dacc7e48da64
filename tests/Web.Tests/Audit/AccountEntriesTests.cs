using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data.Audit;
using Studio.Data.Tenancy;
using Studio.Testing;
using Studio.Web.Tests.Commands;

namespace Studio.Web.Tests.Audit;

/// <summary>What people do at the door and to their accounts, as the running program writes it down.</summary>
public sealed class AccountEntriesTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Setting_up_signing_in_a_new_password_and_signing_out_are_in_the_log()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        using var client = new Client(studio);
        Assert.Equal(HttpStatusCode.Redirect, (await client.SignInAsync(TestPerson.Owner, Token)).StatusCode);
        using var refused = await client.SubmitAsync("/account/password", Password("lantern gravel otter", "short"), Token);
        using var changed = await client.SubmitAsync("/account/password", Password(TestPerson.Owner.Password, "seven otters on gravel"), Token);
        Assert.Equal("/account", client.Target(changed));

        using var program = new StudioProgram { Input = "brand new pass phrase\n" };
        var end = await program.RunAsync(Token, "admin", "reset-password", TestPerson.Owner.Email, "--data", studio.DataFolder);
        Assert.Equal((0, ""), (end.Code, end.Error));

        var entries = await EntriesAsync(studio);
        Assert.Equal([AuditAct.AccountMade, AuditAct.SignedIn, AuditAct.PasswordChanged, AuditAct.PasswordChanged], entries.Select(e => e.Act));
        Assert.Equal("""{"by":"commandLine","secondStep":"asItWas","passkeys":"asTheyWere"}""", entries[3].Details);
        Assert.Equal((PrincipalKind.Job, (string?)null), (entries[3].By, entries[3].Actor));
        Assert.DoesNotContain(entries, e => e.Line(AuditChain.Server).Contains("mira", StringComparison.OrdinalIgnoreCase));
        Assert.True((await CheckAsync(studio)).IsWhole);
    }

    [Fact]
    public async Task Misses_and_the_lock_are_written_for_an_account_and_nothing_for_a_name_that_nobody_has()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        using var client = new Client(studio);
        for (var i = 0; i < 5; i++)
        {
            using var missed = await client.SignInAsync("nobody@harbour.example", "wrong", Token);
        }

        for (var i = 0; i < 5; i++)
        {
            using var missed = await client.SignInAsync(TestPerson.Owner.Email, "wrong", Token);
        }

        // Written after the answer has left: waited for, by its state.
        while ((await EntriesAsync(studio)).All(e => e.Act != AuditAct.SignInLocked))
        {
            await Task.Delay(20, Token);
        }

        Assert.Equal([AuditAct.AccountMade, AuditAct.SignInFailed, AuditAct.SignInLocked], (await EntriesAsync(studio)).Select(e => e.Act));
    }

    private static Dictionary<string, string> Password(string current, string next) =>
        new(StringComparer.Ordinal) { ["Form.Current"] = current, ["Form.New"] = next };

    private static async Task<List<ServerAuditEntry>> EntriesAsync(RunningStudio studio)
    {
        await using var scope = studio.Services.CreateAsyncScope();
        await using var context = scope.ServiceProvider.GetRequiredService<AcrossWorkspaces>().CreateContext();
        return await context.ServerAuditEntries.AsNoTracking().OrderBy(e => e.Number).ToListAsync(Token);
    }

    private static async Task<AuditVerdict> CheckAsync(RunningStudio studio)
    {
        await using var scope = studio.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AuditCheck>().RunAsync(AuditChain.Server, progress: null, Token);
    }
}
