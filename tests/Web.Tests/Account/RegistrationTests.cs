using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data;
using Studio.Data.Audit;
using Studio.Data.Server;
using Studio.Data.Users;
using Studio.Testing;

namespace Studio.Web.Tests.Account;

/// <summary>Accounts without an invitation, over HTTP.</summary>
public sealed class RegistrationTests
{
    private static readonly Dictionary<string, string> Lihua = Form("Lihua", "lihua@example.org", "a kettle of green pines");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Unless_an_administrator_opened_it_nobody_makes_an_account_without_an_invitation()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        using var client = new Client(studio);

        using var door = await client.GetAsync("/sign-in", Token);
        using var page = await client.GetAsync("/sign-up", Token);
        using var sent = await client.SubmitAsync("/sign-up", new Dictionary<string, string>(Lihua, StringComparer.Ordinal) { ["_handler"] = "sign-up" }, Token);

        Assert.DoesNotContain("/sign-up", await door.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.Contains(OpenRegistration.Closed, await page.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.NotEqual("/", client.Target(sent));
        Assert.Equal(1, await WithAsync(studio, db => db.Users.CountAsync(Token)));
    }

    [Fact]
    public async Task Where_it_is_open_a_stranger_is_in_with_an_account_and_in_no_workspace()
    {
        await using var studio = await StartAsync();
        using var client = new Client(studio);
        using var door = await client.GetAsync("/sign-in", Token);
        Assert.Contains("href=\"/sign-up\"", await door.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);

        using var made = await client.SubmitAsync("/sign-up", Lihua, Token);
        using var first = await client.GetAsync("/", Token);
        using var inside = await client.GetAsync($"/w/{TestPerson.Slug}/gallery", Token);
        using var again = await client.GetAsync("/sign-up", Token);

        Assert.Equal("/", client.Target(made));
        Assert.Equal("/no-workspace", client.Target(first));
        Assert.Equal(HttpStatusCode.NotFound, inside.StatusCode);
        Assert.Equal("/", client.Target(again));
        Assert.True(await WithAsync(studio, db => db.Users.Where(user => user.Email == "lihua@example.org").Select(user => user.IsEmailOwnWord).SingleAsync(Token)));
        var said = await WithAsync(studio, db => db.ServerAuditEntries.Where(entry => entry.Act == AuditAct.AccountMade).OrderBy(entry => entry.Number).Select(entry => entry.Details).ToListAsync(Token));
        Assert.Equal("""{"by":"registration"}""", said[^1]);
    }

    [Theory]
    [InlineData("Lihua", "lihua@example.org", "password1234", "This password is among the first that are guessed.")]
    [InlineData("Lihua", "lihua@example.org", "short", "A password has 12 characters or more.")]
    [InlineData("Lihua", "no address", "a kettle of green pines", "This is not an e-mail address.")]
    [InlineData("", "lihua@example.org", "a kettle of green pines", "Type the name that others will see.")]
    public async Task What_is_wrong_is_said_and_nothing_is_stored(string name, string email, string password, string sentence)
    {
        await using var studio = await StartAsync();
        using var client = new Client(studio);

        using var answer = await client.SubmitAsync("/sign-up", Form(name, email, password), Token);

        Assert.Contains(sentence, await answer.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.Contains("field__error", await answer.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.Equal(1, await WithAsync(studio, db => db.Users.CountAsync(Token)));
    }

    [Fact]
    public async Task An_address_that_has_an_account_gets_no_second_one_and_the_log_stays_whole()
    {
        await using var studio = await StartAsync();
        using var client = new Client(studio);

        using var answer = await client.SubmitAsync("/sign-up", Form("Somebody", TestPerson.Owner.Email.ToUpperInvariant(), "a kettle of green pines"), Token);

        Assert.Contains("No account can be made with this address.", await answer.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.Equal(1, await WithAsync(studio, db => db.Users.CountAsync(Token)));
        Assert.Equal(1, await WithAsync(studio, db => db.ServerAuditEntries.CountAsync(entry => entry.Act == AuditAct.AccountMade, Token)));
    }

    [Fact]
    public async Task One_place_of_the_network_makes_so_many_accounts_an_hour()
    {
        await using var studio = await StartAsync(("SignIn:AccountsPerHour", "1"));
        using var first = new Client(studio);
        first.Send("X-Forwarded-For", "2001:db8:1:2::a");
        using var second = new Client(studio);
        second.Send("X-Forwarded-For", "2001:db8:1:2:ffff::b");
        using var elsewhere = new Client(studio);
        elsewhere.Send("X-Forwarded-For", "2001:db8:1:3::a");

        using var made = await first.SubmitAsync("/sign-up", Lihua, Token);
        using var refused = await second.SubmitAsync("/sign-up", Form("Jo", "jo@example.org", "a kettle of green pines"), Token);
        using var other = await elsewhere.SubmitAsync("/sign-up", Form("Jo", "jo@example.org", "a kettle of green pines"), Token);

        Assert.Equal("/", first.Target(made));
        Assert.Contains("Many accounts were made from your network within an hour.", await refused.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.Equal("/", elsewhere.Target(other));
    }

    [Fact]
    public async Task Two_who_take_one_address_at_once_make_one_account()
    {
        await using var studio = await StartAsync();
        var clients = Enumerable.Range(0, 4).Select(_ => new Client(studio)).ToList();

        await Task.WhenAll(clients.Select(async client => (await client.SubmitAsync("/sign-up", Lihua, Token)).Dispose()));

        clients.ForEach(client => client.Dispose());
        Assert.Equal(2, await WithAsync(studio, db => db.Users.CountAsync(Token)));
        Assert.Equal(2, await WithAsync(studio, db => db.ServerAuditEntries.CountAsync(entry => entry.Act == AuditAct.AccountMade, Token)));
    }

    private static Dictionary<string, string> Form(string name, string email, string password) =>
        new(StringComparer.Ordinal) { ["Form.Name"] = name, ["Form.Email"] = email, ["Form.Password"] = password };

    private static async Task<RunningStudio> StartAsync(params (string Key, string Value)[] settings)
    {
        var studio = await RunningStudio.StartWithOwnerAsync(Token, builder => settings.ToList().ForEach(setting => builder.Configuration[setting.Key] = setting.Value));
        await WithAsync(studio, db =>
        {
            db.ServerRules.Add(new ServerRules { EverybodyMakesAccounts = true });
            return db.SaveChangesAsync(Token);
        });
        return studio;
    }

    private static async Task<T> WithAsync<T>(RunningStudio studio, Func<StudioDbContext, Task<T>> use)
    {
        await using var scope = studio.Services.CreateAsyncScope();
        await using var context = await scope.ServiceProvider.GetRequiredService<IDbContextFactory<StudioDbContext>>().CreateDbContextAsync(Token);
        return await use(context);
    }
}
