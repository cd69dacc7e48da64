using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Users;

namespace Studio.Web.Account.Codes;

/// <summary>Identity's store, which keeps secrets as they are, with the authenticator's key encrypted and the recovery codes hashed: a stolen database opens no account.</summary>
internal sealed class StudioUserStore(StudioDbContext context, IDataProtectionProvider protection, IdentityErrorDescriber errors)
    : UserOnlyStore<StudioUser, StudioDbContext, Guid>(context, errors)
{
    private readonly IDataProtector _protector = protection.CreateProtector("Studio.Authenticator");

    // While a code is redeemed the base hands the rest of the list to ReplaceCodesAsync as it lies there: hashed.
    private bool _isRedeeming;

    public override Task SetAuthenticatorKeyAsync(StudioUser user, string key, CancellationToken cancellationToken) =>
        base.SetAuthenticatorKeyAsync(user, key.Length == 0 ? key : _protector.Protect(key), cancellationToken);

    public override async Task<string?> GetAuthenticatorKeyAsync(StudioUser user, CancellationToken cancellationToken) =>
        await base.GetAuthenticatorKeyAsync(user, cancellationToken) is { Length: > 0 } kept ? _protector.Unprotect(kept) : null;

    public override Task ReplaceCodesAsync(StudioUser user, IEnumerable<string> recoveryCodes, CancellationToken cancellationToken) =>
        base.ReplaceCodesAsync(user, _isRedeeming ? recoveryCodes : [.. recoveryCodes.Select(code => Hash(user, code))], cancellationToken);

    public override async Task<bool> RedeemCodeAsync(StudioUser user, string code, CancellationToken cancellationToken)
    {
        _isRedeeming = true;
        try
        {
            return await base.RedeemCodeAsync(user, Hash(user, code), cancellationToken);
        }
        finally
        {
            _isRedeeming = false;
        }
    }

    // A code is 50 random bits: a fast hash is enough, and no two people share one. Not base 64: the list is joined by semicolons.
    private static string Hash(StudioUser user, string code) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{user.Id:N}{Clean(code)}")));

    private static string Clean(string code) => string.Concat(code.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
}
