using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Studio.Browser.Tests.Running;
using Studio.Data;
using Studio.Data.Users;
using Studio.Data.Workspaces;
using Studio.Data.Workspaces.Invitations;
using Studio.Testing;
using static Microsoft.Playwright.Assertions;

namespace Studio.Browser.Tests.Members;

/// <summary>Members, invitations and the door: in every window, both themes, without a violation.</summary>
public sealed class MembersLooksTests(Chromium chromium)
{
    private static readonly (string Name, string Email, int Hue, Role Role)[] Team =
    [
        ("Aiko Tanaka", "aiko@northlight.example", 200, Role.Creator),
        ("Ben Okafor", "ben@northlight.example", 30, Role.Moderator),
        ("Maximiliane Schwarzenberger-Hohenlohe", "maximiliane.schwarzenberger-hohenlohe@kommunikationsabteilung.example", 270, Role.Admin),
        ("高橋 美咲", "misaki@northlight.example", 320, Role.Creator),
        ("佐藤 健", "ken@northlight.example", 60, Role.Rater),
        ("丽华", "lihua@atelier.example", 350, Role.Viewer),
        ("Lieselotte", "lieselotte@northlight.example", 100, Role.Viewer),
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Members_are_found_and_sorted_and_the_page_fits_every_window()
    {
        await using var studio = await StartAsync();
        await using var visitor = await Visitor.SignInAsync(chromium, studio, page: "members");
        var rows = visitor.Page.Locator(".members-table tbody tr");
        await Expect(rows).ToHaveCountAsync(Team.Length + 1);
        await Expect(visitor.Page.Locator(".perm tbody tr:not(.group)")).ToHaveCountAsync(RoleMatrix.Groups.Sum(group => group.Rows.Count));

        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Role", Exact = true }).ClickAsync();
        await Expect(rows.First).ToContainTextAsync(TestPerson.Owner.Name);
        await visitor.Page.GetByLabel("Look for a member").FillAsync("atelier");
        await Expect(rows).ToHaveCountAsync(1);
        await visitor.Page.GetByLabel("Look for a member").FillAsync("");
        await Expect(rows).ToHaveCountAsync(Team.Length + 1);
        await LooksAsync(visitor, "members");

        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Actions for Ben Okafor" }).ClickAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Menuitemradio, new() { Name = "Moderator" })).ToHaveAttributeAsync("aria-checked", "true");
        await visitor.ScreenshotAsync("members-menu-1440-dark");
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task Invitations_fit_every_window_with_links_that_work_and_links_that_are_over()
    {
        await using var studio = await StartAsync();
        await studio.InviteAsync(new NewInvitation(Role.Rater, Days: 30, Places: 25, ByHand: false, "Bewertungsrunde Farben und Zählen"), Token);
        var revoked = await studio.InviteAsync(new NewInvitation(Role.Viewer, Days: 7, Places: 5, ByHand: false), Token);
        await studio.InsideAsync(
            async (services, token) => await services.GetRequiredService<InvitationLinks>().RevokeAsync(
                await services.GetRequiredService<StudioDbContext>().Invitations.Where(link => link.Beginning == InvitationSecret.BeginningOf(revoked)).Select(link => link.Id).SingleAsync(token), token),
            Token);
        await using var visitor = await Visitor.SignInAsync(chromium, studio, page: "members/invitations");
        await using var guest = await Visitor.ArriveAsync(chromium, studio);
        var link = await MembersJourneyTests.MakeLinkAsync(visitor.Page);
        await guest.Page.GotoAsync(link);
        await LooksAsync(guest, "join");
        await MembersJourneyTests.AskAsync(guest.Page, link);
        await Expect(guest.Page.GetByText("has been asked")).ToBeVisibleAsync();
        await LooksAsync(guest, "join-waiting");

        await Expect(visitor.Page.Locator(".ask")).ToHaveCountAsync(1);
        await LooksAsync(visitor, "invitations");
        await guest.Page.GotoAsync($"/join/{revoked}");
        await LooksAsync(guest, "join-revoked");
        Assert.Empty(visitor.Complaints);
        Assert.Empty(guest.Complaints);
    }

    [Fact]
    public async Task The_side_bar_and_the_page_more_offer_members_to_those_who_look_after_them()
    {
        await using var studio = await StartAsync();
        await using var owner = await Visitor.SignInAsync(chromium, studio);
        await Expect(owner.Page.Locator(".sidebar").GetByRole(AriaRole.Link, new() { Name = "Members" })).ToBeVisibleAsync();
        await Expect(owner.Page.Locator(".more").GetByRole(AriaRole.Link, new() { Name = "Members" })).ToBeVisibleAsync();

        await studio.AddStrangerAsync(TestPerson.Stranger, "inland", Token);
        await studio.AddMemberAsync(TestPerson.Stranger, TestPerson.Slug, Token);
        await using var creator = await Visitor.ArriveAsync(chromium, studio);
        await creator.SignInAsync(TestPerson.Stranger, $"/w/{TestPerson.Slug}/more");
        await Expect(creator.Page.GetByRole(AriaRole.Link, new() { Name = "Members" })).ToHaveCountAsync(0);
        await creator.GoAsync("members");
        await Expect(creator.Page.GetByText("Your role in this workspace does not include: managing members. Owners and admins may.")).ToBeVisibleAsync();
    }

    private static async Task<RunningStudio> StartAsync()
    {
        var studio = await RunningStudio.StartWithOwnerAsync(Token);
        await studio.InsideAsync(
            async (services, token) =>
            {
                var context = services.GetRequiredService<StudioDbContext>();
                var now = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
                foreach (var (name, email, hue, role) in Team)
                {
                    var user = new StudioUser
                    {
                        UserName = $"team-{email}",
                        NormalizedUserName = $"TEAM-{email}".ToUpperInvariant(),
                        Email = $"team-{email}",
                        NormalizedEmail = $"TEAM-{email}".ToUpperInvariant(),
                        DisplayName = name,
                        Hue = hue,
                        CreatedAt = now,
                    };
                    context.Add(user);
                    context.Add(new Membership { UserId = user.Id, Role = role, JoinedAt = now, SeenAt = role == Role.Viewer ? null : now.AddHours(-hue / 10.0) });
                }

                await context.SaveChangesAsync(token);
            },
            Token);
        return studio;
    }

    private static async Task LooksAsync(Visitor visitor, string page)
    {
        foreach (var theme in (ColorScheme[])[ColorScheme.Dark, ColorScheme.Light])
        {
            await visitor.Page.EmulateMediaAsync(new() { ColorScheme = theme });
            foreach (var width in (int[])[1440, 1024, 390])
            {
                await visitor.Page.SetViewportSizeAsync(width, width == 390 ? 1900 : 1250);
                await visitor.ScreenshotAsync(string.Create(CultureInfo.InvariantCulture, $"{page}-{width}-{theme.ToString().ToLowerInvariant()}"));
                Assert.True(await visitor.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"), $"The page is wider than {width}.");
                await visitor.AssertAccessibleAsync();
            }
        }

        await visitor.Page.SetViewportSizeAsync(1440, 1250);
    }
}
