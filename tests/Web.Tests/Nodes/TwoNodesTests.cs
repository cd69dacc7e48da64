using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data.Generations;
using Studio.Data.Prompts;
using Studio.Data.Storage;
using Studio.Jobs;
using Studio.Jobs.Events;
using Studio.Testing;

namespace Studio.Web.Tests.Nodes;

/// <summary>Two real servers on one PostgreSQL database: the first takes the work of people, the second computes it.</summary>
public sealed class TwoNodesTests
{
    private const string Asks = "Slots:Pictures=0 Slots:Writers=0";
    private const string Computes = "";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_asked_at_one_node_is_made_by_the_other_and_watched_at_the_first()
    {
        await using var shared = await SharedStudio.CreateAsync(Token);
        await using var asking = await shared.StartAsync(Asks, Token);
        await SharedStudio.AddOwnerAsync(asking, Token);
        await using var computing = await shared.StartAsync(Computes, Token);
        using var work = await NodeWork.AtAsync(asking, Token);

        var (turn, _) = await work.AddTurnAsync(Token);
        var upsampling = await work.InAsync(services => services.GetRequiredService<UpsamplingQueue>().EnqueueAsync(turn, seed: null, Token), Token);
        var written = await work.HearAsync<UpsamplingEvent>(e => e.UpsamplingId == upsampling && e.Status is UpsamplingStatus.Done, Token);
        Assert.Contains("squirrel", written.Text, StringComparison.OrdinalIgnoreCase);

        var picture = Assert.Single(await work.DrawAsync(count: 1, steps: 60, Token));
        var progress = await work.HearAsync<ProgressEvent>(e => e.PictureId == picture && e.Progress.PreviewVersion > 0, Token);
        Assert.Equal(60, progress.Progress.Steps);
        Assert.NotNull(work.Live.Progress(work.Workspace, picture));
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], work.Live.PreviewPng(work.Workspace, picture, out _)![..4]);

        var end = await work.HearEndAsync(picture, Token);
        Assert.Equal(PictureStatus.Succeeded, end.Status);
        var image = await work.ReadAsync(db => db.Images.SingleAsync(i => i.Id == end.ImageId, Token), Token);
        Assert.True(asking.Services.GetRequiredService<BlobStore>().Exists(work.Workspace, image.BlobHash));
        Assert.Null(work.Live.Progress(work.Workspace, picture));
        Assert.Empty(Directory.GetFiles(shared.Folder["cache", "previews", work.Workspace.ToString()]));
    }

    [Fact]
    public async Task A_cancel_at_one_node_stops_the_other_at_once()
    {
        await using var shared = await SharedStudio.CreateAsync(Token);
        await using var asking = await shared.StartAsync(Asks, Token);
        await SharedStudio.AddOwnerAsync(asking, Token);

        // Its clock stands still: it never renews a lease and never sweeps, so that the cancel can reach it by the message only.
        await using var computing = await shared.StartAsync(Computes, Token, builder => builder.Services.AddSingleton<TimeProvider>(new ManualTimeProvider()));
        using var work = await NodeWork.AtAsync(asking, Token);
        using var far = await NodeWork.AtAsync(computing, Token);
        await work.UntilHeardByAsync(far, Token);
        var picture = Assert.Single(await work.DrawAsync(count: 1, steps: 100, Token));
        await work.HearAsync<ProgressEvent>(e => e.PictureId == picture, Token);

        await work.CancelAsync(picture, Token);

        Assert.Equal(PictureStatus.Canceled, (await work.HearEndAsync(picture, Token)).Status);
        Assert.Equal(1, await work.ReadAsync(db => db.Pictures.Where(p => p.Id == picture).Select(p => p.Attempt).SingleAsync(Token), Token));
    }

    [Fact]
    public async Task After_a_broken_connection_the_pages_read_again_and_hear_again()
    {
        await using var shared = await SharedStudio.CreateAsync(Token);
        await using var one = await shared.StartAsync(Asks, Token);
        await SharedStudio.AddOwnerAsync(one, Token);
        await using var other = await shared.StartAsync(Asks, Token);
        using var here = await NodeWork.AtAsync(one, Token);
        using var there = await NodeWork.AtAsync(other, Token);
        await here.UntilHeardByAsync(there, Token);
        await there.UntilHeardByAsync(here, Token);

        // As a restart of the database server does to everybody.
        await PostgreSqlServer.ExecuteAsync(
            "postgres", $"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{shared.Database}'", Token);

        await here.HearAsync<EventsMissed>(_ => true, Token);
        await there.HearAsync<EventsMissed>(_ => true, Token);
        await here.UntilHeardByAsync(there, Token);
        await there.UntilHeardByAsync(here, Token);
    }

    [Fact]
    public async Task What_is_too_long_for_a_message_is_read_again_instead()
    {
        await using var shared = await SharedStudio.CreateAsync(Token);
        await using var one = await shared.StartAsync(Asks, Token);
        await SharedStudio.AddOwnerAsync(one, Token);
        await using var other = await shared.StartAsync(Asks, Token);
        using var here = await NodeWork.AtAsync(one, Token);
        using var there = await NodeWork.AtAsync(other, Token);
        await here.UntilHeardByAsync(there, Token);

        here.Publish(new UpsamplingEvent(Guid.NewGuid(), Guid.NewGuid(), UpsamplingStatus.Done, new string('王', 3_000), Note: null));

        await there.HearAsync<EventsMissed>(_ => true, Token);
    }

    [Fact]
    public async Task Who_waits_for_one_picture_does_not_wait_for_all_of_somebody_else_on_any_node()
    {
        await using var shared = await SharedStudio.CreateAsync(Token);
        await using var one = await shared.StartAsync("Slots:Writers=0", Token);
        await SharedStudio.AddOwnerAsync(one, Token);
        await one.AddStrangerAsync(TestPerson.Stranger, "elsewhere", Token);
        await one.AddMemberAsync(TestPerson.Stranger, TestPerson.Slug, Token);
        await using var other = await shared.StartAsync("Slots:Writers=0", Token);
        using var work = await NodeWork.AtAsync(one, Token);
        var members = await work.ReadAsync(db => db.Memberships.Select(m => m.UserId).ToListAsync(Token), Token);

        var many = await work.DrawAsync(count: 4, steps: 12, Token, by: members[0]);
        var more = await work.DrawAsync(count: 4, steps: 12, Token, by: members[0]);
        var few = await work.DrawAsync(count: 1, steps: 12, Token, by: members[1]);
        foreach (var picture in (Guid[])[.. many, .. more, .. few])
        {
            await UntilEndedAsync(work, picture);
        }

        var started = await work.ReadAsync(db => db.Pictures.ToDictionaryAsync(p => p.Id, p => p.StartedAt!.Value, Token), Token);
        Assert.True(started[few[0]] < started[more[^1]]);
    }

    private static async Task UntilEndedAsync(NodeWork work, Guid picture)
    {
        while (await work.ReadAsync(db => db.Pictures.Where(p => p.Id == picture).Select(p => p.Status).SingleAsync(Token), Token) is PictureStatus.Queued or PictureStatus.Running)
        {
            await work.HearAsync<PictureEvent>(_ => true, Token);
        }
    }
}
