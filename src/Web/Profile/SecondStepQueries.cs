using Microsoft.AspNetCore.Identity;
using Studio.Data.Users;

namespace Studio.Web.Profile;

/// <summary>How the second step of signing in stands. In a scope of its own: a circuit's would go on showing what it read first.</summary>
internal sealed class SecondStepQueries(IServiceScopeFactory scopes)
{
    /// <summary>Null while the second step is off.</summary>
    public async Task<int?> CodesLeftAsync(Guid userId)
    {
        await using var scope = scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<StudioUser>>();
        return await users.FindByIdAsync(userId.ToString()) is { TwoFactorEnabled: true } user ? await users.CountRecoveryCodesAsync(user) : null;
    }
}
