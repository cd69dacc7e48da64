using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Evaluation;

namespace Studio.Web.Evaluations;

/// <summary>Every vote as a line of JSON, oldest first, with the columns that FastChat's tools read, the question, and how long it took. People and wishes are numbers, the same ones within a file.</summary>
internal static class VoteLines
{
    public static async Task WriteAsync(StudioDbContext db, ResultsFilter filter, IReadOnlyList<RatedName> systems, Stream output, CancellationToken ct)
    {
        var names = systems.ToDictionary(system => system.Id, system => system.Name);
        var texts = filter.Evaluation is { } evaluation
            ? await db.EvaluationPrompts.Where(prompt => prompt.EvaluationId == evaluation).ToDictionaryAsync(prompt => prompt.Id, prompt => prompt.Text, ct)
            : [];
        var (judges, prompts, n) = (new Dictionary<Guid, int>(), new Dictionary<Guid, int>(), 0);
        var votes = filter.Apply(db).AsNoTracking().OrderBy(vote => vote.At).ThenBy(vote => vote.Id).AsAsyncEnumerable();
        await foreach (var vote in votes.WithCancellation(ct))
        {
            // One whose system is younger than the names comes with the next file.
            if (names.TryGetValue(vote.LeftSystemId, out var left) && names.TryGetValue(vote.RightSystemId, out var right))
            {
                var line = new VoteLine(
                    n++, left, right, Winner(vote.Answer), $"r{NumberOf(judges, (vote.RaterId ?? vote.VoterId).GetValueOrDefault())}", $"p{NumberOf(prompts, vote.PromptId)}", vote.Category, SourceOf(vote.Source), vote.IsBlind, vote.At)
                {
                    Question = vote.Question,
                    Text = texts.GetValueOrDefault(vote.PromptId),
                    Milliseconds = vote.Milliseconds,
                };
                byte[] bytes = [.. JsonSerializer.SerializeToUtf8Bytes(line, VoteLineJson.Default.VoteLine), (byte)'\n'];
                await output.WriteAsync(bytes, ct);
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

    private static string SourceOf(VoteSource source) => source switch
    {
        VoteSource.Stars => "stars",
        VoteSource.Session => "session",
        _ => "choice",
    };

    private static string Winner(VoteAnswer answer) => answer switch
    {
        VoteAnswer.Left => "model_a",
        VoteAnswer.Right => "model_b",
        VoteAnswer.BothGood => "tie",
        _ => "tie (bothbad)",
    };
}

internal sealed record VoteLine(
    int N,
    [property: JsonPropertyName("model_a")] string ModelA,
    [property: JsonPropertyName("model_b")] string ModelB,
    string Winner,
    string Judge,
    string Prompt,
    string Category,
    string Source,
    bool Blind,
    DateTime At)
{
    public required EvaluationQuestion Question { get; init; }

    /// <summary>Of an evaluation’s prompt; wishes in the studio stay with whoever had them.</summary>
    public string? Text { get; init; }

    public int? Milliseconds { get; init; }
}

internal sealed class QuestionNames() : JsonStringEnumConverter<EvaluationQuestion>(JsonNamingPolicy.CamelCase);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Converters = [typeof(QuestionNames)])]
[JsonSerializable(typeof(VoteLine))]
internal sealed partial class VoteLineJson : JsonSerializerContext;
