namespace Studio.Inference.Hub;

/// <summary>What a model in a hub cache is called: by its repository; an older revision, kept for replays, with that behind it.</summary>
internal static class HubSnapshotId
{
    private const int ShownOfCommit = 8;

    /// <summary>For a folder or file inside models--org--name/snapshots/commit; null for any other.</summary>
    /// <param name="path">Of a folder.</param>
    /// <param name="name">Its own name; null: that of the repository.</param>
    public static string? Of(string path, string? name)
    {
        var parts = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)).Split(Path.DirectorySeparatorChar);
        var at = Array.FindLastIndex(parts, part => part == "snapshots");
        if (at < 1 || at + 1 >= parts.Length || !parts[at - 1].StartsWith("models--", StringComparison.Ordinal))
        {
            return null;
        }

        var inside = parts[(at + 2)..];
        var own = name ?? string.Join('-', inside.Prepend(parts[at - 1].Split("--")[^1]));
        var commit = parts[at + 1];
        return IsCurrent(string.Join(Path.DirectorySeparatorChar, parts[..(at + 2)])) ? own : $"{own}@{commit[..Math.Min(ShownOfCommit, commit.Length)]}";
    }

    /// <summary>A branch or tag stands for it; without any, whatever is there is current.</summary>
    public static bool IsCurrent(string snapshot)
    {
        var references = Path.Combine(Path.GetDirectoryName(Path.GetDirectoryName(snapshot)!)!, "refs");
        var commits = Directory.Exists(references)
            ? Directory.EnumerateFiles(references, "*", SearchOption.AllDirectories).Select(file => File.ReadAllText(file).Trim()).ToList()
            : [];
        return commits.Count == 0 || commits.Contains(Path.GetFileName(snapshot), StringComparer.Ordinal);
    }
}
