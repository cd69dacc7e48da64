using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Evaluation;
using Studio.Data.Evaluation.Runs;
using Studio.Data.Storage;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Inference.Imaging;

namespace Studio.Jobs.Evaluations.Scores;

/// <summary>The pictures of an evaluation that a scorer has not seen yet. Scoped: acts in the current workspace.</summary>
public sealed class ScoredPictures(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, BlobStore blobs)
{
    /// <summary>Prompt by prompt. What is held, removed or thrown away is not among them.</summary>
    public async Task<IReadOnlyList<UnscoredSample>> LeftAsync(Guid evaluation, string hash, CancellationToken ct)
    {
        workspace.Access.Require(Permission.RunEvaluations);
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.EvaluationSamples
            .Where(s => s.EvaluationId == evaluation && s.State == SampleState.Done && !db.SampleScores.Any(score => score.SampleId == s.Id && score.ScorerHash == hash))
            .Join(db.EvaluationPrompts, s => s.PromptId, p => p.Id, (s, p) => new { s.Id, s.ImageId, s.Number, p.Place, p.Text })
            .Join(db.Images.AlsoOfEvaluations().Where(i => i.DeletedAt == null), s => s.ImageId, i => i.Id, (s, i) => new { s, i.BlobHash })
            .OrderBy(row => row.s.Place).ThenBy(row => row.s.Number)
            .Select(row => new UnscoredSample(row.s.Id, row.s.Text, row.BlobHash))
            .ToListAsync(ct);
    }

    /// <summary>Null where its file is missing, or where it was held, removed or thrown away since.</summary>
    public async Task<PngImage?> ReadAsync(UnscoredSample sample, CancellationToken ct)
    {
        workspace.Access.Require(Permission.RunEvaluations);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var isThere = await db.EvaluationSamples.AnyAsync(s => s.Id == sample.Id && db.Images.AlsoOfEvaluations().Any(i => i.Id == s.ImageId && i.DeletedAt == null), ct);
        if (!isThere || !blobs.Exists(workspace.Id, sample.BlobHash))
        {
            return null;
        }

        await using var file = blobs.OpenRead(workspace.Id, sample.BlobHash);
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, ct);
        return PngReader.Read(bytes.ToArray());
    }
}

/// <param name="Id">Of the sample.</param>
/// <param name="Text">The wish that it was made for.</param>
/// <param name="BlobHash">Of its file.</param>
public sealed record UnscoredSample(Guid Id, string Text, string BlobHash);
