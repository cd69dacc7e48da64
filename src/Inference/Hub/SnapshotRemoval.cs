namespace Studio.Inference.Hub;

/// <summary>Takes revisions and unfinished parts out of a repository's folder.</summary>
internal sealed class SnapshotRemoval(RepositoryFolder folder)
{
    public long Remove(HubSnapshot snapshot)
    {
        using var hold = HubLock.Take(folder.Lock("studio-publish"), folder.Repository);
        var own = Used([snapshot]);
        TakeAway(snapshot);
        File.Delete(folder.Receipt(snapshot.Revision));
        foreach (var (reference, commit) in folder.References())
        {
            if (commit == snapshot.Revision)
            {
                File.Delete(folder.Ref(reference));
            }
        }

        own.ExceptWith(Used(SnapshotReader.All(folder)));
        var freed = DeleteBlobs(own.Contains);
        if (!SnapshotReader.All(folder).Any() && !Directory.EnumerateFiles(folder.Blobs).Any())
        {
            Directory.Delete(folder.Root, recursive: true);
        }

        return freed;
    }

    public long RemoveParts()
    {
        using var publishing = HubLock.Take(folder.Lock("studio-publish"), folder.Repository);
        var used = Used(SnapshotReader.All(folder));
        var freed = DeleteBlobs(hash => !used.Contains(hash));
        foreach (var part in Directory.Exists(folder.Blobs) ? Directory.EnumerateFiles(folder.Blobs, $"*{PartialFile.Ending}").ToList() : [])
        {
            using var hold = HubLock.Take(folder.Lock(Path.GetFileNameWithoutExtension(part)), folder.Repository);
            freed += PartialFile.DoneOf(part);
            PartialFile.Delete(part);
        }

        return freed;
    }

    public long PartBytes()
    {
        var used = Used(SnapshotReader.All(folder));
        var blobs = new DirectoryInfo(folder.Blobs);
        if (!blobs.Exists)
        {
            return 0;
        }

        return blobs.EnumerateFiles().Sum(file => file.Name.EndsWith(PartialFile.Ending, StringComparison.Ordinal)
            ? PartialFile.DoneOf(file.FullName)
            : HubHash.Of(file.Name) is { } hash && !used.Contains(hash.Hex) ? file.Length : 0);
    }

    /// <summary>By one rename, so that it is there or gone, never half.</summary>
    private void TakeAway(HubSnapshot snapshot)
    {
        folder.Create();
        var away = Path.Combine(folder.Staging, $"removed-{snapshot.Revision}");
        try
        {
            if (Directory.Exists(away))
            {
                Directory.Delete(away, recursive: true);
            }

            Directory.Move(folder.Snapshot(snapshot.Revision), away);
            Directory.Delete(away, recursive: true);
        }
        catch (IOException e)
        {
            throw new HubException(HubProblem.InUse, $"{folder.Repository} is in use and could not be removed. Let the pictures that use it finish, then try again.", e);
        }
    }

    /// <summary>Blobs that these snapshots have: by our own notes, and by the links that are there, which may be another program's.</summary>
    private HashSet<string> Used(IEnumerable<HubSnapshot> snapshots) => snapshots
        .SelectMany(snapshot => SnapshotReader.Expected(folder, snapshot)
            .Select(file => file.Hash?.Hex)
            .Concat(snapshot.Files.Select(path => Path.GetFileName(new FileInfo(Path.Combine(snapshot.Folder, path)).LinkTarget))))
        .OfType<string>()
        .ToHashSet(StringComparer.Ordinal);

    private long DeleteBlobs(Func<string, bool> which)
    {
        var freed = 0L;
        foreach (var blob in Directory.Exists(folder.Blobs) ? Directory.EnumerateFiles(folder.Blobs).ToList() : [])
        {
            if (HubHash.Of(Path.GetFileName(blob)) is { } hash && which(hash.Hex))
            {
                freed += new FileInfo(blob).Length;
                File.Delete(blob);
            }
        }

        return freed;
    }
}
