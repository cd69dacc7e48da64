namespace Studio.Inference.Hub;

/// <summary>Finds snapshots, ours and those of other programs of the hub.</summary>
internal static class SnapshotReader
{
    public static IEnumerable<HubSnapshot> All(RepositoryFolder folder)
    {
        if (!Directory.Exists(folder.Snapshots))
        {
            return [];
        }

        var references = folder.References();
        return Directory.EnumerateDirectories(folder.Snapshots)
            .Where(snapshot => HubName.IsCommit(Path.GetFileName(snapshot)))
            .Order(StringComparer.Ordinal)
            .Select(snapshot => Read(folder, snapshot, references));
    }

    /// <summary>Each file with the hash that it must have; a link's blob is named by it. Null where nobody wrote it down.</summary>
    public static IEnumerable<(string Path, long? Bytes, HubHash? Hash)> Expected(RepositoryFolder folder, HubSnapshot snapshot)
    {
        if (HubReceipt.Read(folder.Receipt(snapshot.Revision)) is { } receipt)
        {
            return receipt.Files.Select(file => (file.Path, (long?)file.Bytes, HubHash.Of(file.Hash)));
        }

        return snapshot.Files.Select(path =>
            (path, (long?)null, HubHash.Of(Path.GetFileName(new FileInfo(Path.Combine(snapshot.Folder, path)).LinkTarget))));
    }

    private static HubSnapshot Read(RepositoryFolder folder, string snapshot, IReadOnlyDictionary<string, string> references)
    {
        var revision = Path.GetFileName(snapshot);
        var receipt = HubReceipt.Read(folder.Receipt(revision));
        var files = Directory.EnumerateFiles(snapshot, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        return new HubSnapshot
        {
            Repository = folder.Repository,
            Revision = revision,
            Folder = snapshot,
            Reference = receipt?.Reference ?? references.FirstOrDefault(reference => reference.Value == revision).Key,
            IsCurrent = HubSnapshotId.IsCurrent(snapshot),
            Bytes = files.Select(file => File.ResolveLinkTarget(file, returnFinalTarget: true)?.FullName ?? file).Distinct(StringComparer.Ordinal).Where(File.Exists).Sum(file => new FileInfo(file).Length),
            Files = [.. files.Select(file => Path.GetRelativePath(snapshot, file).Replace('\\', '/'))],
            Variant = receipt?.Variant,
            FetchedAt = receipt?.FetchedAt,
        };
    }
}
