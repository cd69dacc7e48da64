using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data;
using Studio.Data.Users;
using Studio.Testing;

namespace Studio.Web.Tests.Account;

public sealed class DeletePageTests
{
    private const string Page = "/account/delete";

    private static readonly TestPerson Leaver = new("Noor Haddad", "noor@example.org", "copper willow tram");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_only_owner_of_a_workspace_is_told_what_to_do_first_and_stays()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        using var owner = await SignedInAsync(studio, TestPerson.Owner);

        using var page = await owner.GetAsync(Page, Token);
        var html = await page.Content.ReadAsStringAsync(Token);

        Assert.Contains($"You are the only owner of {TestPerson.WorkspaceName}", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Delete it", html, StringComparison.Ordinal);
        Assert.Null(await EndOfAsync(studio, TestPerson.Owner));
        using var stays = await owner.GetAsync($"/w/{TestPerson.Slug}/profile", Token);
        Assert.Equal(HttpStatusCode.OK, stays.StatusCode);
    }

    [Fact]
    public async Task Right_after_a_sign_in_the_account_ends_and_later_the_person_is_asked_first()
    {
        var time = new ManualTimeProvider();
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token, builder => builder.Services.AddSingleton<TimeProvider>(time));
        await AddPersonAsync(studio, Leaver);
        await studio.AddMemberAsync(Leaver, TestPerson.Slug, Token);
        using var leaver = await SignedInAsync(studio, Leaver);

        time.Advance(FreshSignIn.MaxAge * 2);
        using var late = await leaver.SubmitAsync(Page, Nothing, Token);
        Assert.Equal("/account/confirm?ReturnUrl=%2Faccount%2Fdelete", leaver.Target(late));
        Assert.Null(await EndOfAsync(studio, Leaver));

        using var again = await SignedInAsync(studio, Leaver);
        using var right = await again.SubmitAsync(Page, Nothing, Token);
        Assert.Equal("/sign-in", again.Target(right));
        Assert.NotNull(await EndOfAsync(studio, Leaver));
        using var outside = await leaver.GetAsync($"/w/{TestPerson.Slug}/profile", Token);
        Assert.StartsWith("/sign-in", leaver.Target(outside), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_comes_back_in_no_workspace_reads_that_the_account_ends_and_keeps_it_with_one_press()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        await AddPersonAsync(studio, Leaver);
        using var leaver = await SignedInAsync(studio, Leaver);
        (await leaver.SubmitAsync(Page, Nothing, Token)).Dispose();
        Assert.NotNull(await EndOfAsync(studio, Leaver));

        using var back = await SignedInAsync(studio, Leaver);
        using var told = await back.GetAsync("/no-workspace", Token);
        Assert.Contains("Your account is to be deleted on", await told.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        using var kept = await back.SubmitAsync("/no-workspace", Nothing, Token);

        Assert.DoesNotContain("is to be deleted on", await kept.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.Null(await EndOfAsync(studio, Leaver));
    }

    private static Dictionary<string, string> Nothing => new(StringComparer.Ordinal);

    private static async Task<Client> SignedInAsync(RunningStudio studio, TestPerson person)
    {
        var client = new Client(studio);
        (await client.SignInAsync(person, Token)).Dispose();
        return client;
    }

    private static async Task AddPersonAsync(RunningStudio studio, TestPerson person)
    {
        await using var scope = studio.Services.CreateAsyncScope();
        var user = new StudioUser { UserName = person.Email, Email = person.Email, DisplayName = person.Name, CreatedAt = DateTime.UnixEpoch };
        var made = await scope.ServiceProvider.GetRequiredService<UserManager<StudioUser>>().CreateAsync(user, person.Password);
        Assert.True(made.Succeeded, string.Join(' ', made.Errors.Select(error => error.Description)));
    }

    private static async Task<DateTime?> EndOfAsync(RunningStudio studio, TestPerson person)
    {
        await using var scope = studio.Services.CreateAsyncScope();
        return scope.ServiceProvider.GetRequiredService<StudioDbContext>().Users.Single(user => user.Email == person.Email).DeleteAfter;
    }
}
