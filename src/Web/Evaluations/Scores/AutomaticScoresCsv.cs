using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Evaluation.Scores;
using Studio.Web.Audit;

namespace Studio.Web.Evaluations.Scores;

/// <summary>Every automatic score as a spreadsheet reads it, a line for each picture and scorer.</summary>
internal static class AutomaticScoresCsv
{
    private const string Head = "prompt,category,system,picture,method,scorer,scorer_hash,score,reason";

    public static async Task WriteAsync(StudioDbContext db, Guid evaluation, Stream output, CancellationToken ct)
    {
        await using var writer = new StreamWriter(output, leaveOpen: true);
        await writer.WriteAsync($"{Head}\r\n".AsMemory(), ct);
        await foreach (var row in JudgedPictures.Rows(db, db.SampleScores.Where(score => score.EvaluationId == evaluation)).AsAsyncEnumerable().WithCancellation(ct))
        {
            var cells = (string[])
            [
                CsvField.Of(row.Prompt), CsvField.Of(row.Category), CsvField.Of(row.System), $"{row.Number + 1}", row.Method == ScoreMethod.Judge ? "judge" : "clip",
                CsvField.Of(row.Scorer), row.Hash, row.Value.ToString("0.####", CultureInfo.InvariantCulture), CsvField.Of(row.Reason ?? ""),
            ];
            await writer.WriteAsync($"{string.Join(',', cells)}\r\n".AsMemory(), ct);
        }
    }
}
