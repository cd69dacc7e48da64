using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Studio.Data;
using Studio.Data.Models;

namespace Studio.Jobs.Upsamplings.Remote;

/// <summary>Keys of addresses, as they lie in the database. Whoever stores one cannot read it back from a page. Singleton.</summary>
public sealed class RemoteKeys(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("Studio.RemoteWriterKey");

    public string Hide(string key) => _protector.Protect(key);

    /// <summary>Null where the address wants none.</summary>
    internal string? Read(RemoteWriter writer)
    {
        try
        {
            return writer.ProtectedKey is null ? null : _protector.Unprotect(writer.ProtectedKey);
        }
        catch (CryptographicException e)
        {
            throw StudioException.Unavailable($"The key of {writer.Name} can no longer be read, because this server’s own keys were replaced. An admin enters it again under Models.", e);
        }
    }
}
