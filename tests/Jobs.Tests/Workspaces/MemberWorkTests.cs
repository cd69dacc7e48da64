using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data.Generations;
using Studio.Data.Prompts;
using Studio.Data.Users;
using Studio.Data.Workspaces;
using Studio.Jobs.Claims;
using Studio.Jobs.Tests.Nodes;
using Studio.Jobs.Workspaces;
using Studio.Testing;

namespace Studio.Jobs.Tests.Workspaces;

/// <summary>Work of people who may make nothing any more.</summary>
public sealed class MemberWorkTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task What_a_removed_member_left_waiting_is_not_drawn_and_everybody_elses_is(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Ct, JobsNode.Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        var member = await workspace.AddMemberAsync("aiko", Role.Creator, Ct);
        var theirs = await AddWorkAsync(workspace, member.Id);
        var own = await AddWorkAsync(workspace, workspace.Owner.Id);
        await workspace.WithAsync(db => db.Memberships.Where(m => m.UserId == member.Id).ExecuteDeleteAsync(Ct));

        await studio.Services.GetRequiredService<MemberWork>().StopAsync(workspace.Id, member.Id, Ct);

        Assert.Equal([PictureStatus.Canceled, PictureStatus.Canceled], await PicturesAsync(workspace, theirs));
        Assert.Equal(GenerationStatus.Canceled, await workspace.WithAsync(db => db.Generations.Where(g => g.Id == theirs.Generation.Id).Select(g => g.Status).SingleAsync(Ct)));
        Assert.Equal(UpsamplingStatus.Stopped, await WritingAsync(workspace, theirs));
        Assert.Equal([PictureStatus.Queued, PictureStatus.Queued], await PicturesAsync(workspace, own));
        Assert.Equal(UpsamplingStatus.Queued, await WritingAsync(workspace, own));
    }

    [Theory, EachDatabase]
    public async Task Whoever_was_given_a_role_that_makes_pictures_keeps_their_work(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Ct, JobsNode.Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        var member = await workspace.AddMemberAsync("aiko", Role.Admin, Ct);
        var work = await AddWorkAsync(workspace, member.Id);
        await SetRoleAsync(workspace, member, Role.Creator);

        await studio.Services.GetRequiredService<MemberWork>().StopAsync(workspace.Id, member.Id, Ct);
        await studio.Services.GetRequiredService<MemberWork>().SweepAsync(Ct);

        Assert.Equal([PictureStatus.Queued, PictureStatus.Queued], await PicturesAsync(workspace, work));
    }

    [Theory, EachDatabase]
    public async Task The_sweep_ends_the_work_of_a_lesser_role_and_of_a_locked_account_in_every_workspace(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Ct, JobsNode.Configure);
        var (first, second) = (await studio.AddWorkspaceAsync(Ct), await studio.AddWorkspaceAsync(Ct));
        var lowered = await first.AddMemberAsync("aiko", Role.Creator, Ct);
        var locked = await second.AddMemberAsync("ben", Role.Moderator, Ct);
        var (works, kept) = (new[] { await AddWorkAsync(first, lowered.Id), await AddWorkAsync(second, locked.Id) }, await AddWorkAsync(second, second.Owner.Id));
        var running = await studio.Services.GetRequiredService<PictureClaims>().NextAsync(Ct);
        Assert.Equal(works[0].Pictures[0].Id, running!.PictureId);
        await SetRoleAsync(first, lowered, Role.Viewer);
        await second.WithAsync(db => db.Users.Where(u => u.Id == locked.Id).ExecuteUpdateAsync(set => set.SetProperty(u => u.LockoutEnd, StudioUser.ShutOut), Ct));

        await studio.Services.GetRequiredService<MemberWork>().SweepAsync(Ct);

        // What is on the device ends at its next step: its slot reads the wish when it renews its lease.
        Assert.Equal(LeaseState.CancelRequested, await studio.Services.GetRequiredService<PictureClaims>().RenewAsync(running, Ct));
        Assert.Equal([PictureStatus.Running, PictureStatus.Canceled], await PicturesAsync(first, works[0]));
        Assert.Equal([PictureStatus.Canceled, PictureStatus.Canceled], await PicturesAsync(second, works[1]));
        Assert.Equal([PictureStatus.Queued, PictureStatus.Queued], await PicturesAsync(second, kept));
    }

    private static async Task<TestGeneration> AddWorkAsync(TestWorkspace workspace, Guid userId)
    {
        var made = await workspace.AddGenerationAsync(Ct, count: 2, userId);
        await workspace.AddAsync(Ct, Rows.Upsampling(made.Turn));
        return made;
    }

    private static Task<int> SetRoleAsync(TestWorkspace workspace, StudioUser member, Role role) =>
        workspace.WithAsync(db => db.Memberships.Where(m => m.UserId == member.Id).ExecuteUpdateAsync(set => set.SetProperty(m => m.Role, role), Ct));

    private static Task<List<PictureStatus>> PicturesAsync(TestWorkspace workspace, TestGeneration made) =>
        workspace.WithAsync(db => db.Pictures.Where(p => p.GenerationId == made.Generation.Id).OrderBy(p => p.Ordinal).Select(p => p.Status).ToListAsync(Ct));

    private static Task<UpsamplingStatus> WritingAsync(TestWorkspace workspace, TestGeneration made) =>
        workspace.WithAsync(db => db.Upsamplings.Where(u => u.TurnId == made.Turn.Id).Select(u => u.Status).SingleAsync(Ct));
}
