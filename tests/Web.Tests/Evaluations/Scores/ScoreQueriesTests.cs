using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data;
using Studio.Data.Evaluation;
using Studio.Data.Evaluation.Designs;
using Studio.Data.Evaluation.Runs;
using Studio.Data.Evaluation.Scores;
using Studio.Data.Evaluation.Sessions;
using Studio.Data.Models;
using Studio.Data.Workspaces;
using Studio.Inference.Models;
using Studio.Jobs.Models;
using Studio.Jobs.Upsamplings.Remote;
using Studio.Testing;
using Studio.Web.Evaluations.Scores;

namespace Studio.Web.Tests.Evaluations.Scores;

public sealed class ScoreQueriesTests
{
    private const string Hash = "c1b0000000000000000000000000000000000000000000000000000000000000";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Scores_are_means_over_prompts_and_agreement_is_counted_on_what_raters_who_count_decided(DatabaseKind kind)
    {
        await using var studio = await StartAsync(kind);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        var made = new Made(workspace.Owner.Id, studio.Time.UtcNow);
        // Prompt by prompt: the first system 30 and 34, the second 20 and 36.
        made.Score(prompt: 0, entry: 0, 30);
        made.Score(prompt: 1, entry: 0, 34);
        made.Score(prompt: 0, entry: 1, 20);
        made.Score(prompt: 1, entry: 1, 36);
        // As the score says, as it does not, a tie, and somebody who was left out.
        made.Vote(prompt: 0, VoteAnswer.Left, made.Rater);
        made.Vote(prompt: 1, VoteAnswer.Left, made.Rater);
        made.Vote(prompt: 1, VoteAnswer.BothBad, made.Rater);
        made.Vote(prompt: 0, VoteAnswer.Right, made.LeftOut);
        await workspace.AddAsync(Ct, [.. made.Rows]);

        var report = await ReadAsync(workspace, made.Evaluation.Id);

        var scorer = Assert.Single(report.Scorers);
        Assert.Equal([("System 0", 2, 32.0), ("System 1", 2, 28.0)], scorer.Entries.Select(entry => (entry.Name, entry.Pictures, entry.Score.Mean)));
        // Standard deviation of 30 and 34 is the root of 8; over the root of two prompts: 2.
        Assert.Equal(32 - (2 * 1.959963984540054), scorer.Entries[0].Score.Interval!.Value.Low, 1e-9);
        var agreement = Assert.Single(scorer.Agreement);
        Assert.Equal((EvaluationQuestion.Style, 1, 2), (agreement.Question, agreement.Same, agreement.Of));
    }

    [Theory, EachDatabase]
    public async Task A_judge_has_its_share_its_reasons_page_by_page_and_a_line_for_each_picture_in_the_file(DatabaseKind kind)
    {
        await using var studio = await StartAsync(kind);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        var made = new Made(workspace.Owner.Id, studio.Time.UtcNow);
        made.Score(prompt: 0, entry: 0, 1, reason: "=HYPERLINK(\"x\")");
        made.Score(prompt: 1, entry: 0, 1, reason: "Everything, and a crown.");
        made.Score(prompt: 0, entry: 1, 0, reason: "No crown.");
        made.Score(prompt: 1, entry: 1, 1, reason: "");
        made.Vote(prompt: 0, VoteAnswer.Left, made.Rater);
        made.Vote(prompt: 1, VoteAnswer.Right, made.Rater);
        await workspace.AddAsync(Ct, [.. made.Rows]);

        var report = await ReadAsync(workspace, made.Evaluation.Id);
        var (all, incorrect, lines) = await PicturesAsync(workspace, made.Evaluation.Id);

        var judge = Assert.Single(report.Scorers);
        Assert.Equal(ScoreMethod.Judge, judge.Method);
        Assert.Equal([("System 0", 1.0), ("System 1", 0.5)], judge.Entries.Select(entry => (entry.Name, entry.Score.Mean)));
        // Wilson, of two prompts: all of them, and half of them.
        Assert.Equal((0.342, 1.0), (Math.Round(judge.Entries[0].Score.Interval!.Value.Low, 3), judge.Entries[0].Score.Interval!.Value.High));
        Assert.Equal((0.095, 0.905), (Math.Round(judge.Entries[1].Score.Interval!.Value.Low, 3), Math.Round(judge.Entries[1].Score.Interval!.Value.High, 3)));
        // The second vote is about two pictures that are both correct: it says nothing about the judge.
        Assert.Equal((1, 1), (judge.Agreement.Single().Same, judge.Agreement.Single().Of));
        Assert.Equal(4, all.Count);
        Assert.Equal(("System 1", "No crown."), (incorrect.Single().System, incorrect.Single().Reason));
        Assert.Equal(5, lines.Length);
        Assert.StartsWith("prompt,category,system,picture,method,scorer", lines[0], StringComparison.Ordinal);
        Assert.Contains($"冠,worn,System 1,1,judge,CLIP,{Hash},0,No crown.", lines);
        Assert.DoesNotContain(lines, line => line.Contains(",=", StringComparison.Ordinal) || line.Contains(",\"=", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Judges_are_offered_with_their_host_to_those_who_may_use_them()
    {
        await using var studio = await StartAsync(DatabaseKind.Sqlite);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        var made = new Made(workspace.Owner.Id, studio.Time.UtcNow);
        made.Score(prompt: 0, entry: 0, 30);
        var judge = new RemoteWriter { Name = "Eyes", Address = "http://10.0.0.5:8000/v1", Model = "llava", JudgesPictures = true, CreatedAt = studio.Time.UtcNow };
        var blind = new RemoteWriter { Name = "Words", Address = "http://10.0.0.5:8001/v1", Model = "llama3", CreatedAt = studio.Time.UtcNow };
        await workspace.AddAsync(Ct, [.. made.Rows, judge, blind, new ModelUse { Model = RemoteAddress.IdOf(judge), ForCreators = false }]);

        var offered = Assert.Single((await ReadAsync(workspace, made.Evaluation.Id)).Asked);

        Assert.Equal((ScoreMethod.Judge, "Eyes", "10.0.0.5:8000", 1), (offered.Method, offered.Name, offered.Host, offered.Left));
        Assert.Empty((await ReadAsync(workspace, made.Evaluation.Id, Role.Creator)).Asked);
    }

    [Theory, EachDatabase]
    public async Task Another_workspace_sees_no_score_of_an_evaluation_whose_id_it_knows(DatabaseKind kind)
    {
        await using var studio = await StartAsync(kind);
        var (workspace, other) = (await studio.AddWorkspaceAsync(Ct), await studio.AddWorkspaceAsync(Ct));
        var made = new Made(workspace.Owner.Id, studio.Time.UtcNow);
        made.Score(prompt: 0, entry: 0, 30);
        await workspace.AddAsync(Ct, [.. made.Rows]);

        var report = await ReadAsync(other, made.Evaluation.Id);

        Assert.Empty(report.Scorers);
        Assert.Equal(0, report.Pictures);
    }

    private static Task<TestStudio> StartAsync(DatabaseKind kind) => TestStudio.StartAsync(kind, Ct, builder =>
    {
        builder.Services.AddSingleton(new ModelCatalog(new ModelCatalogOptions { Folders = [Path.Combine(Repository.Root, "docs")] }));
        builder.Services.AddScoped<ModelRights>();
        builder.Services.AddScoped<ScoreQueries>();
        builder.Services.AddScoped<JudgedPictures>();
    });

    private static async Task<(IReadOnlyList<JudgedPicture> All, IReadOnlyList<JudgedPicture> Incorrect, string[] Lines)> PicturesAsync(TestWorkspace workspace, Guid evaluation)
    {
        await using var scope = workspace.Enter();
        var pictures = scope.ServiceProvider.GetRequiredService<JudgedPictures>();
        using var file = new MemoryStream();
        await AutomaticScoresCsv.WriteAsync(scope.ServiceProvider.GetRequiredService<StudioDbContext>(), evaluation, file, Ct);
        return (
            await pictures.PageAsync(evaluation, Hash, onlyIncorrect: false, page: 0, Ct),
            await pictures.PageAsync(evaluation, Hash, onlyIncorrect: true, page: 0, Ct),
            Encoding.UTF8.GetString(file.ToArray()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries));
    }

    private static async Task<ScoreReport> ReadAsync(TestWorkspace workspace, Guid evaluation, Role role = Role.Owner)
    {
        await using var scope = workspace.Enter(role);
        return await scope.ServiceProvider.GetRequiredService<ScoreQueries>().ReadAsync(evaluation, Ct);
    }

    /// <summary>Two prompts, two systems that are also those of the votes, and two raters.</summary>
    private sealed class Made
    {
        private readonly DateTime _now;
        private readonly EvaluatedSystem[] _systems;
        private readonly EvaluationEntry[] _entries;
        private readonly EvaluationPrompt[] _prompts;
        private readonly Dictionary<(int Prompt, int Entry), EvaluationSample> _samples = [];

        public Made(Guid owner, DateTime now)
        {
            _now = now;
            Evaluation = new HumanEvaluation { Name = "Crowns", CreatedById = owner, CreatedAt = now };
            _systems = [ChoiceRows.System("a", now), ChoiceRows.System("b", now)];
            _entries = [.. _systems.Select((system, place) => new EvaluationEntry { EvaluationId = Evaluation.Id, Place = place, Name = $"System {place}", Kind = EvaluationEntryKind.Imported, SystemId = system.Id })];
            _prompts = [.. Enumerable.Range(0, 2).Select(place => new EvaluationPrompt { EvaluationId = Evaluation.Id, Place = place, Text = "冠", Category = "worn" })];
            Rater = new Rater { EvaluationId = Evaluation.Id, UserId = owner, PairsAsked = 4, CreatedAt = now };
            LeftOut = new Rater { EvaluationId = Evaluation.Id, Name = "Kiwi", PairsAsked = 4, CreatedAt = now, LeftOutAt = now };
            Rows = [Evaluation, .. _systems, .. _entries, .. _prompts, Rater, LeftOut];
        }

        public HumanEvaluation Evaluation { get; }

        public Rater Rater { get; }

        public Rater LeftOut { get; }

        public List<object> Rows { get; }

        public void Score(int prompt, int entry, double value, string? reason = null)
        {
            var sample = new EvaluationSample
            {
                EvaluationId = Evaluation.Id,
                PromptId = _prompts[prompt].Id,
                EntryId = _entries[entry].Id,
                Number = 0,
                State = SampleState.Done,
                ImageId = Guid.CreateVersion7(),
            };
            _samples[(prompt, entry)] = sample;
            Rows.Add(sample);
            Rows.Add(new SampleScore { EvaluationId = Evaluation.Id, SampleId = sample.Id, Method = reason is null ? ScoreMethod.Clip : ScoreMethod.Judge, Scorer = "CLIP", ScorerHash = Hash, Value = value, Reason = reason, At = _now });
        }

        public void Vote(int prompt, VoteAnswer answer, Rater rater) => Rows.Add(new Vote
        {
            Source = VoteSource.Session,
            Question = EvaluationQuestion.Style,
            LeftSystemId = _systems[0].Id,
            RightSystemId = _systems[1].Id,
            LeftImageId = _samples[(prompt, 0)].ImageId!.Value,
            RightImageId = _samples[(prompt, 1)].ImageId!.Value,
            Answer = answer,
            PromptId = _prompts[prompt].Id,
            Category = "worn",
            VoterId = rater.UserId,
            EvaluationId = Evaluation.Id,
            RaterId = rater.Id,
            IsBlind = true,
            At = _now,
        });
    }
}
