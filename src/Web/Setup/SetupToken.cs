using System.Security.Cryptography;
using System.Text;
using Studio.Data.Tenancy;

namespace Studio.Web.Setup;

/// <summary>Printed on the console at the first start: whoever reads it there owns the machine, and may own the studio. Thread-safe.</summary>
public sealed class SetupToken
{
    // Without letters and digits that are read for each other.
    private const string Alphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    private readonly string _value = $"{RandomNumberGenerator.GetString(Alphabet, 5)}-{RandomNumberGenerator.GetString(Alphabet, 5)}";
    private int _isSpent;

    /// <summary>The token while the studio has no account, else null.</summary>
    public async Task<string?> WhileNeededAsync(Doors doors, CancellationToken cancellationToken) =>
        Volatile.Read(ref _isSpent) == 0 && !await doors.AnyUserAsync(cancellationToken) ? _value : null;

    public bool Accepts(string? typed)
    {
        var clean = (typed ?? "").Trim().ToUpperInvariant();
        return Volatile.Read(ref _isSpent) == 0
            && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(clean), Encoding.UTF8.GetBytes(_value));
    }

    public void Spend() => Volatile.Write(ref _isSpent, 1);
}
