using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Studio.Data.Evaluation.Sessions.Codes;

/// <summary>
/// What a guest keeps to delete their answers: three words and a number, 30 bits, asked for by a page that answers twenty times a minute.
/// It follows from the secret of the guest's browser, so that the last page can show it again; the database holds only what it is checked against.
/// </summary>
public static class DeletionCode
{
    private const int Words = 3;
    private const int Numbers = 90;
    private const int Rounds = 100_000;

    /// <param name="browserSecret">Of the guest's cookie.</param>
    public static string Of(string browserSecret)
    {
        var bytes = HMACSHA256.HashData(Encoding.UTF8.GetBytes(browserSecret), "deletion code"u8);
        var words = bytes.Take(Words).Select(index => CodeWords.All[index]);
        var number = 10 + (BitConverter.ToUInt32(bytes, 4) % Numbers);
        return string.Create(CultureInfo.InvariantCulture, $"{string.Join('-', words)}-{number}");
    }

    /// <summary>Slow on purpose: 30 bits are few.</summary>
    public static string HashOf(string code, Guid evaluation) =>
        Convert.ToHexStringLower(Rfc2898DeriveBytes.Pbkdf2(Normalised(code), evaluation.ToByteArray(), Rounds, HashAlgorithmName.SHA256, 32));

    /// <summary>As people type it: capitals, spaces instead of hyphens.</summary>
    public static string Normalised(string code) =>
        string.Join('-', code.Trim().ToLowerInvariant().Split([' ', '-', '–'], StringSplitOptions.RemoveEmptyEntries));
}
