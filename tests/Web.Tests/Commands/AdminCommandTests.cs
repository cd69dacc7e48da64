using System.Net;
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
