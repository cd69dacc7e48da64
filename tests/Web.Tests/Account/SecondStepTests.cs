using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data;
using Studio.Data.Users;
using Studio.Testing;
using Studio.Web.Account.Codes;

namespace Studio.Web.Tests.Account;

public sealed partial class SecondStepTests
{
    // Whoever came in with a recovery code is told how many are left.
    private const string Announced = "/account/recovery-codes?used=true&ReturnUrl=%2F";

    private static readonly TimeSpan NextCode = TimeSpan.FromSeconds(30);

    private readonly ManualTimeProvider _time = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_door_asks_for_the_code_after_the_password_and_takes_each_code_once()
    {
        await using var studio = await StartAsync();
        using var owner = await SignedInAsync(studio);
        var (key, codes) = await TurnOnAsync(owner);
        Assert.Equal(10, codes.Count);

        using var client = new Client(studio);
        using var half = await client.SignInAsync(TestPerson.Owner, Token);
        Assert.StartsWith("/sign-in/code", client.Target(half), StringComparison.Ordinal);
        using var refused = await client.GetAsync($"/w/{TestPerson.Slug}/create", Token);
        Assert.StartsWith("/sign-in", client.Target(refused), StringComparison.Ordinal);

        Assert.Contains("not the digits", await SayAsync(client, ""), StringComparison.Ordinal);
        // The code that turned it on was used.
        Assert.Contains("not the digits", await SayAsync(client, Code(key)), StringComparison.Ordinal);
        _time.Advance(NextCode);
        var code = Code(key);
        using var entered = await client.SubmitAsync("/sign-in/code", Fields(code.Insert(3, " ")), Token);
        Assert.Equal("/", client.Target(entered));

        using var thief = new Client(studio);
        using var halfAgain = await thief.SignInAsync(TestPerson.Owner, Token);
        Assert.Contains("not the digits", await SayAsync(thief, code), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_recovery_code_opens_once_and_new_ones_end_the_old()
    {
        await using var studio = await StartAsync();
        using var owner = await SignedInAsync(studio);
        var (_, codes) = await TurnOnAsync(owner);

        Assert.Equal(Announced, await EnterAsync(studio, codes[0].ToLowerInvariant()));
        Assert.Null(await EnterAsync(studio, codes[0]));

        using var renewed = await owner.SubmitAsync("/account/recovery-codes", new Dictionary<string, string>(StringComparer.Ordinal), Token);
        var fresh = CodesIn(await renewed.Content.ReadAsStringAsync(Token));
        Assert.Equal(10, fresh.Count);
        Assert.Null(await EnterAsync(studio, codes[1]));
        Assert.Equal(Announced, await EnterAsync(studio, fresh[1]));
    }

    [Fact]
    public async Task Every_recovery_code_opens_once_whichever_were_used_before()
    {
        await using var studio = await StartAsync();
        using var owner = await SignedInAsync(studio);
        var (_, codes) = await TurnOnAsync(owner);

        foreach (var used in new[] { 0, 9, 4 })
        {
            Assert.Equal(Announced, await EnterAsync(studio, codes[used]));
            Assert.Null(await EnterAsync(studio, codes[used]));
        }

        await using var scope = studio.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<StudioUser>>();
        Assert.Equal(7, await users.CountRecoveryCodesAsync((await users.FindByEmailAsync(TestPerson.Owner.Email))!));
    }

    [Fact]
    public async Task Who_came_in_with_a_recovery_code_is_told_how_many_are_left_and_that_the_last_one_was_the_last()
    {
        await using var studio = await StartAsync();
        using var owner = await SignedInAsync(studio);
        var (_, codes) = await TurnOnAsync(owner);

        Assert.Contains("9 of 10 are left", await SaidAsync(studio, codes[0]), StringComparison.Ordinal);
        await using (var scope = studio.Services.CreateAsyncScope())
        {
            var users = scope.ServiceProvider.GetRequiredService<UserManager<StudioUser>>();
            var person = (await users.FindByEmailAsync(TestPerson.Owner.Email))!;
            foreach (var code in codes.Skip(1).Take(7))
            {
                Assert.True((await users.RedeemTwoFactorRecoveryCodeAsync(person, code)).Succeeded);
            }
        }

        Assert.Contains("1 is left", await SaidAsync(studio, codes[8]), StringComparison.Ordinal);
        Assert.Contains("It was the last one", await SaidAsync(studio, codes[9]), StringComparison.Ordinal);

        static async Task<string> SaidAsync(RunningStudio studio, string code)
        {
            using var client = new Client(studio);
            using var half = await client.SignInAsync(TestPerson.Owner, Token);
            using var entered = await client.SubmitAsync("/sign-in/code", Fields(code), Token);
            using var page = await client.GetAsync(client.Target(entered)!, Token);
            return await page.Content.ReadAsStringAsync(Token);
        }
    }

    [Fact]
    public async Task Five_wrong_codes_close_the_door_to_right_ones_too()
    {
        await using var studio = await StartAsync();
        using var owner = await SignedInAsync(studio);
        var (key, _) = await TurnOnAsync(owner);
        _time.Advance(NextCode);
        using var client = new Client(studio);
        using var half = await client.SignInAsync(TestPerson.Owner, Token);
        var wrong = Code(key) == "000000" ? "000001" : "000000";
        for (var miss = 0; miss < 4; miss++)
        {
            Assert.Contains("not the digits", await SayAsync(client, wrong), StringComparison.Ordinal);
        }

        Assert.Contains("Too many tries", await SayAsync(client, wrong), StringComparison.Ordinal);
        Assert.Contains("Too many tries", await SayAsync(client, Code(key)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Turned_off_the_door_asks_for_nothing_more()
    {
        await using var studio = await StartAsync();
        using var owner = await SignedInAsync(studio);
        Assert.NotEmpty((await TurnOnAsync(owner)).Codes);

        using var off = await owner.SubmitAsync("/account/authenticator", new Dictionary<string, string>(StringComparer.Ordinal), Token);
        Assert.Equal("/account", owner.Target(off));

        using var client = new Client(studio);
        using var entered = await client.SignInAsync(TestPerson.Owner, Token);
        Assert.Equal("/", client.Target(entered));
    }

    [Fact]
    public async Task The_database_holds_neither_the_key_nor_a_code()
    {
        await using var studio = await StartAsync();
        using var owner = await SignedInAsync(studio);
        var (key, codes) = await TurnOnAsync(owner);

        await using var scope = studio.Services.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<StudioDbContext>();
        var kept = string.Join('\n', context.UserTokens.Select(token => token.Value).ToList());
        Assert.NotEmpty(kept);
        Assert.DoesNotContain(key, kept, StringComparison.OrdinalIgnoreCase);
        Assert.All(codes, code => Assert.DoesNotContain(code, kept, StringComparison.OrdinalIgnoreCase));
        var users = scope.ServiceProvider.GetRequiredService<UserManager<StudioUser>>();
        Assert.Equal(10, await users.CountRecoveryCodesAsync((await users.FindByEmailAsync(TestPerson.Owner.Email))!));
    }

    [Fact]
    public async Task A_page_of_yesterday_turns_nothing_on()
    {
        await using var studio = await StartAsync();
        using var owner = await SignedInAsync(studio);
        using var page = await owner.SubmitAsync("/account/authenticator", new Dictionary<string, string>(StringComparer.Ordinal) { ["Form.Offer"] = "CfDJ8forged", ["Form.Code"] = "123456" }, Token);

        Assert.Contains("was too old. Scan the new one.", await page.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        using var client = new Client(studio);
        using var entered = await client.SignInAsync(TestPerson.Owner, Token);
        Assert.Equal("/", client.Target(entered));
    }

    private Task<RunningStudio> StartAsync() =>
        RunningStudio.StartWithOwnerAsync(Token, builder => builder.Services.AddSingleton<TimeProvider>(_time));

    private async Task<(string Key, IReadOnlyList<string> Codes)> TurnOnAsync(Client client)
    {
        using var page = await client.GetAsync("/account/authenticator", Token);
        var html = await page.Content.ReadAsStringAsync(Token);
        var key = Key().Match(html).Groups["key"].Value.Replace(" ", "", StringComparison.Ordinal);
        var form = Hidden().Matches(html).ToDictionary(match => match.Groups["name"].Value, match => WebUtility.HtmlDecode(match.Groups["value"].Value), StringComparer.Ordinal);
        form["Form.Code"] = Code(key);
        using var answer = await client.PostAsync("/account/authenticator", form, Token);
        return (key, CodesIn(await answer.Content.ReadAsStringAsync(Token)));
    }

    private static async Task<string?> EnterAsync(RunningStudio studio, string code)
    {
        using var client = new Client(studio);
        using var half = await client.SignInAsync(TestPerson.Owner, Token);
        using var answer = await client.SubmitAsync("/sign-in/code", Fields(code), Token);
        return client.Target(answer);
    }

    private static async Task<string> SayAsync(Client client, string code)
    {
        using var answer = await client.SubmitAsync("/sign-in/code", Fields(code), Token);
        return await answer.Content.ReadAsStringAsync(Token);
    }

    private static async Task<Client> SignedInAsync(RunningStudio studio)
    {
        var client = new Client(studio);
        using var answer = await client.SignInAsync(TestPerson.Owner, Token);
        return client;
    }

    private string Code(string key) => Totp.CodeOf(Base32.Decode(key), Totp.StepAt(_time.GetUtcNow()));

    private static Dictionary<string, string> Fields(string code) => new(StringComparer.Ordinal) { ["Form.Code"] = code };

    private static List<string> CodesIn(string html) => [.. Shown().Matches(html).Select(match => match.Groups["code"].Value)];

    [GeneratedRegex("""totp__key">(?<key>[A-Z2-7 ]+)<""", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Key();

    [GeneratedRegex("""<li class="mono">(?<code>[A-Z0-9-]+)</li>""", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Shown();

    [GeneratedRegex("""<input type="hidden" name="(?<name>[^"]+)" value="(?<value>[^"]*)""", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Hidden();
}
