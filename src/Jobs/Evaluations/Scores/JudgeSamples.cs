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

    /// <summary>Published vision models look at no more.</summary>
    private const int MostSide = 2048;

    public override string Name => KindName;

    public override Permission Needs => Permission.RunEvaluations;

    public override async Task RunAsync(TaskRun run, CancellationToken ct)
    {
        var wanted = run.Input<JudgeSamplesInput>();
        var judge = await FindAsync(wanted.Judge, run.AskedBy, ct);
        var hash = HashOf(judge);
        var left = await pictures.LeftAsync(wanted.EvaluationId, hash, ct);
        var withoutVerdict = 0;
        try
        {
            for (var done = 0; done < left.Count; done++)
            {
                // What is taken back meanwhile (the switch, a role, the address, a picture) holds from the next picture on.
                judge = await FindAsync(wanted.Judge, run.AskedBy, ct);
                if (HashOf(judge) != hash)
                {
                    throw StudioException.Conflict($"{judge.Name} became another model or another address while it judged. What it said before is kept; ask the one that is there now.");
                }

                if (await pictures.ReadAsync(left[done], ct) is { } picture)
                {
                    using var client = await door.OpenAsync(judge, ct);
                    var judgement = await new PictureJudge(client).JudgeAsync(left[done].Text, Sent(picture), ct);
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

    /// <summary>Pixels alone, no larger than such models look at.</summary>
    private static byte[] Sent(PngImage picture)
    {
        var (width, height) = Resizer.Fit(picture.Width, picture.Height, Math.Min(MostSide, Math.Max(picture.Width, picture.Height)));
        return PngWriter.Write(width, height, (width, height) == (picture.Width, picture.Height) ? picture.Rgb : Resizer.Box(picture.Width, picture.Height, picture.Rgb, width, height), []);
    }

    private async Task<RemoteWriter> FindAsync(Guid id, Guid askedBy, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var judge = await db.RemoteWriters.AsNoTracking().SingleOrDefaultAsync(w => w.Id == id, ct)
            ?? throw StudioException.NotFound("The judge is no longer among the models of this workspace.");
        if (!judge.JudgesPictures)
        {
            throw StudioException.Forbidden($"{judge.Name} no longer judges pictures, so nothing more is sent. An admin can allow it again under Models.");
        }

        await rights.RequireAsync(Writer.Of(judge), askedBy, ct);
        return judge;
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
