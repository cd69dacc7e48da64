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

    /// <summary>One that is kept back is not given.</summary>
    public async Task<byte[]?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.UserPortraits.Where(portrait => portrait.Id == id && context.Users.Any(user => user.Id == portrait.UserId && user.PortraitId == id))
            .Select(portrait => portrait.Png).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>Whether the person chose a picture that the rules of a workspace keep back now.</summary>
    public async Task<bool> IsKeptBackAsync(Guid userId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.UserPortraits.AnyAsync(portrait => portrait.UserId == userId && context.Users.Any(user => user.Id == userId && user.PortraitId == null), cancellationToken);
    }

    public async Task<IReadOnlyList<PortraitRow>> AllAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.UserPortraits.AsNoTracking().OrderBy(portrait => portrait.Id)
            .Join(context.Users, portrait => portrait.UserId, user => user.Id, (portrait, user) => new PortraitRow(portrait.Id, user.Id, portrait.ImageId, user.PortraitId == portrait.Id))
            .ToListAsync(cancellationToken);
    }

    public async Task<byte[]?> PngAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.UserPortraits.Where(portrait => portrait.Id == id).Select(portrait => portrait.Png).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>Kept back it stays in the database, so that it comes back with the rules that show it. Does nothing where the person chose another one meanwhile.</summary>
    public async Task ShowAsync(Guid id, bool isShown, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        Guid? shown = isShown ? id : null;
        await context.Users.Where(user => context.UserPortraits.Any(portrait => portrait.Id == id && portrait.UserId == user.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(user => user.PortraitId, shown), cancellationToken);
    }
}

/// <param name="ImageId">The picture it was cut from.</param>
public sealed record PortraitRow(Guid Id, Guid UserId, Guid? ImageId, bool IsShown);
