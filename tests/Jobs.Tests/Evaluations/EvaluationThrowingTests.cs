using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data;
using Studio.Data.Audit;
using Studio.Data.Evaluation;
using Studio.Data.Evaluation.Designs;
using Studio.Data.Evaluation.Removal;
using Studio.Data.Evaluation.Sessions;
using Studio.Data.Gallery;
using Studio.Data.Generations;
using Studio.Data.Storage;
using Studio.Jobs.Evaluations;
using Studio.Jobs.Tests.Nodes;
using Studio.Testing;

namespace Studio.Jobs.Tests.Evaluations;

/// <summary>After an evaluation was thrown away nothing of it is left, and nothing else is missing.</summary>
public sealed class EvaluationThrowingTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_finished_evaluation_goes_with_its_pictures_votes_raters_links_and_conversations(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Ct, JobsNode.ConfigureRunning);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        var kept = Rows.Image(workspace.Owner.Id, studio.Time.UtcNow);
        await workspace.AddAsync(Ct, kept);
        var draft = await DraftEvaluation.AddAsync(workspace, studio.Time.UtcNow, Ct);
        IReadOnlyList<string> files;
        await using (await RunningNode.StartAsync(studio, Ct))
        {
            await draft.StartAsync(Ct);
            await Work.UntilAsync(() => workspace.WithAsync(db => db.RatingPairs.CountAsync(Ct).ContinueWith(count => count.Result == 2, TaskScheduler.Default)), Ct);
            await draft.DoAsync<EvaluationActs>(acts => acts.CloseAsync(draft.Row.Id, Ct));
            await draft.DoAsync<EvaluationActs>(acts => acts.PublishAsync(draft.Row.Id, Ct));
            files = await workspace.WithAsync(db => db.Images.AlsoHidden().Where(i => i.EvaluationId != null).Select(i => i.BlobHash).ToListAsync(Ct));
            MakeOld(studio, files);
            await AddSessionAsync(studio, workspace, draft);

            await draft.DoAsync<EvaluationThrowing>(throwing => throwing.ThrowAwayAsync(draft.Row.Id, EvaluationState.Published, Ct));

            Assert.Equal((0, 0, 0, 0), await workspace.WithAsync(async db => (await db.Evaluations.CountAsync(Ct), await db.Votes.CountAsync(Ct), await db.Raters.CountAsync(Ct), await db.GuestLinks.CountAsync(Ct))));
            await GoneAsync(workspace);
        }

        Assert.Equal(4, files.Count);
        var blobs = studio.Services.GetRequiredService<BlobStore>();
        Assert.All(files, file => Assert.False(blobs.Exists(workspace.Id, file)));
        await NothingIsLeftAsync(workspace);
        Assert.Equal([kept.Id], await workspace.WithAsync(db => db.Images.AlsoHidden().Select(i => i.Id).ToListAsync(Ct)));
        Assert.Equal(1, await workspace.WithAsync(db => db.PromptSets.CountAsync(Ct)));
        var entry = await workspace.WithAsync(db => db.AuditEntries.SingleAsync(e => e.Act == AuditAct.EvaluationDeleted, Ct));
        Assert.Equal("""{"state":"published","count":4,"votes":1}""", entry.Details);
    }

    [Theory, EachDatabase]
    public async Task One_that_is_being_generated_stops_and_goes(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Ct, JobsNode.ConfigureRunning);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        var draft = await DraftEvaluation.AddAsync(workspace, studio.Time.UtcNow, Ct, each: 4, "a blue fish", "ein Löwe", "a red fox", "リスの王");
        await using (await RunningNode.StartAsync(studio, Ct))
        {
            await draft.StartAsync(Ct);
            await Work.UntilAsync(() => workspace.WithAsync(db => db.Pictures.AnyAsync(p => p.Status == PictureStatus.Running, Ct)), Ct);

            await draft.DoAsync<EvaluationThrowing>(throwing => throwing.ThrowAwayAsync(draft.Row.Id, EvaluationState.Running, Ct));

            await GoneAsync(workspace);
        }

        await NothingIsLeftAsync(workspace);
        Assert.Equal(0, await workspace.WithAsync(db => db.Images.AlsoHidden().CountAsync(Ct)));
    }

    [Theory, EachDatabase]
    public async Task A_node_that_died_while_it_drew_is_waited_for_and_another_ones_step_clears_the_rest(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Ct, JobsNode.Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        var draft = await DraftEvaluation.AddAsync(workspace, studio.Time.UtcNow, Ct);
        await draft.StartAsync(Ct);
        await StepAsync(studio);
        await workspace.WithAsync(db => db.Pictures.Where(p => p.Ordinal == 0).ExecuteUpdateAsync(set => set.SetProperty(p => p.Status, PictureStatus.Running), Ct));

        await draft.DoAsync<EvaluationThrowing>(throwing => throwing.ThrowAwayAsync(draft.Row.Id, EvaluationState.Running, Ct));
        await StepAsync(studio);
        Assert.True(await workspace.WithAsync(db => db.Pictures.AllAsync(p => p.CancelRequested, Ct)));
        Assert.Equal(1, await workspace.WithAsync(db => db.Evaluations.AlsoThrownAway().CountAsync(Ct)));

        await workspace.WithAsync(db => db.Pictures.ExecuteUpdateAsync(set => set.SetProperty(p => p.Status, PictureStatus.Canceled), Ct));
        await StepAsync(studio);
        await NothingIsLeftAsync(workspace);
    }

    [Fact]
    public async Task One_that_was_started_meanwhile_is_looked_at_again_first()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Ct, JobsNode.Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        var draft = await DraftEvaluation.AddAsync(workspace, studio.Time.UtcNow, Ct);
        await draft.StartAsync(Ct);

        await Assert.ThrowsAsync<StudioException>(() => draft.DoAsync<EvaluationThrowing>(throwing => throwing.ThrowAwayAsync(draft.Row.Id, EvaluationState.Draft, Ct)));

        Assert.Equal(EvaluationState.Running, (await workspace.WithAsync(db => db.Evaluations.SingleAsync(Ct))).State);
        Assert.Equal(0, await workspace.WithAsync(db => db.AuditEntries.CountAsync(e => e.Act == AuditAct.EvaluationDeleted, Ct)));
    }

    /// <summary>A guest who gave one vote.</summary>
    private static async Task AddSessionAsync(TestStudio studio, TestWorkspace workspace, DraftEvaluation draft)
    {
        var now = studio.Time.UtcNow;
        var pair = await workspace.WithAsync(db => db.RatingPairs.OrderBy(p => p.Id).FirstAsync(Ct));
        var systems = await workspace.WithAsync(db => db.EvaluationEntries.OrderBy(e => e.Place).Select(e => e.SystemId!.Value).ToListAsync(Ct));
        var link = new GuestLink { EvaluationId = draft.Row.Id, SecretHash = new string('a', 64), Protected = "p", Beginning = "8Vt", MaxGuests = 10, PairsEach = 40, CreatedById = workspace.Owner.Id, CreatedAt = now, EndsAt = now.AddDays(7) };
        var rater = new Rater { EvaluationId = draft.Row.Id, GuestLinkId = link.Id, Name = "Noor", PairsAsked = 40, CreatedAt = now };
        var vote = new Vote
        {
            Source = VoteSource.Session,
            Question = pair.Question,
            LeftSystemId = systems[0],
            RightSystemId = systems[1],
            LeftImageId = Guid.NewGuid(),
            RightImageId = Guid.NewGuid(),
            Answer = VoteAnswer.Left,
            PromptId = pair.PromptId,
            Category = "animals",
            VoterId = null,
            EvaluationId = draft.Row.Id,
            RaterId = rater.Id,
            IsBlind = true,
            At = now,
        };
        await workspace.AddAsync(
            Ct,
            link,
            rater,
            vote,
            new RatingAssignment { EvaluationId = draft.Row.Id, RaterId = rater.Id, PairId = pair.Id, Kind = AssignmentKind.Pair, IsSwapped = false, Place = 0, LeftKey = "left", RightKey = "right", LeasedUntil = now, VoteId = vote.Id });
    }

    private static Task GoneAsync(TestWorkspace workspace) => Work.UntilAsync(() => workspace.WithAsync(async db => !await db.Evaluations.AlsoThrownAway().AnyAsync(Ct)), Ct);

    private static async Task NothingIsLeftAsync(TestWorkspace workspace)
    {
        Assert.Equal(0, await workspace.WithAsync(db => db.Evaluations.AlsoThrownAway().CountAsync(Ct)));
        Assert.Equal((0, 0, 0, 0, 0), await workspace.WithAsync(async db => (
            await db.EvaluationEntries.CountAsync(Ct), await db.EvaluationPrompts.CountAsync(Ct), await db.EvaluationSamples.CountAsync(Ct), await db.EvaluationEvents.CountAsync(Ct), await db.RatingPairs.CountAsync(Ct))));
        Assert.Equal((0, 0, 0, 0, 0), await workspace.WithAsync(async db => (
            await db.Threads.AlsoOfEvaluations().CountAsync(Ct), await db.Turns.CountAsync(Ct), await db.Generations.CountAsync(Ct), await db.Upsamplings.CountAsync(Ct), await db.EvaluatedSystems.CountAsync(Ct))));
    }

    /// <summary>A file is deleted an hour after it was written: until then a row may be about to name it.</summary>
    private static void MakeOld(TestStudio studio, IReadOnlyList<string> files)
    {
        foreach (var file in files)
        {
            File.SetLastWriteTimeUtc(Directory.GetFiles(studio.Folder, file, SearchOption.AllDirectories).Single(), DateTime.UnixEpoch);
        }
    }

    private static Task StepAsync(TestStudio studio) => studio.Services.GetRequiredService<EvaluationEngine>().RunOnceAsync(Ct);
}
