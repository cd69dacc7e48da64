using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Studio.Browser.Tests.Running;
using Studio.Data;
using Studio.Data.Tenancy;
using Studio.Data.Users;
using Studio.Data.Workspaces;
using Studio.Testing;
using static Microsoft.Playwright.Assertions;

namespace Studio.Browser.Tests.Faults;

/// <summary>What is taken away from a person who sits in front of an open page. The clock is moved by hand.</summary>
public sealed class RightsTests(Chromium chromium)
{
    private readonly ManualTimeProvider _time = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_member_who_is_removed_loses_the_open_page_within_half_a_minute()
    {
        await using var studio = await StartAsync();
        await using var visitor = await LookAsync(studio, "gallery");

        await ChangeAsync(studio, memberships => memberships.ExecuteDeleteAsync(Token));
        _time.Advance(TimeSpan.FromSeconds(31));

        await Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "You are no longer a member" })).ToBeVisibleAsync();
        await Expect(visitor.Page.Locator(".sidebar")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_member_who_becomes_a_viewer_is_offered_nothing_more_to_make_within_half_a_minute()
    {
        await using var studio = await StartAsync();
        await using var visitor = await LookAsync(studio, "gallery");
        var create = visitor.Page.Locator("header.head").GetByRole(AriaRole.Link, new() { Name = "Create" });
        await Expect(create).ToBeVisibleAsync();

        await ChangeAsync(studio, memberships => memberships.ExecuteUpdateAsync(set => set.SetProperty(m => m.Role, Role.Viewer), Token));
        _time.Advance(TimeSpan.FromSeconds(31));

        await Expect(create).ToHaveCountAsync(0);
        await Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "Gallery" })).ToBeVisibleAsync();
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task A_new_password_sends_every_other_open_page_to_the_door_within_a_minute()
    {
        await using var studio = await StartAsync();
        await using var visitor = await LookAsync(studio, "gallery");

        await using (var scope = studio.Services.CreateAsyncScope())
        {
            var users = scope.ServiceProvider.GetRequiredService<UserManager<StudioUser>>();
            var person = await users.FindByEmailAsync(TestPerson.Stranger.Email);
            Assert.True((await users.ChangePasswordAsync(person!, TestPerson.Stranger.Password, "another kettle of pines")).Succeeded);
        }

        _time.Advance(TimeSpan.FromSeconds(61));

        await visitor.Page.ArriveAtAsync("**/sign-in?**");
        await Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "Sign in" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Signing_out_everywhere_else_closes_the_other_open_page_within_a_minute()
    {
        await using var studio = await StartAsync();
        await using var there = await LookAsync(studio, "gallery");
        await using var here = await LookAsync(studio, "profile");
        var places = here.Page.GetByRole(AriaRole.List, new() { Name = "Where you are signed in" }).GetByRole(AriaRole.Listitem);
        await Expect(places).ToHaveCountAsync(2);
        await Expect(places.First).ToContainTextAsync("this one");
        await here.ScreenshotAsync("sessions-1440-dark", isWhole: true);

        await here.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out everywhere else" }).ClickAsync();
        await Expect(places).ToHaveCountAsync(1);
        _time.Advance(TimeSpan.FromSeconds(61));

        await there.Page.ArriveAtAsync("**/sign-in?**");
        await Expect(places.First).ToContainTextAsync("this one");
        Assert.Empty(here.Complaints);
    }

    [Fact]
    public async Task Nobody_is_sent_away_while_nothing_has_changed()
    {
        await using var studio = await StartAsync();
        await using var visitor = await LookAsync(studio, "queue");
        await visitor.Page.EvaluateAsync("document.documentElement.dataset.same = 1");

        for (var minute = 0; minute < 5; minute++)
        {
            _time.Advance(TimeSpan.FromSeconds(61));
            // A round trip of the circuit after each: whatever the timers began has had its turn.
            var whose = visitor.Page.GetByRole(AriaRole.Button, new() { Name = minute % 2 == 0 ? "Mine" : "Everyone’s", Exact = true });
            await whose.ClickAsync();
            await Expect(whose).ToHaveAttributeAsync("aria-pressed", "true");
        }

        await Expect(visitor.Page.Locator("html[data-same]")).ToHaveCountAsync(1);
    }

    private async Task<RunningStudio> StartAsync()
    {
        var studio = await RunningStudio.StartWithOwnerAsync(Token, builder => builder.Services.AddSingleton<TimeProvider>(_time));
        await studio.AddStrangerAsync(TestPerson.Stranger, "inland", Token);
        await studio.AddMemberAsync(TestPerson.Stranger, TestPerson.Slug, Token);
        return studio;
    }

    private async Task<Visitor> LookAsync(RunningStudio studio, string page)
    {
        var visitor = await Visitor.ArriveAsync(chromium, studio);
        await visitor.SignInAsync(TestPerson.Stranger, $"/w/{TestPerson.Slug}/{page}");
        return visitor;
    }

    private static async Task ChangeAsync(RunningStudio studio, Func<IQueryable<Membership>, Task<int>> change)
    {
        var changed = 0;
        await studio.Services.GetRequiredService<WorkspaceScope>().RunAsync(
            await studio.WorkspaceIdAsync(TestPerson.Slug, Token),
            async (services, _) =>
            {
                var context = services.GetRequiredService<StudioDbContext>();
                var stranger = await context.Users.Where(user => user.Email == TestPerson.Stranger.Email).Select(user => user.Id).SingleAsync(Token);
                changed = await change(context.Memberships.Where(m => m.UserId == stranger));
            },
            Token);
        Assert.Equal(1, changed);
    }
}
