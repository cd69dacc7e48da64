using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data;
using Studio.Data.Users;
using Studio.Testing;

namespace Studio.Web.Tests.Commands;

public sealed class AdminCommandTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_lost_password_is_set_while_the_server_runs()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        using var program = new StudioProgram { Input = "brand new pass phrase\n" };
        var end = await program.RunAsync(Token, "admin", "reset-password", TestPerson.Owner.Email, "--data", studio.DataFolder);
        Assert.Equal((0, ""), (end.Code, end.Error));

        using var before = new Client(studio);
        Assert.Equal(HttpStatusCode.OK, (await before.SignInAsync(TestPerson.Owner, Token)).StatusCode);
        using var after = new Client(studio);
        Assert.Equal(HttpStatusCode.Redirect, (await after.SignInAsync(TestPerson.Owner.Email, "brand new pass phrase", Token)).StatusCode);
    }

    [Fact]
    public async Task Passkeys_that_still_open_the_account_are_named_and_taken_off_when_that_is_asked_for()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        await AddPasskeyAsync(studio, "Old phone");
        using var first = new StudioProgram { Input = "brand new pass phrase\n" };
        var kept = await first.RunAsync(Token, "admin", "reset-password", TestPerson.Owner.Email, "--data", studio.DataFolder);
        Assert.Equal((0, ""), (kept.Code, kept.Error));
        Assert.Contains("A passkey still opens it: \"Old phone\".", kept.Output, StringComparison.Ordinal);

        using var second = new StudioProgram { Input = "another new pass phrase\n" };
        var taken = await second.RunAsync(Token, "admin", "reset-password", TestPerson.Owner.Email, "--no-passkeys", "--data", studio.DataFolder);

        Assert.Equal((0, ""), (taken.Code, taken.Error));
        Assert.DoesNotContain("passkey", taken.Output, StringComparison.Ordinal);
        await using var scope = studio.Services.CreateAsyncScope();
        Assert.Equal(0, await scope.ServiceProvider.GetRequiredService<StudioDbContext>().UserPasskeys.CountAsync(Token));
    }

    [Fact]
    public async Task An_account_that_an_administrator_locked_stays_locked_and_one_that_wrong_passwords_locked_does_not()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        await LockAsync(studio, StudioUser.ShutOut);
        using var first = new StudioProgram { Input = "brand new pass phrase\n" };
        var shutOut = await first.RunAsync(Token, "admin", "reset-password", TestPerson.Owner.Email, "--data", studio.DataFolder);
        Assert.Contains("locked this account", shutOut.Output, StringComparison.Ordinal);
        using var client = new Client(studio);
        Assert.Equal(HttpStatusCode.OK, (await client.SignInAsync(TestPerson.Owner.Email, "brand new pass phrase", Token)).StatusCode);

        await LockAsync(studio, DateTimeOffset.MaxValue.AddYears(-1));
        using var second = new StudioProgram { Input = "another new pass phrase\n" };
        var missed = await second.RunAsync(Token, "admin", "reset-password", TestPerson.Owner.Email, "--data", studio.DataFolder);

        Assert.DoesNotContain("locked this account", missed.Output, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await client.SignInAsync(TestPerson.Owner.Email, "another new pass phrase", Token)).StatusCode);
    }

    private static async Task AddPasskeyAsync(RunningStudio studio, string name)
    {
        await using var scope = studio.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<StudioUser>>();
        var owner = await users.FindByEmailAsync(TestPerson.Owner.Email);
        var passkey = new UserPasskeyInfo([1, 2, 3], [4, 5, 6], DateTimeOffset.UnixEpoch, signCount: 0, transports: null, isUserVerified: true, isBackupEligible: false, isBackedUp: false, [7], [8]) { Name = name };
        Assert.True((await users.AddOrUpdatePasskeyAsync(owner!, passkey)).Succeeded);
    }

    private static async Task LockAsync(RunningStudio studio, DateTimeOffset? until)
    {
        await using var scope = studio.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<StudioDbContext>().Users.Where(user => user.Email == TestPerson.Owner.Email)
            .ExecuteUpdateAsync(set => set.SetProperty(user => user.LockoutEnd, until), Token);
    }

    [Theory]
    [InlineData("owner", "short\n")]
    [InlineData("nobody@example.org", "brand new pass phrase\n")]
    [InlineData("owner", "")]
    public async Task What_cannot_be_changes_nothing(string email, string password)
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        using var program = new StudioProgram { Input = password };
        var end = await program.RunAsync(Token, "admin", "reset-password", email == "owner" ? TestPerson.Owner.Email : email, "--data", studio.DataFolder);
        Assert.Equal(2, end.Code);
        Assert.NotEmpty(end.Error);
        using var client = new Client(studio);
        Assert.Equal(HttpStatusCode.Redirect, (await client.SignInAsync(TestPerson.Owner, Token)).StatusCode);
    }

    [Fact]
    public async Task Without_a_database_it_says_so()
    {
        using var program = new StudioProgram { Input = "brand new pass phrase\n" };
        var end = await program.RunAsync(Token, "admin", "reset-password", "a@example.org");
        Assert.Equal(2, end.Code);
        Assert.Contains("no database", end.Error, StringComparison.Ordinal);
    }
}
