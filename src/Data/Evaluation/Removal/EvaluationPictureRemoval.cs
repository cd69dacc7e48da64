using Microsoft.EntityFrameworkCore;
using Studio.Data.Gallery;
using Studio.Data.Moderation.Cases;
using Studio.Data.Moderation.Retention;
using Studio.Data.Storage;

namespace Studio.Data.Evaluation.Removal;

/// <summary>Really deletes pictures of an evaluation, hidden ones too, and the files that no other picture names. Scoped.</summary>
public sealed class EvaluationPictureRemoval(IDbContextFactory<StudioDbContext> contexts, UnnamedFiles files, TimeProvider time)
{
    private const int BatchSize = 100;

    /// <summary>All of them.</summary>
    public async Task OfAsync(Guid evaluation, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        while (await context.Images.AlsoHidden().AsNoTracking().Where(i => i.EvaluationId == evaluation).OrderBy(i => i.Id).Take(BatchSize).ToListAsync(cancellationToken) is { Count: > 0 } batch)
        {
            await DeleteAsync(context, batch, cancellationToken);
        }
    }

    /// <summary>Those that came with a folder.</summary>
    public async Task TheseAsync(Guid evaluation, IReadOnlyCollection<Guid> images, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        foreach (var ids in images.Chunk(BatchSize))
        {
            await DeleteAsync(context, await context.Images.AlsoHidden().AsNoTracking().Where(i => i.EvaluationId == evaluation && ids.Contains(i.Id)).ToListAsync(cancellationToken), cancellationToken);
        }
    }

    private async Task DeleteAsync(StudioDbContext context, IReadOnlyList<Image> images, CancellationToken cancellationToken)
    {
        Guid[] ids = [.. images.Select(i => i.Id)];
        Guid?[] named = [.. ids.Select(id => (Guid?)id)];
        await using (var transaction = await context.Database.BeginTransactionAsync(cancellationToken))
        {
            await context.Cases.Where(c => named.Contains(c.ImageId) && (c.State == CaseState.Open || c.State == CaseState.Escalated)).ExecuteUpdateAsync(
                set => set.SetProperty(c => c.State, CaseState.Withdrawn).SetProperty(c => c.ClaimedById, (Guid?)null).SetProperty(c => c.ClaimedUntil, (DateTime?)null), cancellationToken);
            await ForgetAsync(context, [.. images.Where(i => i.Standing == ImageStanding.Removed).Select(i => i.PixelHash).Distinct()], cancellationToken);
            await ImageReferences.ClearAsync(context, ids, cancellationToken);
            await context.Images.AlsoHidden().Where(i => ids.Contains(i.Id)).ExecuteDeleteAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        await files.DeleteAsync([.. images.Select(i => i.BlobHash).Distinct()], cancellationToken);
    }

    /// <summary>Of what a moderator removed the sum of its pixels stays: it is known again.</summary>
    private async Task ForgetAsync(StudioDbContext context, IReadOnlyList<string> pixels, CancellationToken cancellationToken)
    {
        var known = await context.ForgottenPixels.Where(p => pixels.Contains(p.PixelHash)).Select(p => p.PixelHash).ToListAsync(cancellationToken);
        var now = time.GetUtcNow().UtcDateTime;
        context.AddRange(pixels.Except(known, StringComparer.Ordinal).Select(hash => new ForgottenPixels { PixelHash = hash, At = now }));
        await context.SaveChangesAsync(cancellationToken);
    }
}
