using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data.Gallery;
using Studio.Data.Quotas;
using Studio.Jobs.Nodes;
using Studio.Jobs.Tasks;
using Studio.Jobs.Tests.Nodes;
using Studio.Testing;

namespace Studio.Jobs.Tests.Tasks;

public sealed class HousekeepingTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task What_was_in_the_trash_too_long_goes_in_every_workspace_and_the_rest_stays(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Ct, JobsNode.Configure);
        TestWorkspace[] workspaces = [await studio.AddWorkspaceAsync(Ct), await studio.AddWorkspaceAsync(Ct)];
        foreach (var workspace in workspaces)
        {
            var (kept, deleted) = (Rows.Image(workspace.Owner.Id, studio.Time.UtcNow), Rows.Image(workspace.Owner.Id, studio.Time.UtcNow));
            deleted.DeletedAt = studio.Time.UtcNow;
            await workspace.AddAsync(Ct, kept, deleted);
        }

        await studio.Services.GetRequiredService<Housekeeping>().RunOnceAsync(Ct);
        Assert.Equal([2, 2], await CountAsync(workspaces));

        studio.Time.Advance(TimeSpan.FromDays(Trash.Days + 1));
        await studio.Services.GetRequiredService<Housekeeping>().RunOnceAsync(Ct);
        Assert.Equal([1, 1], await CountAsync(workspaces));
    }

    [Theory, EachDatabase]
    public async Task Numbers_of_use_that_drifted_are_right_again_in_every_workspace_and_health_says_how_many(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Ct, JobsNode.Configure);
        TestWorkspace[] workspaces = [await studio.AddWorkspaceAsync(Ct), await studio.AddWorkspaceAsync(Ct)];
        foreach (var workspace in workspaces)
        {
            await workspace.AddAsync(Ct, new QuotaUse { HolderId = workspace.Owner.Id, Day = DateOnly.FromDateTime(studio.Time.UtcNow), Pictures = 77 });
        }

        await studio.Services.GetRequiredService<Housekeeping>().RunOnceAsync(Ct);
        Assert.Equal("2 workspaces tidied, 2 numbers of use had drifted and are right again", Said(studio));
        foreach (var workspace in workspaces)
        {
            Assert.Equal(0, await workspace.WithAsync(db => db.QuotaUses.SumAsync(use => use.Pictures, Ct)));
        }

        await studio.Services.GetRequiredService<Housekeeping>().RunOnceAsync(Ct);
        Assert.Equal("2 workspaces tidied", Said(studio));
    }

    private static string? Said(TestStudio studio) => studio.Services.GetRequiredService<Chores>().Reports.Single(report => report.Name == "Clear away what is due").Result;

    private static async Task<IReadOnlyList<int>> CountAsync(IEnumerable<TestWorkspace> workspaces)
    {
        var counts = new List<int>();
        foreach (var workspace in workspaces)
        {
            counts.Add(await workspace.WithAsync(db => db.Images.CountAsync(Ct)));
        }

        return counts;
    }
}
