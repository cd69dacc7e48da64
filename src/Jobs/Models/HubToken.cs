using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data;
using Studio.Data.Models;

namespace Studio.Jobs.Models;

/// <summary>This server's token for the hub, encrypted in the database. Whoever stores it cannot read it back from a page. Singleton.</summary>
public sealed class HubToken(IServiceScopeFactory scopes, IDataProtectionProvider protection)
{
    private const string Name = "hub-token";

    private readonly IDataProtector _protector = protection.CreateProtector("Studio.HubToken");

    /// <summary>Null when there is none, or none that this server's keys can read.</summary>
    public async Task<string?> ReadAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        await using var db = Context(scope);
        var stored = await db.ServerSecrets.AsNoTracking().FirstOrDefaultAsync(s => s.Name == Name, ct);
        try
        {
            return stored is null ? null : _protector.Unprotect(stored.Protected);
        }
        catch (CryptographicException)
        {
            // The keys were replaced: the same as none, and the page asks for it again.
            return null;
        }
    }

    /// <param name="token">Null or empty: forget it.</param>
    /// <param name="ct">The caller's.</param>
    public async Task StoreAsync(string? token, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        await using var db = Context(scope);
        var stored = await db.ServerSecrets.FirstOrDefaultAsync(s => s.Name == Name, ct);
        if (string.IsNullOrWhiteSpace(token))
        {
            await db.ServerSecrets.Where(s => s.Name == Name).ExecuteDeleteAsync(ct);
            return;
        }

        var hidden = _protector.Protect(token.Trim());
        if (stored is null)
        {
            db.Add(new ServerSecret { Name = Name, Protected = hidden });
        }
        else
        {
            stored.Protected = hidden;
        }

        await db.SaveChangesAsync(ct);
    }

    private static StudioDbContext Context(AsyncServiceScope scope) => scope.ServiceProvider.GetRequiredService<IDbContextFactory<StudioDbContext>>().CreateDbContext();
}
