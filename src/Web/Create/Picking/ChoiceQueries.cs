using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Evaluation;
using Studio.Data.Evaluation.Choices;
using Studio.Data.Generations;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;

namespace Studio.Web.Create.Picking;

/// <summary>What a person is asked about a turn of theirs. Scoped.</summary>
public sealed class ChoiceQueries(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace)
{
    /// <summary>Null: nothing is asked.</summary>
    internal async Task<ChoiceView?> AskAsync(Guid turnId, CancellationToken ct)
    {
        if (workspace.Access.UserId is not { } me || !workspace.Access.Allows(Permission.CreateImages))
        {
            return null;
        }

        await using var db = await contexts.CreateDbContextAsync(ct);
        var asking = await db.UserPreferences.Where(p => p.UserId == me).Select(p => (Asking?)p.Asking).FirstOrDefaultAsync(ct) ?? Asking.NowAndThen;
        var turn = await db.Turns.Where(t => t.Id == turnId && t.CreatedById == me)
            .Select(t => new
            {
                t.ThreadId,
                IsGoing = db.Pictures.Any(p => db.Generations.Any(g => g.Id == p.GenerationId && g.TurnId == turnId) && (p.Status == PictureStatus.Queued || p.Status == PictureStatus.Running)),
                IsDeclined = db.DeclinedChoices.Any(d => d.UserId == me && d.TurnId == turnId),
                Declined = db.DeclinedChoices.Count(d => d.UserId == me && db.Turns.Any(other => other.Id == d.TurnId && other.ThreadId == t.ThreadId)),
            })
            .FirstOrDefaultAsync(ct);
        if (turn is null || turn.IsGoing)
        {
            return null;
        }

        var answered = await db.Votes
            .Where(v => v.VoterId == me && v.Source == VoteSource.Choice && v.PromptId == turnId)
            .OrderByDescending(v => v.At).ThenByDescending(v => v.Id)
            .Select(v => new { v.LeftImageId, v.RightImageId, v.Answer, Differ = v.LeftSystemId != v.RightSystemId })
            .FirstOrDefaultAsync(ct);
        var images = await db.Images
            .Where(i => i.TurnId == turnId && i.CreatedById == me && i.DeletedAt == null)
            .Select(i => new { i.Id, i.Seed, i.Provenance })
            .ToListAsync(ct);
        var seeds = images.ToDictionary(i => i.Id, i => i.Seed);
        if (answered is not null)
        {
            return seeds.ContainsKey(answered.LeftImageId) && seeds.ContainsKey(answered.RightImageId)
                ? new ChoiceView(turnId, Side(answered.LeftImageId), Side(answered.RightImageId), answered.Differ, answered.Answer, ChoiceState.Answered)
                : null;
        }

        var pictures = images.Select(i => (i.Id, SystemTraits.Of(i.Provenance)?.Key)).Where(i => i.Key is not null).Select(i => new ChoicePicture(i.Id, i.Key!)).ToList();
        if (!ChoicePair.IsAsked(asking, turnId) || ChoicePair.Of(turnId, pictures) is not { } pair)
        {
            return null;
        }

        var state = turn.Declined >= DeclinedChoice.Most ? ChoiceState.Stopped : ChoiceState.Asks;
        // What was declined is not asked about again; that nothing is asked any more is said where it was declined last.
        return turn.IsDeclined && state == ChoiceState.Asks
            ? null
            : state == ChoiceState.Stopped && !turn.IsDeclined ? null
            : new ChoiceView(turnId, Side(pair.Left.ImageId), Side(pair.Right.ImageId), pair.ComparesSystems, Answer: null, state);

        ChoiceSide Side(Guid image) => new(image, seeds[image]);
    }
}
