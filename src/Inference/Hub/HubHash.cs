using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Studio.Inference.Hub;

/// <summary>What a hub says a file's bytes are: sha256 of a big one (LFS), the id of a git blob of a small one.</summary>
public sealed record HubHash
{
    private HubHash(string hex) => Hex = hex;

    /// <summary>Also the name of the file in blobs/.</summary>
    public string Hex { get; }

    private bool IsGit => Hex.Length == 40;

    /// <summary>64 signs are sha256, 40 a git blob; null for anything else, as it becomes a file's name.</summary>
    public static HubHash? Of(string? hex)
    {
        var text = hex?.Trim().Trim('"');
        return text is { Length: 40 or 64 } && text.All(char.IsAsciiHexDigitLower) ? new HubHash(text) : null;
    }

    /// <summary>The same hash of a file on disk.</summary>
    internal async Task<HubHash> OfFileAsync(string file, Action<int> read, CancellationToken cancellationToken)
    {
        var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, FileOptions.Asynchronous | FileOptions.SequentialScan);
        await using (stream)
        {
            // Git hashes "blob", the length and a zero before the bytes, with SHA-1: its format, not a choice made here.
            using var hash = IncrementalHash.CreateHash(IsGit ? HashAlgorithmName.SHA1 : HashAlgorithmName.SHA256);
            if (IsGit)
            {
                hash.AppendData(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"blob {stream.Length}\0")));
            }

            var buffer = new byte[1 << 18];
            int count;
            while ((count = await stream.ReadAsync(buffer, cancellationToken)) > 0)
            {
                hash.AppendData(buffer.AsSpan(0, count));
                read(count);
            }

            return new HubHash(Convert.ToHexStringLower(hash.GetHashAndReset()));
        }
    }
}
