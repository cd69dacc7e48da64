namespace Studio.Inference.Hub;

/// <summary>The hub cache on disk: what is installed, what is half here. Needs no network. Thread-safe.</summary>
public sealed class HubCache(string folder, TimeProvider time)
{
    public IReadOnlyList<HubSnapshot> Snapshots() => [.. RepositoryFolder.All(folder).SelectMany(SnapshotReader.All)];

    public HubSnapshot? Find(string repository, string revision) =>
        SnapshotReader.All(new RepositoryFolder(folder, repository)).FirstOrDefault(snapshot => snapshot.Revision == revision);

    /// <summary>Reads every byte of a snapshot again. Nothing comes back when all are right; a fetch of the same revision mends the rest.</summary>
    public Task<IReadOnlyList<HubFault>> VerifyAsync(HubSnapshot snapshot, IProgress<HubProgress>? progress, CancellationToken cancellationToken) =>
        new SnapshotCheck(new RepositoryFolder(folder, snapshot.Repository), snapshot, progress, time).RunAsync(cancellationToken);

    /// <summary>Takes a revision away, with every byte that no other revision uses. Says how many those were.</summary>
    public long Remove(HubSnapshot snapshot) => new SnapshotRemoval(new RepositoryFolder(folder, snapshot.Repository)).Remove(snapshot);

    /// <summary>Throws away what is half fetched of a repository. Says how many bytes that was.</summary>
    public long RemoveParts(string repository) => new SnapshotRemoval(new RepositoryFolder(folder, repository)).RemoveParts();

    /// <summary>Bytes of unfinished downloads: parts of files, and files of no snapshot yet.</summary>
    public long PartBytes(string repository) => new SnapshotRemoval(new RepositoryFolder(folder, repository)).PartBytes();

    internal HubPlan Plan(HubListing listing, HubModelKind kind, IReadOnlyList<HubFile> files, IReadOnlyList<HubVariant> variants, long reserve)
    {
        var repository = new RepositoryFolder(folder, listing.Repository);
        return new HubPlan
        {
            Listing = listing,
            Kind = kind,
            Files = files,
            Variants = variants,
            Variant = kind == HubModelKind.Gguf ? files[0].Name : "",
            BytesKept = files.DistinctBy(file => file.Hash).Sum(file => Kept(repository, file)),
            FreeBytes = FreeBytes(),
            ReserveBytes = reserve,
            IsInstalled = files.All(file => File.Exists(Path.Combine(repository.Snapshot(listing.Commit), file.Path))),
        };
    }

    internal int ChangedFiles(HubSnapshot snapshot, HubPlan plan)
    {
        var repository = new RepositoryFolder(folder, snapshot.Repository);
        var here = SnapshotReader.Expected(repository, snapshot).ToDictionary(entry => entry.Path, entry => entry.Hash?.Hex, StringComparer.Ordinal);
        return plan.Files.Count(file => here.GetValueOrDefault(file.Path) != file.Hash.Hex);
    }

    internal static long Kept(RepositoryFolder repository, HubFile file)
    {
        var blob = new FileInfo(repository.Blob(file.Hash));
        return blob.Exists && blob.Length == file.Bytes ? file.Bytes : PartialFile.DoneOf(repository.Partial(file.Hash), file.Bytes);
    }

    /// <summary>Of the disk that the cache lies on, or will.</summary>
    private long FreeBytes()
    {
        var existing = new DirectoryInfo(Path.GetFullPath(folder));
        while (!existing.Exists && existing.Parent is { } parent)
        {
            existing = parent;
        }

        return new DriveInfo(existing.FullName).AvailableFreeSpace;
    }
}
