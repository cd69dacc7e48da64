using System.Security.Cryptography;
using System.Text;

namespace Studio.Inference.Tests.Hub;

/// <summary>A repository of the test hub: big files by sha256, small ones as git blobs, as real hubs keep them.</summary>
internal sealed class HubRepository
{
    private const int Big = 10_000;

    public required string Name { get; init; }

    public string Commit { get; set; } = new('a', 40);

    public Dictionary<string, byte[]> Files { get; } = new(StringComparer.Ordinal);

    public bool IsGated { get; set; }

    public string Licence { get; set; } = "mit";

    /// <summary>What its page says it is for; often nothing.</summary>
    public string? Task { get; set; }

    /// <summary>Changes an entry of the list before it is sent.</summary>
    public Func<ListedFile, ListedFile> Listed { get; set; } = static file => file;

    public IEnumerable<ListedFile> List() => Files.Select(file => Listed(Of(file.Key, file.Value)));

    public static string HashOf(byte[] bytes) => bytes.Length >= Big ? Convert.ToHexStringLower(SHA256.HashData(bytes)) : GitHash(bytes);

    private static ListedFile Of(string path, byte[] bytes) =>
        new(path, bytes.Length, GitHash(bytes), bytes.Length >= Big ? Convert.ToHexStringLower(SHA256.HashData(bytes)) : null);

#pragma warning disable CA5350 // The format of git.
    private static string GitHash(byte[] bytes) => Convert.ToHexStringLower(SHA1.HashData([.. Encoding.ASCII.GetBytes($"blob {bytes.Length}\0"), .. bytes]));
#pragma warning restore CA5350
}

internal sealed record ListedFile(string Path, long? Bytes, string? BlobId, string? Sha256);
