using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data.Evaluation;
using Studio.Data.Evaluation.Scores;
using Studio.Data.Gallery;
using Studio.Data.Models;
using Studio.Data.Tasks;
using Studio.Data.Workspaces;
using Studio.Inference.Imaging;
using Studio.Jobs.Evaluations.Scores;
using Studio.Jobs.Events;
using Studio.Jobs.Handlers;
using Studio.Jobs.Tests.Nodes;
using Studio.Jobs.Tests.Upsamplings;
using Studio.Jobs.Upsamplings.Remote;
using Studio.Testing;
using Studio.Web.Tests.Commands;

namespace Studio.Jobs.Tests.Evaluations;

/// <summary>With a judge at the other end of a real connection that looks at the pixels it gets.</summary>
public sealed class JudgeSamplesTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Every_picture_is_judged_once_by_its_pixels_and_its_wish_and_nothing_else_leaves(DatabaseKind kind)
    {
        ModelServer judging = null!;
        await using var server = judging = await ModelServer.StartAsync(context => ModelServer.SayAsync(context, Look(judging.Asked[^1])), Ct);
        await using var remote = await RemoteStudio.StartAsync(kind, Ct);
        var (workspace, judge) = await JudgeAsync(remote, server);
        var painted = await PaintedEvaluation.AddAsync(remote.Studio, workspace, "something red", Ct);
        await using var node = await RunningNode.StartAsync(remote.Studio, Ct);

        await RunAsync(remote, workspace, painted, judge);
        await RunAsync(remote, workspace, painted, judge);

        var scores = await ScoresAsync(workspace);
        Assert.Equal(2, scores.Count);
        Assert.Equal((ScoreMethod.Judge, 1.0, "The picture is red."), (scores[painted.Red].Method, scores[painted.Red].Value, scores[painted.Red].Reason));
        Assert.Equal((ScoreMethod.Judge, 0.0, "Nothing in it is red."), (scores[painted.Blue].Method, scores[painted.Blue].Value, scores[painted.Blue].Reason));
        Assert.All(scores.Values, score => Assert.Equal($"qwen2.5:7b at {new Uri(server.Address).Authority}", score.Scorer));
        Assert.Equal(2, server.Asked.Count);
        Assert.All(server.Asked, body => Assert.Contains("something red", body.GetRawText(), StringComparison.Ordinal));
        Assert.All(server.Asked, body => Assert.DoesNotContain(PaintedEvaluation.Secret, Encoding.Latin1.GetString(PictureIn(body)), StringComparison.Ordinal));
        Assert.Equal($"Bearer {RemoteStudio.Key}", server.Authorization);
    }

    [Theory, InlineData(3000, 2048), InlineData(2048, 2048), InlineData(600, 600)]
    public async Task A_judge_is_sent_no_more_pixels_than_it_looks_at(int width, int sent)
    {
        ModelServer judging = null!;
        await using var server = judging = await ModelServer.StartAsync(context => ModelServer.SayAsync(context, Look(judging.Asked[^1])), Ct);
        await using var remote = await RemoteStudio.StartAsync(DatabaseKind.Sqlite, Ct);
        var (workspace, judge) = await JudgeAsync(remote, server);
        var painted = await PaintedEvaluation.AddAsync(remote.Studio, workspace, "red", Ct, width);
        await using var node = await RunningNode.StartAsync(remote.Studio, Ct);

        await RunAsync(remote, workspace, painted, judge);

        Assert.Equal(2, server.Asked.Count);
        Assert.All(server.Asked, body => Assert.Equal(sent, PngReader.Read(PictureIn(body)).Width));
        Assert.Equal(1.0, (await ScoresAsync(workspace))[painted.Red].Value);
    }

    [Fact]
    public async Task What_was_judged_before_the_address_failed_stays_and_the_next_run_asks_for_the_rest()
    {
        ModelServer judging = null!;
        await using var server = judging = await ModelServer.StartAsync(
            context =>
            {
                if (judging.Asked.Count != 2)
                {
                    return ModelServer.SayAsync(context, Look(judging.Asked[^1]));
                }

                context.Response.StatusCode = StatusCodes.Status500InternalServerError;
                return Task.CompletedTask;
            },
            Ct);
        await using var remote = await RemoteStudio.StartAsync(DatabaseKind.Sqlite, Ct);
        var (workspace, judge) = await JudgeAsync(remote, server);
        var painted = await PaintedEvaluation.AddAsync(remote.Studio, workspace, "red", Ct);
        await using var node = await RunningNode.StartAsync(remote.Studio, Ct);

        Assert.Contains("a fault of its own", await RunAsync(remote, workspace, painted, judge, BackgroundTaskStatus.Failed), StringComparison.Ordinal);
        Assert.Single(await ScoresAsync(workspace));
        await RunAsync(remote, workspace, painted, judge);

        Assert.Equal(2, (await ScoresAsync(workspace)).Count);
        Assert.Equal(3, server.Asked.Count);
    }

    [Fact]
    public async Task An_answer_without_a_verdict_is_asked_for_once_more_and_then_left_out_with_a_sentence()
    {
        await using var server = await ModelServer.StartAsync(context => ModelServer.SayAsync(context, "I am a language model and cannot see pictures."), Ct);
        await using var remote = await RemoteStudio.StartAsync(DatabaseKind.Sqlite, Ct);
        var (workspace, judge) = await JudgeAsync(remote, server);
        var painted = await PaintedEvaluation.AddAsync(remote.Studio, workspace, "red", Ct);
        await using var node = await RunningNode.StartAsync(remote.Studio, Ct);

        var sentence = await RunAsync(remote, workspace, painted, judge, BackgroundTaskStatus.Failed);

        Assert.Contains("no verdict on 2 of 2 pictures", sentence, StringComparison.Ordinal);
        Assert.Empty(await ScoresAsync(workspace));
        Assert.Equal(4, server.Asked.Count);
    }

    [Fact]
    public async Task Nothing_is_sent_to_a_model_that_no_longer_judges_or_that_the_asking_role_may_not_use()
    {
        await using var server = await ModelServer.StartAsync(context => ModelServer.SayAsync(context, "VERDICT: CORRECT"), Ct);
        await using var remote = await RemoteStudio.StartAsync(DatabaseKind.Sqlite, Ct);
        var (workspace, writer) = await remote.AddAsync(server.Address, Ct);
        var painted = await PaintedEvaluation.AddAsync(remote.Studio, workspace, "red", Ct);
        await using var node = await RunningNode.StartAsync(remote.Studio, Ct);

        Assert.Contains("no longer judges", await RunAsync(remote, workspace, painted, writer, BackgroundTaskStatus.Failed), StringComparison.Ordinal);
        await workspace.WithAsync(db => db.RemoteWriters.ExecuteUpdateAsync(set => set.SetProperty(w => w.JudgesPictures, true), Ct));
        await workspace.WithAsync(db => db.Memberships.ExecuteUpdateAsync(set => set.SetProperty(m => m.Role, Role.Creator), Ct));
        await workspace.AddAsync(Ct, new ModelUse { Model = RemoteAddress.IdOf(writer), ForCreators = false });

        Assert.Contains("Your role may not use", await RunAsync(remote, workspace, painted, writer, BackgroundTaskStatus.Failed), StringComparison.Ordinal);
        Assert.Empty(server.Asked);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task What_is_taken_back_while_it_judges_holds_from_the_next_picture_on(bool isPicture)
    {
        ModelServer judging = null!;
        TestWorkspace taking = null!;
        await using var server = judging = await ModelServer.StartAsync(
            async context =>
            {
                await taking.WithAsync(db => isPicture
                    ? db.Images.AlsoOfEvaluations().ExecuteUpdateAsync(set => set.SetProperty(i => i.Standing, ImageStanding.Held), Ct)
                    : db.RemoteWriters.ExecuteUpdateAsync(set => set.SetProperty(w => w.JudgesPictures, false), Ct));
                await ModelServer.SayAsync(context, Look(judging.Asked[^1]));
            },
            Ct);
        await using var remote = await RemoteStudio.StartAsync(DatabaseKind.Sqlite, Ct);
        (taking, var judge) = await JudgeAsync(remote, server);
        var painted = await PaintedEvaluation.AddAsync(remote.Studio, taking, "red", Ct);
        await using var node = await RunningNode.StartAsync(remote.Studio, Ct);

        await RunAsync(remote, taking, painted, judge, isPicture ? BackgroundTaskStatus.Succeeded : BackgroundTaskStatus.Failed);

        Assert.Single(server.Asked);
        Assert.Single(await ScoresAsync(taking));
    }

    [Theory, EachDatabase]
    public async Task Judges_that_take_for_ever_keep_no_other_task_waiting(DatabaseKind kind)
    {
        var silence = new TaskCompletionSource();
        await using var server = await ModelServer.StartAsync(_ => silence.Task, Ct);
        await using var remote = await RemoteStudio.StartAsync(kind, Ct);
        var (workspace, judge) = await JudgeAsync(remote, server);
        var painted = await PaintedEvaluation.AddAsync(remote.Studio, workspace, "red", Ct);
        await using var node = await RunningNode.StartAsync(remote.Studio, Ct);
        await using var scope = workspace.Enter();
        var queue = scope.ServiceProvider.GetRequiredService<TaskQueue>();
        using var watcher = new Watcher(remote.Studio, workspace);

        // More than there are workers of any kind.
        for (var judges = 0; judges < 6; judges++)
        {
            await queue.EnqueueAsync(JudgeSamples.KindName, new JudgeSamplesInput(painted.Id, judge.Id), Ct);
        }

        await Work.UntilAsync(() => Task.FromResult(server.Asked.Count > 0), Ct);
        var quick = await queue.EnqueueAsync(EmptyTrash.KindName, new EmptyTrashInput(DateTime.UnixEpoch), Ct);

        await watcher.ForAsync<TaskEvent>(e => e.TaskId == quick && e.Status is BackgroundTaskStatus.Succeeded, Ct);
        Assert.Contains(BackgroundTaskStatus.Running, await workspace.WithAsync(db => db.BackgroundTasks.Where(t => t.Kind == JudgeSamples.KindName).Select(t => t.Status).ToListAsync(Ct)));
        silence.SetResult();
    }

    private static async Task<(TestWorkspace Workspace, RemoteWriter Judge)> JudgeAsync(RemoteStudio remote, ModelServer server)
    {
        var (workspace, writer) = await remote.AddAsync(server.Address, Ct);
        await workspace.WithAsync(db => db.RemoteWriters.ExecuteUpdateAsync(set => set.SetProperty(w => w.JudgesPictures, true), Ct));
        return (workspace, writer);
    }

    /// <returns>The sentence of a failure.</returns>
    private static async Task<string?> RunAsync(RemoteStudio remote, TestWorkspace workspace, PaintedEvaluation painted, RemoteWriter judge, BackgroundTaskStatus ends = BackgroundTaskStatus.Succeeded)
    {
        using var watcher = new Watcher(remote.Studio, workspace);
        await using var scope = workspace.Enter();
        var id = await scope.ServiceProvider.GetRequiredService<TaskQueue>().EnqueueAsync(JudgeSamples.KindName, new JudgeSamplesInput(painted.Id, judge.Id), Ct);
        var ended = await watcher.ForAsync<TaskEvent>(e => e.TaskId == id && e.Status is BackgroundTaskStatus.Succeeded or BackgroundTaskStatus.Failed, Ct);
        Assert.Equal(ends, ended.Status);
        return await workspace.WithAsync(db => db.BackgroundTasks.Where(t => t.Id == id).Select(t => t.Error).SingleAsync(Ct));
    }

    private static Task<Dictionary<Guid, SampleScore>> ScoresAsync(TestWorkspace workspace) =>
        workspace.WithAsync(db => db.SampleScores.AsNoTracking().ToDictionaryAsync(score => score.SampleId, Ct));

    private static string Look(JsonElement body)
    {
        var picture = PngReader.Read(PictureIn(body));
        return picture.Rgb[0] > picture.Rgb[2] ? "The picture is red.\n\n**Verdict: correct**" : "Nothing in it is red. VERDICT: INCORRECT";
    }

    private static byte[] PictureIn(JsonElement body)
    {
        const string Start = "data:image/png;base64,";
        var url = body.GetProperty("messages")[1].GetProperty("content")[1].GetProperty("image_url").GetProperty("url").GetString()!;
        Assert.StartsWith(Start, url, StringComparison.Ordinal);
        return Convert.FromBase64String(url[Start.Length..]);
    }
}
