namespace Studio.Data.Storage;

/// <summary>Where a blob lies. A hash is checked here, so that no text from outside ever becomes a path.</summary>
internal static class BlobPath
{
    private const int HashLength = 64;

    public static string Of(string root, Guid workspaceId, string hash) => IsHash(hash)
        ? Path.Combine(Workspace(root, workspaceId), hash[..2], hash)
        : throw StudioException.NotFound("A picture's hash is 64 lower-case hexadecimal digits.");

    public static string Workspace(string root, Guid workspaceId) => Path.Combine(root, workspaceId.ToString("D"));

    public static bool IsHash(string text) => text.Length == HashLength && text.All(char.IsAsciiHexDigitLower);
}
