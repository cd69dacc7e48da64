using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Studio.Data;
using Studio.Data.Audit;
using Studio.Data.Server;
using Studio.Data.Tenancy;
using Studio.Data.Users;
using Studio.Data.Workspaces;
using Studio.Testing;
using Studio.Web.Tests.Shell;

namespace Studio.Web.Tests.Account.OpenId;

public sealed class OpenIdTests
{
    private static readonly OpenIdPerson Painter = new("1", "aiko@harbour.example", "Aiko Tanaka", ["painters", "canteen"]);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Whoever_has_a_group_comes_in_with_its_role_and_the_role_follows_the_groups(DatabaseKind kind)
    {
        await using var both = await OpenIdStudio.StartAsync(kind, Token);
        both.Service.Person = Painter;

        using (var browser = new Client(both.Studio))
        {
            Assert.Equal($"200 /w/{TestPerson.Slug}/gallery", await both.SignInAsync(browser, Token, back: $"/w/{TestPerson.Slug}/gallery"));
        }

        Assert.Equal((Role.Creator, true), await MemberAsync(both.Studio));
        both.Service.Person = Painter with { Groups = ["heads", "painters"], Name = "Somebody else" };
        await AgainAsync(both);
        Assert.Equal((Role.Admin, true), await MemberAsync(both.Studio));
        both.Service.Person = Painter with { Groups = [] };
        await AgainAsync(both);
        Assert.Null(await MemberAsync(both.Studio));
        both.Service.Person = Painter;
        await AgainAsync(both);

        Assert.Equal((Role.Creator, true), await MemberAsync(both.Studio));
        Assert.Equal(
            [AuditAct.MemberJoined, AuditAct.RoleChanged, AuditAct.MemberRemoved, AuditAct.MemberJoined],
            await InsideAsync(both.Studio, context => context.AuditEntries.Where(e => e.By == PrincipalKind.Job).OrderBy(e => e.Number).Select(e => e.Act).ToListAsync(Token)));
        // One account, however often they come.
        Assert.Equal(2, await InsideAsync(both.Studio, context => context.Users.CountAsync(Token)));
        Assert.Contains(SignInWay.OpenId, await InsideAsync(both.Studio, context => context.UserSessions.Select(s => s.Way).ToListAsync(Token)));
    }

    [Theory, EachDatabase]
    public async Task What_was_given_by_hand_and_who_owns_the_workspace_is_not_touched(DatabaseKind kind)
    {
        await using var both = await OpenIdStudio.StartAsync(kind, Token);
        both.Service.Person = Painter;
        await AgainAsync(both);
        await InsideAsync(both.Studio, context => context.Memberships.Where(m => m.ByGroups).ExecuteUpdateAsync(set => set.SetProperty(m => m.Role, Role.Owner), Token));

        both.Service.Person = Painter with { Groups = [] };
        await AgainAsync(both);
        Assert.Equal((Role.Owner, true), await MemberAsync(both.Studio));

        await InsideAsync(both.Studio, context => context.Memberships.Where(m => m.ByGroups).ExecuteUpdateAsync(set => set.SetProperty(m => m.Role, Role.Viewer).SetProperty(m => m.ByGroups, false), Token));
        both.Service.Person = Painter with { Groups = ["heads"] };
        await AgainAsync(both);
        Assert.Equal((Role.Viewer, false), await MemberAsync(both.Studio));
    }

    [Theory]
    [InlineData(OpenIdLie.Issuer)]
    [InlineData(OpenIdLie.Audience)]
    [InlineData(OpenIdLie.Nonce)]
    [InlineData(OpenIdLie.Key)]
    [InlineData(OpenIdLie.Unsigned)]
    [InlineData(OpenIdLie.Old)]
    public async Task A_service_that_lies_lets_nobody_in(OpenIdLie lie)
    {
        await using var both = await OpenIdStudio.StartAsync(DatabaseKind.Sqlite, Token);
        (both.Service.Person, both.Service.Lie) = (Painter, lie);
        using var browser = new Client(both.Studio);

        Assert.Equal("200 /sign-in?openid=failed", await both.SignInAsync(browser, Token));

        Assert.DoesNotContain(browser.Cookies, cookie => cookie.Name == "studio-session");
        Assert.Equal(1, await InsideAsync(both.Studio, context => context.Users.CountAsync(Token)));
    }

    [Fact]
    public async Task What_a_service_says_when_it_refuses_somebody_stands_in_no_log()
    {
        using var log = new KeptLog();
        await using var both = await OpenIdStudio.StartAsync(DatabaseKind.Sqlite, Token, configure: builder => builder.Services.AddSingleton<ILoggerProvider>(log));
        (both.Service.Person, both.Service.Lie) = (Painter, OpenIdLie.Refuses);
        using var browser = new Client(both.Studio);

        Assert.Equal("200 /sign-in?openid=failed", await both.SignInAsync(browser, Token));

        Assert.Contains(log.Lines, line => line.Text.StartsWith("A sign-in with the sign-in service did not succeed: ", StringComparison.Ordinal));
        Assert.DoesNotContain(log.Lines, line => line.Text.Contains("Everybody was let in", StringComparison.Ordinal) || line.Exception?.ToString().Contains("Everybody was let in", StringComparison.Ordinal) is true);
    }

    [Theory]
    // A token is good for five minutes, and five minutes are forgiven on either side.
    [InlineData(4, "200 /w/harbour-office/gallery")]
    [InlineData(-8, "200 /w/harbour-office/gallery")]
    [InlineData(30, "200 /sign-in?openid=failed")]
    [InlineData(-30, "200 /sign-in?openid=failed")]
    public async Task A_clock_that_is_a_few_minutes_off_lets_people_in_and_one_that_is_wrong_does_not(int minutes, string expected)
    {
        await using var both = await OpenIdStudio.StartAsync(DatabaseKind.Sqlite, Token);
        (both.Service.Person, both.Service.ClockOff) = (Painter, TimeSpan.FromMinutes(minutes));
        using var browser = new Client(both.Studio);

        Assert.Equal(expected, await both.SignInAsync(browser, Token, back: $"/w/{TestPerson.Slug}/gallery"));
    }

    [Fact]
    public async Task A_service_that_is_down_is_said_on_the_sign_in_page_and_passwords_go_on()
    {
        await using var both = await OpenIdStudio.StartAsync(DatabaseKind.Sqlite, Token);
        await both.Service.StopAsync(Token);
        using var browser = new Client(both.Studio);

        Assert.Equal("200 /sign-in?openid=away", await both.SignInAsync(browser, Token));

        using var page = await browser.GetAsync("/sign-in?openid=away", Token);
        Assert.Contains("The sign-in of Harbour does not answer.", await page.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        using var byPassword = await browser.SignInAsync(TestPerson.Owner, Token);
        Assert.Equal("/", browser.Target(byPassword));
    }

    [Theory]
    [InlineData(false, true, "200 /sign-in?openid=taken")]
    [InlineData(true, false, "200 /sign-in?openid=taken")]
    [InlineData(true, true, "200 /w/harbour-office/gallery")]
    public async Task An_account_that_exists_opens_only_where_the_operator_trusts_the_services_addresses_and_it_is_verified(bool trusts, bool isVerified, string expected)
    {
        await using var both = await OpenIdStudio.StartAsync(DatabaseKind.Sqlite, Token, $"OpenId:TrustsEmails={trusts}");
        both.Service.Person = Painter with { Email = TestPerson.Owner.Email, IsVerified = isVerified };
        using var browser = new Client(both.Studio);

        Assert.Equal(expected, await both.SignInAsync(browser, Token, back: $"/w/{TestPerson.Slug}/gallery"));
        Assert.Equal(1, await InsideAsync(both.Studio, context => context.Users.CountAsync(Token)));
    }

    [Fact]
    public async Task An_account_whose_address_nobody_vouched_for_is_not_opened_by_the_services_word()
    {
        await using var both = await OpenIdStudio.StartAsync(DatabaseKind.Sqlite, Token, "OpenId:TrustsEmails=true");
        await InsideAsync(both.Studio, async context =>
        {
            context.ServerRules.Add(new ServerRules { EverybodyMakesAccounts = true });
            return await context.SaveChangesAsync(Token);
        });
        using var early = new Client(both.Studio);
        using var made = await early.SubmitAsync(
            "/sign-up",
            new Dictionary<string, string>(StringComparer.Ordinal) { ["Form.Name"] = "Somebody else", ["Form.Email"] = Painter.Email!, ["Form.Password"] = "a kettle of green pines" },
            Token);
        Assert.Equal("/", early.Target(made));
        both.Service.Person = Painter with { IsVerified = true };
        using var browser = new Client(both.Studio);

        Assert.Equal("200 /sign-in?openid=taken", await both.SignInAsync(browser, Token));

        using var page = await browser.GetAsync("/sign-in?openid=taken", Token);
        Assert.Contains("if the account is not yours, tell whoever looks after this studio.", await page.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_no_group_or_no_address_gets_no_account_and_no_link_leads_elsewhere()
    {
        await using var both = await OpenIdStudio.StartAsync(DatabaseKind.Sqlite, Token);
        using var browser = new Client(both.Studio);
        both.Service.Person = Painter with { Groups = ["canteen"] };
        Assert.Equal("200 /sign-in?openid=no-group", await both.SignInAsync(browser, Token));
        both.Service.Person = Painter with { Email = null };
        Assert.Equal("200 /sign-in?openid=no-email", await both.SignInAsync(browser, Token));
        Assert.Equal(1, await InsideAsync(both.Studio, context => context.Users.CountAsync(Token)));

        // Nobody who only asks for the last step is anybody.
        using var done = await browser.GetAsync("/sign-in/openid/done", Token);
        Assert.Equal("/sign-in?openid=failed", browser.Target(done));
        both.Service.Person = Painter;
        Assert.StartsWith("200 /w/", await both.SignInAsync(browser, Token, back: "//elsewhere.example"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_locked_account_is_not_opened_by_the_service_either()
    {
        await using var both = await OpenIdStudio.StartAsync(DatabaseKind.Sqlite, Token);
        both.Service.Person = Painter;
        await AgainAsync(both);
        await InsideAsync(both.Studio, context => context.Users.Where(u => u.Email == Painter.Email)
            .ExecuteUpdateAsync(set => set.SetProperty(u => u.LockoutEnabled, true).SetProperty(u => u.LockoutEnd, DateTimeOffset.MaxValue), Token));
        using var browser = new Client(both.Studio);

        Assert.Equal("200 /sign-in?openid=locked", await both.SignInAsync(browser, Token));
    }

    private static async Task AgainAsync(OpenIdStudio both)
    {
        using var browser = new Client(both.Studio);
        Assert.StartsWith("200 ", await both.SignInAsync(browser, Token), StringComparison.Ordinal);
        Assert.Contains(browser.Cookies, cookie => cookie.Name == "studio-session");
    }

    private static Task<(Role Role, bool ByGroups)?> MemberAsync(RunningStudio studio) => InsideAsync(studio, async context =>
    {
        var userId = await context.Users.Where(u => u.Email == Painter.Email).Select(u => u.Id).SingleAsync(Token);
        var member = await context.Memberships.AsNoTracking().SingleOrDefaultAsync(m => m.UserId == userId, Token);
        return member is null ? ((Role, bool)?)null : (member.Role, member.ByGroups);
    });

    private static async Task<T> InsideAsync<T>(RunningStudio studio, Func<StudioDbContext, Task<T>> work) =>
        await studio.Services.GetRequiredService<WorkspaceScope>().RunAsync(
            await studio.WorkspaceIdAsync(TestPerson.Slug, Token), (services, _) => work(services.GetRequiredService<StudioDbContext>()), Token);
}
