using Microsoft.EntityFrameworkCore;
using Studio.Data.Audit;
using Studio.Data.Tenancy;
using Studio.Data.Users;

namespace Studio.Data.Keys;

/// <summary>Keys of this workspace made, revoked and written off.</summary>
public sealed class ApiKeys(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, AuditLog audit, TimeProvider time)
{
    /// <summary>Working ones; more than a team has programs.</summary>
    public const int Most = 100;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    public async Task<MadeKey> MakeAsync(NewKey asked, Confirmed confirmed, CancellationToken cancellationToken)
    {
        if (workspace.Access.State != WorkspaceState.InUse)
        {
            throw StudioException.Forbidden(ClosedWords.Sentence(workspace.Access.State));
        }

        var (wanted, secret, now) = (asked.Check(), KeySecret.New(), Now);
        var key = new ApiKey
        {
            Name = wanted.Name,
            SecretHash = KeySecret.HashOf(secret),
            Beginning = KeySecret.BeginningOf(secret),
            Scopes = wanted.Scopes,
            Addresses = wanted.Addresses,
            CreatedById = confirmed.UserId,
            CreatedAt = now,
            ExpiresAt = wanted.Days is { } days ? now.AddDays(days) : null,
        };
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await audit.RunAsync(
            context,
            async token =>
            {
                if (await context.ApiKeys.CountAsync(k => k.RevokedAt == null && (k.ExpiresAt == null || k.ExpiresAt > now), token) >= Most)
                {
                    throw StudioException.Conflict($"This workspace has {Most} keys that work. Revoke one that nothing uses any more, then make this one.");
                }

                context.Add(key);
                await context.SaveChangesAsync(token);
                return new AuditSaying(
                    AuditAct.KeyMade, $"key/{key.Id}",
                    new { pictures = wanted.Scopes.HasFlag(KeyScope.Pictures), words = wanted.Scopes.HasFlag(KeyScope.Words), days = wanted.Days, everywhere = wanted.Addresses.Length == 0 })
                {
                    Confirmed = confirmed,
                };
            },
            cancellationToken);
        return new MadeKey(key.Id, key.Name, secret, key.Scopes, key.ExpiresAt);
    }

    /// <summary>From the next request on it opens nothing, on every server.</summary>
    public async Task RevokeAsync(Guid id, CancellationToken cancellationToken)
    {
        var (now, by) = (Now, workspace.Access.UserId);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await audit.RunAsync(
            context,
            async token => await context.ApiKeys.Where(k => k.Id == id && k.RevokedAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(k => k.RevokedAt, now).SetProperty(k => k.RevokedById, by), token) == 1
                ? new AuditSaying(AuditAct.KeyRevoked, $"key/{id}")
                : null,
            cancellationToken);
    }

    /// <summary>Says of each key that ran out since the last time that it did; asked for daily.</summary>
    public async Task WriteEndsAsync(CancellationToken cancellationToken)
    {
        var now = Now;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var over = await context.ApiKeys.Where(k => !k.EndIsWritten && k.RevokedAt == null && k.ExpiresAt <= now)
            .OrderBy(k => k.ExpiresAt).ThenBy(k => k.Id).Select(k => k.Id).ToListAsync(cancellationToken);
        foreach (var id in over)
        {
            await audit.RunAsync(
                context,
                async token => await context.ApiKeys.Where(k => k.Id == id && !k.EndIsWritten).ExecuteUpdateAsync(set => set.SetProperty(k => k.EndIsWritten, true), token) == 1
                    ? new AuditSaying(AuditAct.KeyRanOut, $"key/{id}")
                    : null,
                cancellationToken);
        }
    }
}
