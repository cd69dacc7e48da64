using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data;
using Studio.Data.Quotas;
using Studio.Data.Workspaces;
using Studio.Jobs.Quotas;
using Studio.Jobs.Tests.Nodes;
using Studio.Testing;

namespace Studio.Jobs.Tests.Quotas;

/// <summary>Pictures that members bring count for the storage like those that are made.</summary>
public sealed class StorageRoomTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Many_files_at_once_cannot_overdraw_and_who_was_refused_is_noted(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Ct, JobsNode.Configure);
        var (workspace, other) = (await studio.AddWorkspaceAsync(Ct), await studio.AddWorkspaceAsync(Ct));
        var size = Rows.Image(workspace.Owner.Id, studio.Time.UtcNow).ByteCount;
        await workspace.AddAsync(Ct, new QuotaLimit { Subject = QuotaSubject.Owner, StorageBytes = (3 * size) + 1 });

        var stored = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => StoreAsync(studio, workspace), Ct)));

        Assert.Equal(3, stored.Count(refusal => refusal is null));
        Assert.Equal(3, await workspace.WithAsync(db => db.Images.CountAsync(Ct)));
        var noted = await workspace.WithAsync(db => db.RefusedAsks.AsNoTracking().SingleAsync(Ct));
        Assert.Equal((QuotaField.StorageBytes, false, 1L, 5), (noted.Limit, noted.IsOfWorkspace, noted.Left, noted.Times));
        Assert.Null(await StoreAsync(studio, other));
    }

    [Theory, EachDatabase]
    public async Task What_everybody_has_stored_counts_for_the_workspaces_limit_and_another_members_does_not_for_ones_own(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Ct, JobsNode.Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        var mika = await workspace.AddMemberAsync("mika", Role.Creator, Ct);
        var theirs = Rows.Image(mika.Id, studio.Time.UtcNow);
        await workspace.AddAsync(Ct, theirs, new QuotaLimit { Subject = QuotaSubject.Owner, StorageBytes = theirs.ByteCount });
        Assert.Null(await StoreAsync(studio, workspace));

        await workspace.AddAsync(Ct, new QuotaLimit { Subject = QuotaSubject.Workspace, StorageBytes = 2 * theirs.ByteCount });
        await workspace.WithAsync(db => db.QuotaLimits.Where(l => l.Subject == QuotaSubject.Owner).ExecuteDeleteAsync(Ct));

        Assert.Contains("The storage is full", (await StoreAsync(studio, workspace))!.Message, StringComparison.Ordinal);
        await using var scope = workspace.Enter();
        await Assert.ThrowsAsync<QuotaExceeded>(() => scope.ServiceProvider.GetRequiredService<StorageRoom>().RequireAsync(workspace.Owner.Id, 1, Ct));
    }

    private static async Task<QuotaExceeded?> StoreAsync(TestStudio studio, TestWorkspace workspace)
    {
        await using var scope = workspace.Enter();
        await using var db = await scope.ServiceProvider.GetRequiredService<IDbContextFactory<StudioDbContext>>().CreateDbContextAsync(Ct);
        var image = Rows.Image(workspace.Owner.Id, studio.Time.UtcNow);
        db.Add(image);
        try
        {
            await scope.ServiceProvider.GetRequiredService<StorageRoom>().SaveAsync(db, workspace.Owner.Id, image.ByteCount, Ct);
            return null;
        }
        catch (QuotaExceeded refusal)
        {
            return refusal;
        }
    }
}
