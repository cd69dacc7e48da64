using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data.Generations;
using Studio.Jobs.Claims;
using Studio.Jobs.Tests.Nodes;
using Studio.Testing;

namespace Studio.Jobs.Tests.Claims;

public sealed class PictureClaimsTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_claimed_picture_is_not_claimed_twice(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Ct, JobsNode.Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        await workspace.AddGenerationAsync(Ct, count: 40);
        var claims = studio.Services.GetRequiredService<PictureClaims>();

        var taken = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => TakeAllAsync(claims), Ct)));

        var pictures = taken.SelectMany(t => t).Select(c => c.PictureId).ToList();
        Assert.Equal(40, pictures.Count);
        Assert.Equal(40, pictures.Distinct().Count());
    }

    [Theory, EachDatabase]
    public async Task A_claim_marks_picture_and_generation_as_running(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Ct, JobsNode.Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        var made = await workspace.AddGenerationAsync(Ct, count: 2);

        var claim = await studio.Services.GetRequiredService<PictureClaims>().NextAsync(Ct);

        Assert.NotNull(claim);
        Assert.Equal((workspace.Id, made.Pictures[0].Id, 1), (claim.WorkspaceId, claim.PictureId, claim.Attempt));
        var picture = await workspace.WithAsync(db => db.Pictures.SingleAsync(p => p.Id == claim.PictureId, Ct));
        Assert.Equal(PictureStatus.Running, picture.Status);
        Assert.Equal(studio.Services.GetRequiredService<Lease>().Holder, picture.LeaseHolder);
        Assert.Equal(GenerationStatus.Running, await workspace.WithAsync(db => db.Generations.Select(g => g.Status).SingleAsync(Ct)));
    }

    [Theory, EachDatabase]
    public async Task A_lease_ends_by_the_clock_of_the_database(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Ct, JobsNode.Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        await workspace.AddGenerationAsync(Ct);
        var claims = studio.Services.GetRequiredService<PictureClaims>();
        var sweep = studio.Services.GetRequiredService<LeaseSweep>();
        var claim = await claims.NextAsync(Ct);

        // The program's own clock may be years off: only the database's counts.
        studio.Time.Advance(TimeSpan.FromDays(1_000));
        await sweep.RequeueExpiredAsync(Ct);
        Assert.Equal(LeaseState.Ours, await claims.RenewAsync(claim!, Ct));

        await workspace.WithAsync(db => db.Pictures.ExecuteUpdateAsync(set => set.SetProperty(p => p.LeaseUntil, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc)), Ct));
        await sweep.RequeueExpiredAsync(Ct);
        Assert.Equal(LeaseState.Lost, await claims.RenewAsync(claim!, Ct));
        Assert.Equal(PictureStatus.Queued, await workspace.WithAsync(db => db.Pictures.Select(p => p.Status).SingleAsync(Ct)));
    }

    [Theory, EachDatabase]
    public async Task An_attempt_that_has_ended_cannot_be_ended_again(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Ct, JobsNode.Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        await workspace.AddGenerationAsync(Ct, count: 12);
        var outcomes = studio.Services.GetRequiredService<PictureOutcomes>();
        var claims = studio.Services.GetRequiredService<PictureClaims>();

        await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(
            async () =>
            {
                while (await claims.NextAsync(Ct) is { } claim)
                {
                    await outcomes.FailAsync(claim, "Once.", deviceMs: 10, Ct);
                    await outcomes.FailAsync(claim, "Twice.", deviceMs: 1_000, Ct);
                }
            },
            Ct)));

        var reasons = await workspace.WithAsync(db => db.Pictures.Select(p => p.FailureReason).ToListAsync(Ct));
        Assert.All(reasons, reason => Assert.Equal("Once.", reason));
        Assert.Equal(GenerationStatus.Failed, await workspace.WithAsync(db => db.Generations.Select(g => g.Status).SingleAsync(Ct)));
    }

    private static async Task<List<ClaimedPicture>> TakeAllAsync(PictureClaims claims)
    {
        var taken = new List<ClaimedPicture>();
        while (await claims.NextAsync(Ct) is { } claim)
        {
            taken.Add(claim);
        }

        return taken;
    }
}
