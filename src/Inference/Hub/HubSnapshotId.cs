namespace Studio.Inference.Hub;

/// <summary>What a model in a hub cache is called: by its repository; an older revision, kept for replays, with that behind it.</summary>
internal static class HubSnapshotId
{
    private const int ShownOfCommit = 8;
    private const string Prefix = "models--";

    /// <summary>For a folder or file inside models--org--name/snapshots/commit; null for any other.</summary>
    /// <param name="path">Of a folder.</param>
    /// <param name="name">Its own name; null: that of the repository.</param>
    public static string? Of(string path, string? name) => Of(path, name, isLong: false);

    /// <summary>With the organisation, "org--name", for a model whose short name another one has.</summary>
    public static string? LongOf(string path, string? name) => Of(path, name, isLong: true);

    /// <summary>When its repository came here first; null for what lies in no hub cache.</summary>
    public static DateTime? ArrivedAt(string path)
    {
        for (var folder = new DirectoryInfo(path); folder is not null; folder = folder.Parent)
        {
            if (folder.Name.StartsWith(Prefix, StringComparison.Ordinal))
            {
                return folder.CreationTimeUtc;
            }
        }

        return null;
    }

    private static string? Of(string path, string? name, bool isLong)
    {
        var parts = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)).Split(Path.DirectorySeparatorChar);
        var at = Array.FindLastIndex(parts, part => part == "snapshots");
        if (at < 1 || at + 1 >= parts.Length || !parts[at - 1].StartsWith(Prefix, StringComparison.Ordinal))
        {
            return null;
        }

        var inside = parts[(at + 2)..];
        var repository = parts[at - 1][Prefix.Length..];
        var own = isLong
            ? string.Join("--", ((string?[])[repository, name ?? (inside.Length > 0 ? string.Join('-', inside) : null)]).OfType<string>())
            : name ?? string.Join('-', inside.Prepend(repository.Split("--")[^1]));
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
