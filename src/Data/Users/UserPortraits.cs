using Microsoft.EntityFrameworkCore;

namespace Studio.Data.Users;

/// <summary>What stands for people instead of their initials.</summary>
public sealed class UserPortraits(IDbContextFactory<StudioDbContext> contexts)
{
    /// <summary>In place of the one before; without a picture the initials come back.</summary>
    public async Task ChangeAsync(Guid userId, byte[]? png, Guid? imageId, CancellationToken cancellationToken)
    {
        // Not by time, as other ids are: who may see it is whoever was told its name.
        Guid? id = png is null ? null : Guid.NewGuid();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await context.Users.Where(user => user.Id == userId).ExecuteUpdateAsync(set => set.SetProperty(user => user.PortraitId, id), cancellationToken);
        await context.UserPortraits.Where(portrait => portrait.UserId == userId).ExecuteDeleteAsync(cancellationToken);
        if (png is not null)
        {
            context.UserPortraits.Add(new UserPortrait { Id = id!.Value, UserId = userId, Png = png, ImageId = imageId });
            await context.SaveChangesAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Pictures are taken away: so are the portraits cut from them, in the caller's transaction.</summary>
    /// <param name="keptOf">Who takes their own picture away keeps their own portrait; null keeps nobody's.</param>
    public static async Task RemoveCutFromAsync(StudioDbContext context, IReadOnlyCollection<Guid> images, Guid? keptOf, CancellationToken cancellationToken)
    {
        var portraits = context.UserPortraits.Where(portrait => portrait.ImageId != null && images.Contains(portrait.ImageId.Value) && portrait.UserId != keptOf);
        await context.Users.Where(user => portraits.Any(portrait => portrait.UserId == user.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(user => user.PortraitId, (Guid?)null), cancellationToken);
        await portraits.ExecuteDeleteAsync(cancellationToken);
    }

    public async Task<byte[]?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.UserPortraits.Where(portrait => portrait.Id == id).Select(portrait => portrait.Png).FirstOrDefaultAsync(cancellationToken);
    }
}
