using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data;
using Studio.Data.Generations;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Testing;
using Studio.Web.Members;

namespace Studio.Web.Tests.Members;

/// <summary>What somebody asked for ends with their right to ask, in the same press that takes it.</summary>
public sealed class LostWorkTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("removed")]
    [InlineData("lowered")]
    [InlineData("left")]
    public async Task Waiting_pictures_are_cancelled_when_the_press_is_answered(string how)
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        await studio.AddStrangerAsync(TestPerson.Stranger, "inland", Token);
        await studio.AddMemberAsync(TestPerson.Stranger, TestPerson.Slug, Token);
        var workspaceId = await studio.WorkspaceIdAsync(TestPerson.Slug, Token);
        await using var scope = studio.Services.CreateAsyncScope();
        var doors = scope.ServiceProvider.GetRequiredService<Doors>();
        var (owner, member) = (await FindAsync(scope, TestPerson.Owner), await FindAsync(scope, TestPerson.Stranger));
        scope.ServiceProvider.GetRequiredService<CurrentWorkspace>().Enter((await doors.MemberAsync(workspaceId, owner, Token))!);
        var made = await AddWaitingAsync(scope, member);

        var view = (await scope.ServiceProvider.GetRequiredService<MemberQueries>().PeopleAsync(Token)).Single(person => person.UserId == member);
        var actions = scope.ServiceProvider.GetRequiredService<MemberActions>();
        await (how switch
        {
            "removed" => actions.RemoveAsync(view, confirmed: null, Token),
            "lowered" => actions.ChangeRoleAsync(view, Role.Viewer, confirmed: null, Token),
            _ => scope.ServiceProvider.GetRequiredService<Leaving>().LeaveAsync((await doors.WorkspacesOfAsync(member, Token)).Single(door => door.Id == workspaceId), member, Token),
        });

        await using var context = await scope.ServiceProvider.GetRequiredService<IDbContextFactory<StudioDbContext>>().CreateDbContextAsync(Token);
        Assert.Equal(PictureStatus.Canceled, await context.Pictures.Where(picture => picture.GenerationId == made.Generation.Id).Select(picture => picture.Status).SingleAsync(Token));
    }

    /// <summary>The member has set their own work aside, so that it is not drawn before it is lost.</summary>
    private static async Task<TestGeneration> AddWaitingAsync(AsyncServiceScope scope, Guid member)
    {
        var now = scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        var made = TestGeneration.New(member, count: 1, now);
        var context = scope.ServiceProvider.GetRequiredService<StudioDbContext>();
        context.AddRange([new QueuePause { UserId = member, Since = now }, made.Thread, made.Turn, made.Revision, made.Generation, .. made.Pictures]);
        await context.SaveChangesAsync(Token);
        return made;
    }

    private static Task<Guid> FindAsync(AsyncServiceScope scope, TestPerson person) =>
        scope.ServiceProvider.GetRequiredService<StudioDbContext>().Users.Where(user => user.Email == person.Email).Select(user => user.Id).SingleAsync(Token);
}
