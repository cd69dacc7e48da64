using Microsoft.EntityFrameworkCore;
using Studio.Data;

namespace Studio.Web.Profile;

/// <param name="ChangedAt">Null where that was before the studio kept it.</param>
public sealed record PasswordFact(bool HasPassword, DateTime? ChangedAt);

internal sealed class PasswordQueries(IDbContextFactory<StudioDbContext> contexts)
{
    public async Task<PasswordFact> OfAsync(Guid userId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Users.Where(user => user.Id == userId).Select(user => new PasswordFact(user.PasswordHash != null, user.PasswordChangedAt)).SingleAsync(cancellationToken);
    }
}
