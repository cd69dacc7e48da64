using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Evaluation.Scores;
using Studio.Data.Models;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Inference;
using Studio.Inference.Imaging;
using Studio.Inference.Scoring;
using Studio.Jobs.Events;
using Studio.Jobs.Models;
using Studio.Jobs.Tasks;
using Studio.Jobs.Upsamplings;
using Studio.Jobs.Upsamplings.Remote;

namespace Studio.Jobs.Evaluations.Scores;

/// <summary>
/// Has a vision model at an address judge every picture of an evaluation against the wish it was made for. Only pixels and the wish leave this server.
/// What was judged is stored at once and left alone by the next run.
/// </summary>
public sealed class JudgeSamples(
    IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, ScoredPictures pictures, ModelRights rights, RemoteDoor door, StudioEvents events, TimeProvider time) : TaskKind
{
    public const string KindName = "JudgeSamples";

    public override string Name => KindName;

    public override Permission Needs => Permission.RunEvaluations;

    public override async Task RunAsync(TaskRun run, CancellationToken ct)
    {
        var wanted = run.Input<JudgeSamplesInput>();
        var judge = await FindAsync(wanted.Judge, ct);
        await rights.RequireAsync(Writer.Of(judge), run.AskedBy, ct);
        var hash = HashOf(judge);
        var left = await pictures.LeftAsync(wanted.EvaluationId, hash, ct);
        var withoutVerdict = 0;
        try
        {
            using var client = await door.OpenAsync(judge, ct);
            var asked = new PictureJudge(client);
            for (var done = 0; done < left.Count; done++)
            {
                if (await pictures.ReadAsync(left[done], ct) is { } picture)
                {
                    var png = PngWriter.Write(picture.Width, picture.Height, picture.Rgb, []);
                    var judgement = await asked.JudgeAsync(left[done].Text, png, ct);
                    withoutVerdict += judgement is null ? 1 : 0;
                    await StoreAsync(wanted.EvaluationId, left[done].Id, judge, hash, judgement, ct);
                }

                await run.ReportAsync((double)(done + 1) / left.Count, ct);
            }
        }
        catch (InferenceException refusal)
        {
            throw StudioException.Unavailable(refusal.Message, refusal);
        }

        if (withoutVerdict > 0)
        {
            throw StudioException.Unavailable(string.Create(
                CultureInfo.InvariantCulture,
                $"{judge.Name} gave no verdict on {withoutVerdict} of {left.Count} pictures; the others are judged. A model that cannot see, or that is very small, answers so."));
        }
    }

    /// <summary>Another address, another model, other instructions: another judge.</summary>
    public static string HashOf(RemoteWriter judge) => PictureJudge.HashOf(new Uri(judge.Address), judge.Model);

    private async Task<RemoteWriter> FindAsync(Guid id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var judge = await db.RemoteWriters.AsNoTracking().SingleOrDefaultAsync(w => w.Id == id, ct)
            ?? throw StudioException.NotFound("The judge is no longer among the models of this workspace.");
        return judge.JudgesPictures
            ? judge
            : throw StudioException.Forbidden($"{judge.Name} no longer judges pictures, so nothing was sent. An admin can allow it again under Models.");
    }

    private async Task StoreAsync(Guid evaluation, Guid sample, RemoteWriter judge, string hash, Judgement? judgement, CancellationToken ct)
    {
        if (judgement is null)
        {
            return;
        }

        await using var db = await contexts.CreateDbContextAsync(ct);
        db.Add(new SampleScore
        {
            EvaluationId = evaluation,
            SampleId = sample,
            Method = ScoreMethod.Judge,
            Scorer = Cut($"{judge.Model} at {RemoteAddress.HostOf(judge.Address)}", SampleScore.MaxName),
            ScorerHash = hash,
            Value = judgement.IsCorrect ? 1 : 0,
            Reason = Cut(judgement.Reason, SampleScore.MaxReason),
            At = time.GetUtcNow().UtcDateTime,
        });
        await db.SaveChangesAsync(ct);
        events.Publish(workspace.Id, new EvaluationChanged(evaluation));
    }

    private static string Cut(string text, int most) => text.Length <= most ? text : $"{text[..(char.IsHighSurrogate(text[most - 2]) ? most - 2 : most - 1)]}…";
}

/// <param name="EvaluationId">Whose pictures.</param>
/// <param name="Judge">Of a model at an address that judges pictures.</param>
public sealed record JudgeSamplesInput(Guid EvaluationId, Guid Judge);
