using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Evaluation;
using Studio.Web.Audit;

namespace Studio.Web.Evaluations.Results;

/// <summary>
/// Votes with the columns of Pick-a-Pic (Kirstain et al. 2023, the dataset card of pickapic_v1) but for the pictures' bytes: label_0 and label_1 are 1 and 0, or 0.5 each for a tie.
/// People and pictures are numbers, the same ones within a file.
/// </summary>
internal static class PickAPic
{
    private const string Head = "ranking_id,caption,image_0_uid,image_1_uid,label_0,label_1,has_label,model_0,model_1,user_id,created_at";

    public static async Task WriteAsync(StudioDbContext db, ResultsFilter filter, IReadOnlyList<RatedName> systems, Stream output, CancellationToken ct)
    {
        await using var writer = new StreamWriter(output, leaveOpen: true);
        await writer.WriteLineAsync(Head.AsMemory(), ct);
        var names = systems.ToDictionary(system => system.Id, system => system.Name);
        var (people, pictures, n) = (new Dictionary<Guid, int>(), new Dictionary<Guid, int>(), 0);
        var votes = filter.Apply(db).AsNoTracking()
            .Join(db.EvaluationPrompts, v => v.PromptId, p => p.Id, (v, p) => new { Vote = v, p.Text })
            .OrderBy(row => row.Vote.At).ThenBy(row => row.Vote.Id).AsAsyncEnumerable();
        await foreach (var row in votes.WithCancellation(ct))
        {
            var vote = row.Vote;
            if (names.TryGetValue(vote.LeftSystemId, out var left) && names.TryGetValue(vote.RightSystemId, out var right))
            {
                var (first, second) = vote.Answer switch { VoteAnswer.Left => ("1", "0"), VoteAnswer.Right => ("0", "1"), _ => ("0.5", "0.5") };
                var cells = (string[])
                [
                    $"{++n}", CsvField.Of(row.Text), $"{NumberOf(pictures, vote.LeftImageId)}", $"{NumberOf(pictures, vote.RightImageId)}", first, second,
                    vote.Answer is VoteAnswer.Left or VoteAnswer.Right ? "True" : "False", CsvField.Of(left), CsvField.Of(right), $"{NumberOf(people, (vote.RaterId ?? vote.VoterId).GetValueOrDefault())}", $"{vote.At:O}",
                ];
                await writer.WriteLineAsync(string.Join(',', cells).AsMemory(), ct);
            }
        }
    }

    private static int NumberOf(Dictionary<Guid, int> numbers, Guid id)
    {
        if (!numbers.TryGetValue(id, out var number))
        {
            numbers[id] = number = numbers.Count + 1;
        }

        return number;
    }
}
