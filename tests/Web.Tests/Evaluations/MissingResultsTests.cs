using Microsoft.Extensions.DependencyInjection;
using Studio.Data.Evaluation;
using Studio.Data.Evaluation.Designs;
using Studio.Data.Evaluation.Runs;
using Studio.Testing;
using Studio.Web.Evaluations;
using Studio.Web.Evaluations.Results;
using Studio.Web.Evaluations.Runs;

namespace Studio.Web.Tests.Evaluations;

/// <summary>A system that refuses what is hard does not win by it: whatever is looked at, its missing pictures are losses.</summary>
public sealed class MissingResultsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Refused_blocked_and_failed_pictures_lose_in_every_question_and_category_and_those_a_folder_lacks_do_not(DatabaseKind kind)
    {
        await using var studio = await ChosenStudio.StartAsync(kind, Token);
        var (owner, now) = (studio.Workspace.Owner.Id, studio.Studio.Time.UtcNow);
        var evaluation = new HumanEvaluation { Name = "Crowns", VotesEach = 3, Questions = [EvaluationQuestion.Style, EvaluationQuestion.Coherence], State = EvaluationState.Running, CreatedById = owner, CreatedAt = now };
        var systems = Enumerable.Range(0, 2).Select(at => new EvaluatedSystem { Key = $"imported-{at}", Model = $"System {at}", ModelHash = "", Sampler = "", Steps = 0, Guidance = 0, Width = 0, Height = 0, CreatedAt = now.AddSeconds(at) }).ToArray();
        var entries = systems.Index().Select(s => new EvaluationEntry { EvaluationId = evaluation.Id, Place = s.Index, Name = s.Item.Model, Kind = EvaluationEntryKind.Imported, SystemId = s.Item.Id }).ToArray();
        (string Category, SampleState First, SampleState Second)[] prompts =
        [
            ("worn", SampleState.Done, SampleState.Refused),
            ("worn", SampleState.Done, SampleState.Blocked),
            ("animals", SampleState.Failed, SampleState.Done),
            ("animals", SampleState.Done, SampleState.Missing),
            ("animals", SampleState.Refused, SampleState.Refused),
        ];
        await studio.Workspace.AddAsync(Token, [evaluation, .. systems, .. entries]);
        foreach (var (place, (category, first, second)) in prompts.Index())
        {
            var prompt = new EvaluationPrompt { EvaluationId = evaluation.Id, Place = place, Text = $"冠 {place}", Category = category };
            await studio.Workspace.AddAsync(Token, prompt, Sample(prompt, entries[0], first), Sample(prompt, entries[1], second));
        }

        await studio.Workspace.WithAsync(async db =>
        {
            Assert.Equal(0, await PlannedPairs.CountAsync(db, evaluation.Id, Token));
            Assert.Equal([new NotBrought("System 1", 1)], await MissingPictures.NotBroughtAsync(db, evaluation.Id, Token));
            return 0;
        });
        var more = new EvaluationPrompt { EvaluationId = evaluation.Id, Place = 9, Text = "冠", Category = "late" };
        await studio.Workspace.AddAsync(Token, more, Sample(more, entries[0], SampleState.Done), Sample(more, entries[1], SampleState.Waiting));
        Assert.Equal(1, await studio.Workspace.WithAsync(db => PlannedPairs.CountAsync(db, evaluation.Id, Token)));

        foreach (var question in evaluation.Questions)
        {
            var all = await ReadAsync(studio, new ResultsFilter(Evaluation: evaluation.Id, Question: question));
            Assert.Equal((6, 3), (all.Wins.Wins(0, 1), all.Wins.Wins(1, 0)));
            Assert.Equal((6, 0), await WinsAsync(studio, new ResultsFilter("worn", Evaluation: evaluation.Id, Question: question)));
            Assert.Equal((0, 3), await WinsAsync(studio, new ResultsFilter("animals", Evaluation: evaluation.Id, Question: question)));
            Assert.Equal(2, ScoresCsv.Scores(all).Split("\r\n").Count(line => line.Contains("System ", StringComparison.Ordinal)));
        }
    }

    private static EvaluationSample Sample(EvaluationPrompt prompt, EvaluationEntry entry, SampleState state) => new()
    {
        EvaluationId = prompt.EvaluationId,
        PromptId = prompt.Id,
        EntryId = entry.Id,
        Number = 0,
        State = state,
        ImageId = state == SampleState.Done ? Guid.CreateVersion7() : null,
    };

    private static async Task<(double, double)> WinsAsync(ChosenStudio studio, ResultsFilter filter)
    {
        var report = await ReadAsync(studio, filter);
        return (report.Wins.Wins(0, 1), report.Wins.Wins(1, 0));
    }

    private static async Task<ResultsReport> ReadAsync(ChosenStudio studio, ResultsFilter filter)
    {
        await using var scope = studio.Workspace.Enter();
        return ResultsReport.Of(await scope.ServiceProvider.GetRequiredService<ResultsQueries>().CountAsync(filter, Token));
    }
}
