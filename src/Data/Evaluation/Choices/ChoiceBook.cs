using Microsoft.EntityFrameworkCore;
using Studio.Data.Gallery;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;

namespace Studio.Data.Evaluation.Choices;

/// <summary>Where a person's answers about their own pictures are kept. Scoped.</summary>
public sealed class ChoiceBook(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, TimeProvider time)
{
    private const int Attempts = 3;

    /// <summary>An answer to the same two pictures takes the place of the one before.</summary>
    public async Task AnswerAsync(Guid turn, Guid left, Guid right, VoteAnswer answer, CancellationToken cancellationToken)
    {
        var me = Me();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var known = await Mine(context, me, left, right).SingleOrDefaultAsync(cancellationToken);
        if (known is not null)
        {
            known.Answer = answer;
            await context.SaveChangesAsync(cancellationToken);
            return;
        }

        var (leftPicture, rightPicture) = (await OwnAsync(context, me, turn, left, cancellationToken), await OwnAsync(context, me, turn, right, cancellationToken));
        // Pictures that nothing is known about are still two pictures of somebody; only systems go into the count.
        if (SystemTraits.Of(leftPicture.Provenance) is not { } leftTraits || SystemTraits.Of(rightPicture.Provenance) is not { } rightTraits)
        {
            throw StudioException.Conflict("These pictures cannot be compared: one was drawn over another picture, or it is not known what made it.");
        }

        var now = time.GetUtcNow().UtcDateTime;
        context.Add(new Vote
        {
            Source = VoteSource.Choice,
            Question = EvaluationQuestion.Preference,
            LeftSystemId = await SystemBook.IdAsync(context, leftTraits, now, cancellationToken),
            RightSystemId = await SystemBook.IdAsync(context, rightTraits, now, cancellationToken),
            LeftImageId = left,
            RightImageId = right,
            Answer = answer,
            PromptId = turn,
            Category = leftPicture.Language ?? "und",
            VoterId = me,
            IsBlind = false,
            At = now,
        });
        try
        {
            await context.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException) when (!cancellationToken.IsCancellationRequested)
        {
            // The other tab was first: the later answer counts.
            context.ChangeTracker.Clear();
            var changed = await Mine(context, me, left, right).ExecuteUpdateAsync(set => set.SetProperty(v => v.Answer, answer).SetProperty(v => v.At, now), cancellationToken);
            if (changed == 0)
            {
                throw;
            }
        }
    }

    public async Task TakeBackAsync(Guid left, Guid right, CancellationToken cancellationToken)
    {
        var me = Me();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await Mine(context, me, left, right).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>Not now: the turn is not asked about again.</summary>
    public async Task DeclineAsync(Guid turn, CancellationToken cancellationToken)
    {
        var me = Me();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (!await context.DeclinedChoices.AnyAsync(d => d.UserId == me && d.TurnId == turn, cancellationToken))
        {
            context.Add(new DeclinedChoice { UserId = me, TurnId = turn, At = time.GetUtcNow().UtcDateTime });
            try
            {
                await context.SaveChangesAsync(cancellationToken);
            }
            catch (DbUpdateException) when (!cancellationToken.IsCancellationRequested)
            {
                // The other tab said so too.
                context.ChangeTracker.Clear();
            }
        }
    }

    /// <param name="stars">0 takes them away.</param>
    public async Task StarAsync(Guid image, int stars, CancellationToken cancellationToken)
    {
        var me = Me();
        ArgumentOutOfRangeException.ThrowIfGreaterThan(stars, PictureStars.Most);
        for (var attempt = 1; ; attempt++)
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            try
            {
                await StarAsync(context, me, image, stars, cancellationToken);
                return;
            }
            catch (DbUpdateException) when (attempt < Attempts && !cancellationToken.IsCancellationRequested)
            {
                // Another tab gave stars in the same moment: once more, over its rows.
            }
        }
    }

    private async Task StarAsync(StudioDbContext context, Guid me, Guid image, int stars, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var picture = await OwnAsync(context, me, turn: null, image, cancellationToken);
        var system = SystemTraits.Of(picture.Provenance) is { } traits ? await SystemBook.IdAsync(context, traits, now, cancellationToken) : (Guid?)null;
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await context.PictureStars.Where(s => s.UserId == me && s.ImageId == image).ExecuteDeleteAsync(cancellationToken);
        if (stars > 0)
        {
            context.Add(new PictureStars { UserId = me, ImageId = image, Stars = stars, At = now });
            await context.SaveChangesAsync(cancellationToken);
        }

        if (system is not null && picture.TurnId is { } turn)
        {
            await StarVotes.WriteAsync(context, me, turn, picture.Language ?? "und", await StarredAsync(context, me, turn, cancellationToken), now, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    private static async Task<IReadOnlyList<StarredPicture>> StarredAsync(StudioDbContext context, Guid me, Guid turn, CancellationToken cancellationToken)
    {
        var rows = await context.PictureStars
            .Where(s => s.UserId == me)
            .Join(context.Images.Where(i => i.TurnId == turn && i.DeletedAt == null), s => s.ImageId, i => i.Id, (s, i) => new { i.Id, s.Stars, i.Provenance })
            .ToListAsync(cancellationToken);
        var keyed = rows.Select(row => (row.Id, row.Stars, SystemTraits.Of(row.Provenance)?.Key)).Where(row => row.Key is not null).ToList();
        var keys = keyed.Select(row => row.Key!).Distinct().ToList();
        // Each of them was written down when its picture got its stars.
        var systems = await context.EvaluatedSystems.Where(s => keys.Contains(s.Key)).ToDictionaryAsync(s => s.Key, s => s.Id, cancellationToken);
        return [.. keyed.Where(row => systems.ContainsKey(row.Key!)).Select(row => new StarredPicture(row.Id, systems[row.Key!], row.Stars))];
    }

    private static IQueryable<Vote> Mine(StudioDbContext context, Guid me, Guid left, Guid right) =>
        context.Votes.Where(v => v.VoterId == me && v.Source == VoteSource.Choice && v.LeftImageId == left && v.RightImageId == right);

    private static async Task<Image> OwnAsync(StudioDbContext context, Guid me, Guid? turn, Guid image, CancellationToken cancellationToken) =>
        await context.Images.AsNoTracking().FirstOrDefaultAsync(i => i.Id == image && i.CreatedById == me && i.DeletedAt == null && (turn == null || i.TurnId == turn), cancellationToken)
        ?? throw StudioException.NotFound("Only pictures of your own that are still there are compared. Reload the page to see what there is.");

    private Guid Me()
    {
        workspace.Access.Require(Permission.CreateImages);
        return workspace.Access.UserId ?? throw StudioException.Forbidden("Answers belong to a person; sign in to give some.");
    }
}
