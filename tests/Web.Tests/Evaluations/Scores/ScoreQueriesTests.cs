using Microsoft.Extensions.DependencyInjection;
using Studio.Data.Evaluation;
using Studio.Data.Evaluation.Designs;
using Studio.Data.Evaluation.Runs;
using Studio.Data.Evaluation.Scores;
using Studio.Data.Evaluation.Sessions;
using Studio.Inference.Models;
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
        builder.Services.AddScoped<ScoreQueries>();
    });

    private static async Task<ScoreReport> ReadAsync(TestWorkspace workspace, Guid evaluation)
    {
        await using var scope = workspace.Enter();
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

        public void Score(int prompt, int entry, double value)
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
            Rows.Add(new SampleScore { EvaluationId = Evaluation.Id, SampleId = sample.Id, Scorer = "CLIP", ScorerHash = Hash, Value = value, At = _now });
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
