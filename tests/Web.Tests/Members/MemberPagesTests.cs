using System.Net;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data;
using Studio.Data.Quotas;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Testing;
using Studio.Web.Members;
using Studio.Web.Members.Invitations;
using Studio.Web.Members.Join;

namespace Studio.Web.Tests.Members;

public sealed class MemberPagesTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_role_reads_members_and_invitations_only_if_the_table_says_so()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        var workspace = await studio.WorkspaceIdAsync(TestPerson.Slug, Token);
        foreach (var role in Enum.GetValues<Role>())
        {
            var may = RolePermissions.Of(role).Contains(Permission.ManageMembers);
            await using var scope = studio.Services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentWorkspace>().Enter(As(workspace, role));

            var people = await Record.ExceptionAsync(() => scope.ServiceProvider.GetRequiredService<MemberQueries>().PeopleAsync(Token));
            var links = await Record.ExceptionAsync(() => scope.ServiceProvider.GetRequiredService<InvitationQueries>().ReadAsync(Token));

            foreach (var answer in new[] { people, links })
            {
                Assert.Equal(may, answer is null);
                Assert.True(may || answer is StudioException { Kind: RefusalKind.Forbidden, Message: "Your role in this workspace does not include: managing members. Owners and admins may." });
            }
        }
    }

    [Fact]
    public async Task A_foreign_workspaces_members_are_as_unknown_as_a_workspace_that_never_was()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        await studio.AddStrangerAsync(TestPerson.Stranger, "inland", Token);
        using var owner = new Client(studio);
        using var signedIn = await owner.SignInAsync(TestPerson.Owner, Token);

        foreach (var page in new[] { "members", "members/invitations" })
        {
            using var foreign = await owner.GetAsync($"/w/inland/{page}", Token);
            using var missing = await owner.GetAsync($"/w/never-was/{page}", Token);
            Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (foreign.StatusCode, missing.StatusCode));
            Assert.Equal(await WorkspaceEntryTests.BodyAsync(missing), await WorkspaceEntryTests.BodyAsync(foreign));
        }
    }

    [Fact]
    public async Task A_member_is_listed_with_the_pictures_a_day_that_their_role_may_make()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        await studio.AddStrangerAsync(TestPerson.Stranger, "inland", Token);
        await studio.AddMemberAsync(TestPerson.Stranger, TestPerson.Slug, Token);
        await using var scope = studio.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentWorkspace>().Enter(As(await studio.WorkspaceIdAsync(TestPerson.Slug, Token), Role.Owner));
        var context = scope.ServiceProvider.GetRequiredService<StudioDbContext>();
        context.QuotaLimits.Add(new QuotaLimit { Subject = QuotaSubject.Creator, PicturesADay = 120 });
        await context.SaveChangesAsync(Token);

        var people = await scope.ServiceProvider.GetRequiredService<MemberQueries>().PeopleAsync(Token);

        Assert.Equal([(Role.Owner, null), (Role.Creator, (int?)120)], people.OrderByDescending(person => person.Role).Select(person => (person.Role, person.Limit)));
    }

    [Theory]
    [InlineData(null, "Aiko Tanaka,Chen Wei,高橋 美咲")]
    [InlineData("role", "Chen Wei,Aiko Tanaka,高橋 美咲")]
    [InlineData("seen", "高橋 美咲,Aiko Tanaka,Chen Wei")]
    public void The_list_is_ordered_as_the_address_says(string? sort, string expected) =>
        Assert.Equal(expected, string.Join(',', MemberList.Of(Three(), text: null, sort).Select(member => member.Name)));

    [Theory]
    [InlineData("aiko", "Aiko Tanaka")]
    [InlineData("NORTHLIGHT", "Aiko Tanaka,Chen Wei")]
    [InlineData("高橋", "高橋 美咲")]
    [InlineData("owner", "Chen Wei")]
    [InlineData("nobody", "")]
    public void Somebody_is_found_by_name_address_or_role(string text, string expected) =>
        Assert.Equal(expected, string.Join(',', MemberList.Of(Three(), text, sort: null).Select(member => member.Name)));

    [Fact]
    public void A_role_is_one_sentence_out_of_the_table()
    {
        Assert.Equal("As a Creator you make pictures, see the gallery, delete your own and rate pictures blind.", RoleWords.Of(Role.Creator));
        Assert.Equal("As a Viewer you see the gallery.", RoleWords.Of(Role.Viewer));
    }

    private static IReadOnlyList<MemberView> Three()
    {
        var now = DateTime.UnixEpoch;
        return
        [
            new(Guid.NewGuid(), "Chen Wei", "chen@northlight.example", 150, Role.Owner, now, null, 2, Guid.NewGuid(), []),
            new(Guid.NewGuid(), "高橋 美咲", "misaki@atelier.example", 320, Role.Rater, now, now.AddDays(2), 0, Guid.NewGuid(), []),
            new(Guid.NewGuid(), "Aiko Tanaka", "aiko@northlight.example", 200, Role.Creator, now, now.AddDays(1), 7, Guid.NewGuid(), []),
        ];
    }

    /// <summary>No door gives out such an access in a test; the constructor is closed to the program on purpose.</summary>
    private static WorkspaceAccess As(Guid workspace, Role role) => (WorkspaceAccess)Activator.CreateInstance(
        typeof(WorkspaceAccess),
        BindingFlags.NonPublic | BindingFlags.Instance,
        binder: null,
        [workspace, PrincipalKind.Member, Guid.NewGuid(), role, RolePermissions.Of(role)],
        culture: null)!;
}
