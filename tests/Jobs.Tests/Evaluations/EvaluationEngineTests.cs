using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data;
using Studio.Data.Evaluation.Designs;
using Studio.Data.Evaluation.Folders;
using Studio.Data.Evaluation.Runs;
using Studio.Data.Generations;
using Studio.Data.Quotas;
using Studio.Jobs.Claims;
using Studio.Jobs.Evaluations;
using Studio.Jobs.Tests.Nodes;
using Studio.Testing;

namespace Studio.Jobs.Tests.Evaluations;

/// <summary>Steps of the engine without slots: what it queues, and what it makes of what became of it.</summary>
public sealed class EvaluationEngineTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task What_was_queued_before_a_crash_is_not_queued_again(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Ct, JobsNode.Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        var draft = await DraftEvaluation.AddAsync(workspace, studio.Time.UtcNow, Ct);
        await draft.StartAsync(Ct);
        await StepAsync(studio);
        var queued = await workspace.WithAsync(db => db.Generations.Select(g => g.Id).ToListAsync(Ct));
        Assert.Equal(2, queued.Count);

        // The end came after the generations were stored and before their samples said so.
        await workspace.WithAsync(db => db.EvaluationSamples.ExecuteUpdateAsync(set => set.SetProperty(s => s.State, SampleState.Waiting).SetProperty(s => s.GenerationId, (Guid?)null), Ct));
        await StepAsync(studio);

        Assert.Equal(queued.Order(), (await workspace.WithAsync(db => db.Generations.Select(g => g.Id).ToListAsync(Ct))).Order());
        Assert.Equal(2, await workspace.WithAsync(db => db.EvaluationSamples.CountAsync(s => s.State == SampleState.Queued, Ct)));
        Assert.Equal(2, await workspace.WithAsync(db => db.Upsamplings.CountAsync(Ct)));
    }

    [Theory, EachDatabase]
    public async Task Pictures_of_an_evaluation_are_drawn_when_nobody_elses_wait(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Ct, JobsNode.Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        var draft = await DraftEvaluation.AddAsync(workspace, studio.Time.UtcNow, Ct);
        await draft.StartAsync(Ct);
        await StepAsync(studio);
        studio.Time.Advance(TimeSpan.FromMinutes(1));
        var later = await workspace.AddGenerationAsync(Ct);
        var claims = studio.Services.GetRequiredService<PictureClaims>();

        Assert.Equal(later.Generation.Id, (await claims.NextAsync(Ct))!.GenerationId);
        var batch = (await claims.NextAsync(Ct))!.GenerationId;
        Assert.True(await workspace.WithAsync(db => db.Generations.AnyAsync(g => g.Id == batch && g.IsBatch && g.EvaluationId == draft.Row.Id, Ct)));

        var wish = await JobsRows.AddTurnAsync(workspace, studio.Time.UtcNow, Ct);
        await draft.DoAsync<UpsamplingQueue>(queue => queue.EnqueueAsync(wish.Turn.Id, seed: 3, Ct));
        Assert.Equal(wish.Turn.Id, (await studio.Services.GetRequiredService<UpsamplingClaims>().NextAsync(Ct))!.TurnId);
    }

    [Fact]
    public async Task A_months_machine_time_that_is_used_up_lets_it_wait_and_says_so_once()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Ct, JobsNode.Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        var draft = await DraftEvaluation.AddAsync(workspace, studio.Time.UtcNow, Ct);
        await draft.StartAsync(Ct);
        await workspace.AddAsync(Ct, new QuotaLimit { Subject = QuotaSubject.Workspace, EvaluationMillisecondsAMonth = 0 });

        await StepAsync(studio);
        await StepAsync(studio);
        Assert.Equal(0, await workspace.WithAsync(db => db.Generations.CountAsync(Ct)));
        Assert.Equal(1, await workspace.WithAsync(db => db.EvaluationEvents.CountAsync(e => e.Kind == EvaluationEventKind.BudgetSpent, Ct)));

        await workspace.WithAsync(db => db.QuotaLimits.ExecuteUpdateAsync(set => set.SetProperty(l => l.EvaluationMillisecondsAMonth, 60_000L), Ct));
        await StepAsync(studio);
        Assert.Equal(2, await workspace.WithAsync(db => db.Generations.CountAsync(Ct)));
    }

    [Theory, EachDatabase]
    public async Task Closing_gives_up_what_is_not_drawn_and_opening_again_makes_it_after_all(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Ct, JobsNode.Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        var draft = await DraftEvaluation.AddAsync(workspace, studio.Time.UtcNow, Ct);
        await draft.StartAsync(Ct);
        await draft.DoAsync<EvaluationActs>(acts => acts.PauseAsync(draft.Row.Id, Ct));
        await StepAsync(studio);
        Assert.Equal(0, await workspace.WithAsync(db => db.Generations.CountAsync(Ct)));
        await draft.DoAsync<EvaluationActs>(acts => acts.ResumeAsync(draft.Row.Id, Ct));
        await StepAsync(studio);

        await draft.DoAsync<EvaluationActs>(acts => acts.CloseAsync(draft.Row.Id, Ct));
        await StepAsync(studio);
        Assert.All(await workspace.WithAsync(db => db.EvaluationSamples.Select(s => s.State).ToListAsync(Ct)), state => Assert.Equal(SampleState.Cancelled, state));
        Assert.All(await workspace.WithAsync(db => db.Pictures.Select(p => p.Status).ToListAsync(Ct)), status => Assert.Equal(PictureStatus.Canceled, status));
        await Assert.ThrowsAsync<StudioException>(() => draft.DoAsync<EvaluationActs>(acts => acts.CloseAsync(draft.Row.Id, Ct)));

        await draft.DoAsync<EvaluationActs>(acts => acts.ReopenAsync(draft.Row.Id, Ct));
        await StepAsync(studio);
        Assert.Equal(2, await workspace.WithAsync(db => db.Generations.CountAsync(g => g.Status == GenerationStatus.Queued, Ct)));
        Assert.Equal(4, await workspace.WithAsync(db => db.Generations.CountAsync(Ct)));

        await draft.DoAsync<EvaluationActs>(acts => acts.CloseAsync(draft.Row.Id, Ct));
        await draft.DoAsync<EvaluationActs>(acts => acts.PublishAsync(draft.Row.Id, Ct));
        await Assert.ThrowsAsync<StudioException>(() => draft.DoAsync<EvaluationActs>(acts => acts.ReopenAsync(draft.Row.Id, Ct)));
    }

    [Fact]
    public async Task A_picture_that_failed_stays_as_that_with_its_reason()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Ct, JobsNode.Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        var draft = await DraftEvaluation.AddAsync(workspace, studio.Time.UtcNow, Ct);
        await draft.StartAsync(Ct);
        await StepAsync(studio);
        await workspace.WithAsync(db => db.Pictures.ExecuteUpdateAsync(set => set.SetProperty(p => p.Status, PictureStatus.Failed).SetProperty(p => p.FailureReason, "Out of memory."), Ct));

        await StepAsync(studio);

        var failed = await workspace.WithAsync(db => db.EvaluationSamples.Where(s => s.State == SampleState.Failed).ToListAsync(Ct));
        Assert.Equal(2, failed.Count);
        Assert.All(failed, sample => Assert.Equal("Out of memory.", sample.Reason));
        Assert.Equal(2, await workspace.WithAsync(db => db.EvaluationEvents.CountAsync(e => e.Kind == EvaluationEventKind.SampleFailed, Ct)));
        Assert.Equal(2, await workspace.WithAsync(db => db.Generations.CountAsync(Ct)));
    }

    [Fact]
    public async Task Pictures_of_a_folder_belong_to_prompts_by_name_and_what_it_lacks_is_missing()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Ct, JobsNode.Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        var draft = await DraftEvaluation.AddAsync(workspace, studio.Time.UtcNow, Ct);
        var folder = new EvaluationEntry { EvaluationId = draft.Row.Id, Place = 2, Name = "Elsewhere", Kind = EvaluationEntryKind.Imported, FolderName = "3" };
        var image = Guid.CreateVersion7();
        await workspace.AddAsync(Ct, folder, new EvaluationFile { EvaluationId = draft.Row.Id, EntryId = folder.Id, Path = "3/1_0.png", ImageId = image });

        await draft.StartAsync(Ct);

        var samples = await workspace.WithAsync(db => db.EvaluationSamples.Where(s => s.EntryId == folder.Id).Join(db.EvaluationPrompts, s => s.PromptId, p => p.Id, (s, p) => new { p.Text, s.State, s.ImageId, s.Reason }).OrderBy(s => s.Text).ToListAsync(Ct));
        Assert.Equal([("a red fox", SampleState.Missing, null, "The folder has no picture for this prompt."), ("リスの王", SampleState.Done, image, null)], samples.Select(s => (s.Text, s.State, s.ImageId, s.Reason)));
        Assert.NotNull((await workspace.WithAsync(db => db.EvaluationEntries.SingleAsync(e => e.Id == folder.Id, Ct))).SystemId);
    }

    [Fact]
    public async Task What_cannot_be_compared_is_not_started()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Ct, JobsNode.Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        var draft = await DraftEvaluation.AddAsync(workspace, studio.Time.UtcNow, Ct);
        await workspace.WithAsync(async db =>
        {
            var plain = await db.EvaluationEntries.SingleAsync(e => e.Id == draft.Plain.Id, Ct);
            plain.Settings = plain.Settings! with { Upsample = true };
            return await db.SaveChangesAsync(Ct);
        });

        var refusal = await Assert.ThrowsAsync<StudioException>(() => draft.StartAsync(Ct));

        Assert.Equal("“wish only” and “upsampled” are the same system: model, settings and upsampling are equal. Change or take out one of them.", refusal.Message);
        Assert.Equal(EvaluationState.Draft, (await workspace.WithAsync(db => db.Evaluations.SingleAsync(Ct))).State);
        Assert.Equal(0, await workspace.WithAsync(db => db.EvaluationSamples.CountAsync(Ct)));
    }

    private static Task StepAsync(TestStudio studio) => studio.Services.GetRequiredService<EvaluationEngine>().RunOnceAsync(Ct);
}
