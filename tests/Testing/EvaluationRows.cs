using Studio.Data.Evaluation;
using Studio.Data.Evaluation.Designs;
using Studio.Data.Evaluation.Folders;
using Studio.Data.Evaluation.Runs;
using Studio.Data.Evaluation.Scores;
using Studio.Data.Evaluation.Sessions;
using Studio.Data.Evaluation.Sets;

namespace Studio.Testing;

/// <summary>Rows of designed evaluations and their rating sessions.</summary>
public static class EvaluationRows
{
    /// <summary>One row of each kind.</summary>
    public static object[] Of(Guid user, DateTime now)
    {
        var set = new PromptSet { Name = "Crowns", Format = "text", Count = 1, CreatedById = user, CreatedAt = now };
        var evaluation = new HumanEvaluation { Name = "Crowns, written out or not", PromptSetId = set.Id, CreatedById = user, CreatedAt = now };
        var (first, second) = (Entry(evaluation, 0), Entry(evaluation, 1));
        var prompt = new EvaluationPrompt { EvaluationId = evaluation.Id, Place = 0, Text = "冠", Category = "worn" };
        var (left, right) = (Sample(prompt, first, 0), Sample(prompt, second, 1));
        var link = new GuestLink { EvaluationId = evaluation.Id, SecretHash = Unique(64), Protected = "p", Beginning = "8Vt", MaxGuests = 10, PairsEach = 40, CreatedById = user, CreatedAt = now, EndsAt = now.AddDays(7) };
        var rater = new Rater { EvaluationId = evaluation.Id, GuestLinkId = link.Id, Name = "Noor", PairsAsked = 40, CreatedAt = now };
        var pair = new RatingPair { EvaluationId = evaluation.Id, Question = EvaluationQuestion.Style, PromptId = prompt.Id, FirstSampleId = left.Id, SecondSampleId = right.Id, CreatedAt = now };
        return
        [
            set,
            new PromptSetItem { PromptSetId = set.Id, Place = 0, Text = "冠", Category = "worn" },
            evaluation,
            first,
            second,
            prompt,
            new EvaluationFile { EvaluationId = evaluation.Id, EntryId = first.Id, Path = "0_0.png", ImageId = Guid.CreateVersion7() },
            left,
            right,
            new EvaluationEvent { EvaluationId = evaluation.Id, Kind = EvaluationEventKind.Started, ById = user, At = now },
            new SampleScore { EvaluationId = evaluation.Id, SampleId = left.Id, Scorer = "CLIP", ScorerHash = new string('0', 64), Value = 31.4, At = now },
            new SampleScore { EvaluationId = evaluation.Id, SampleId = left.Id, Method = ScoreMethod.Judge, Scorer = "llava at 10.0.0.5", ScorerHash = new string('1', 64), Value = 0, Reason = "The crown is missing.", At = now },
            link,
            rater,
            pair,
            new RatingAssignment
            {
                EvaluationId = evaluation.Id,
                RaterId = rater.Id,
                PairId = pair.Id,
                Kind = AssignmentKind.Pair,
                IsSwapped = false,
                Place = 0,
                LeftKey = Unique(32),
                RightKey = Unique(32),
                LeasedUntil = now.AddMinutes(10),
            },
        ];
    }

    private static EvaluationEntry Entry(HumanEvaluation evaluation, int place) =>
        new() { EvaluationId = evaluation.Id, Place = place, Name = $"System {place}", Kind = EvaluationEntryKind.Imported, FolderName = "pictures" };

    private static EvaluationSample Sample(EvaluationPrompt prompt, EvaluationEntry entry, int number) =>
        new() { EvaluationId = prompt.EvaluationId, PromptId = prompt.Id, EntryId = entry.Id, Number = number };

    private static string Unique(int length) => string.Concat(Guid.NewGuid().ToString("N"), Guid.NewGuid().ToString("N"))[..length];
}
