using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Evaluation.Scores;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;

namespace Studio.Web.Evaluations.Scores;

/// <summary>What scorers said, picture by picture. Scoped.</summary>
public sealed class JudgedPictures(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace)
{
    internal const int PageSize = 20;

    /// <summary>What one judge said, prompt by prompt; one row more than a page where there is another page.</summary>
    internal async Task<IReadOnlyList<JudgedPicture>> PageAsync(Guid evaluation, string hash, bool onlyIncorrect, int page, CancellationToken ct)
    {
        workspace.Access.Require(Permission.ViewGallery);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var scores = db.SampleScores.Where(score => score.EvaluationId == evaluation && score.ScorerHash == hash && (!onlyIncorrect || score.Value == 0));
        return await Rows(db, scores).Skip(page * PageSize).Take(PageSize + 1).ToListAsync(ct);
    }

    /// <summary>In the order of the prompts.</summary>
    internal static IQueryable<JudgedPicture> Rows(StudioDbContext db, IQueryable<SampleScore> scores) => scores.AsNoTracking()
        .Join(db.EvaluationSamples, score => score.SampleId, sample => sample.Id, (Score, Sample) => new { Score, Sample })
        .Join(db.EvaluationPrompts, row => row.Sample.PromptId, prompt => prompt.Id, (row, Prompt) => new { row.Score, row.Sample, Prompt })
        .Join(db.EvaluationEntries, row => row.Sample.EntryId, entry => entry.Id, (row, Entry) => new { row.Score, row.Sample, row.Prompt, Entry })
        .OrderBy(row => row.Prompt.Place).ThenBy(row => row.Entry.Place).ThenBy(row => row.Sample.Number).ThenBy(row => row.Score.ScorerHash)
        .Select(row => new JudgedPicture(
            row.Prompt.Text, row.Prompt.Category, row.Entry.Name, row.Sample.Number, row.Score.Method, row.Score.Scorer, row.Score.ScorerHash, row.Score.Value, row.Score.Reason));
}

/// <param name="Prompt">As it was wished.</param>
/// <param name="Category">Of the prompt.</param>
/// <param name="System">That made the picture.</param>
/// <param name="Number">Of the picture among those of the same system and prompt, from 0.</param>
/// <param name="Method">How it was scored.</param>
/// <param name="Scorer">By whom.</param>
/// <param name="Hash">Of the scorer.</param>
/// <param name="Value">A CLIP score, or 1 for correct and 0 for incorrect.</param>
/// <param name="Reason">Of a judge.</param>
internal sealed record JudgedPicture(string Prompt, string Category, string System, int Number, ScoreMethod Method, string Scorer, string Hash, double Value, string? Reason);
