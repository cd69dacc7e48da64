using Microsoft.EntityFrameworkCore;
using Studio.Data.Evaluation;
using Studio.Data.Evaluation.Designs;
using Studio.Data.Evaluation.Runs;
using Studio.Data.Prompts;
using Studio.Jobs.Tests.Nodes;
using Studio.Testing;

namespace Studio.Jobs.Tests.Evaluations;

/// <summary>Runs drawn by the embedded models.</summary>
public sealed class EvaluationRunTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Two_systems_draw_two_prompts_from_the_same_noise_and_their_pictures_are_paired_and_hidden(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Ct, JobsNode.ConfigureRunning);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        await using var node = await RunningNode.StartAsync(studio, Ct);
        var draft = await DraftEvaluation.AddAsync(workspace, studio.Time.UtcNow, Ct);

        await draft.StartAsync(Ct);
        await Work.UntilAsync(() => workspace.WithAsync(db => db.RatingPairs.Select(p => p.PromptId).Distinct().CountAsync(Ct).ContinueWith(count => count.Result == 2, TaskScheduler.Default)), Ct);

        var samples = await workspace.WithAsync(db => db.EvaluationSamples.AsNoTracking().ToListAsync(Ct));
        Assert.Equal(4, samples.Count);
        Assert.All(samples, sample => Assert.True(sample is { State: SampleState.Done, ImageId: not null, Caption.Length: > 0, Milliseconds: > 0 }));
        var images = await workspace.WithAsync(db => db.Images.AlsoOfEvaluations().AsNoTracking().ToListAsync(Ct));
        Assert.Equal(4, images.Count);
        Assert.All(images.GroupBy(image => image.Wish), prompt => Assert.Single(prompt.Select(image => image.Seed).Distinct()));
        Assert.Equal(2, images.Select(image => image.Seed).Distinct().Count());
        Assert.Equal(["a red fox", "リスの王"], samples.Where(s => s.EntryId == draft.Plain.Id).Select(s => s.Caption).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(samples.Where(s => s.EntryId == draft.Written.Id), sample => sample.Caption is "a red fox" or "リスの王");
        Assert.Equal(2, await workspace.WithAsync(db => db.Upsamplings.CountAsync(u => u.Status == UpsamplingStatus.Done, Ct)));

        // Nobody sees them who does not ask for them by name, and they cost their author no day.
        Assert.Equal(0, await workspace.WithAsync(db => db.Images.CountAsync(Ct)));
        Assert.Equal(0, await workspace.WithAsync(db => db.Threads.CountAsync(Ct)));
        Assert.Equal(0, await workspace.WithAsync(db => db.QuotaUses.CountAsync(Ct)));
        var evaluation = await workspace.WithAsync(db => db.Evaluations.AsNoTracking().SingleAsync(Ct));
        Assert.Equal(samples.Sum(s => s.Milliseconds), evaluation.MachineMilliseconds);
        Assert.Equal(EvaluationState.Running, evaluation.State);
        var kinds = await workspace.WithAsync(db => db.EvaluationEvents.OrderBy(e => e.At).Select(e => e.Kind).ToListAsync(Ct));
        Assert.Equal([EvaluationEventKind.Started, EvaluationEventKind.PairsReady], kinds);
    }

    [Fact]
    public async Task A_run_goes_on_where_it_was_after_the_program_was_killed()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Ct, JobsNode.ConfigureRunning);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        var draft = await DraftEvaluation.AddAsync(workspace, studio.Time.UtcNow, Ct, each: 2, "a blue fish", "ein Löwe");
        await draft.StartAsync(Ct);
        using (var killed = KillableNode.Start(studio.Folder))
        {
            await Work.UntilAsync(() => workspace.WithAsync(db => db.EvaluationSamples.AnyAsync(s => s.State == SampleState.Done, Ct)), Ct);
            await killed.KillAsync(Ct);
        }

        await using (await RunningNode.StartAsync(studio, Ct))
        {
            await Work.UntilAsync(() => workspace.WithAsync(db => db.EvaluationSamples.AllAsync(s => s.State == SampleState.Done, Ct)), Ct);
        }

        Assert.Equal(8, await workspace.WithAsync(db => db.Images.AlsoOfEvaluations().CountAsync(Ct)));
        Assert.Equal(4, await workspace.WithAsync(db => db.Generations.CountAsync(Ct)));
        Assert.Equal(8, await workspace.WithAsync(db => db.EvaluationSamples.Select(s => s.ImageId).Distinct().CountAsync(Ct)));
    }
}
