namespace Studio.Inference.Hub;

/// <summary>Makes verified blobs visible as a snapshot, at once: until the last rename there is none.</summary>
internal sealed class SnapshotPublisher(RepositoryFolder folder, TimeProvider time)
{
    public void Publish(HubPlan plan)
    {
        using var hold = HubLock.Take(folder.Lock("studio-publish"), plan.Listing.Repository);
        EmptyStaging();
        var staging = Path.Combine(folder.Staging, plan.Listing.Commit);
        Stage(plan, staging);
        WriteReceipt(plan);
        var snapshot = folder.Snapshot(plan.Listing.Commit);
        if (Directory.Exists(snapshot))
        {
            Merge(staging, snapshot);
        }
        else
        {
            Directory.Move(staging, snapshot);
        }

        WriteReference(plan.Listing);
    }

    private void EmptyStaging()
    {
        foreach (var left in Directory.EnumerateDirectories(folder.Staging))
        {
            Directory.Delete(left, recursive: true);
        }
    }

    private void Stage(HubPlan plan, string staging)
    {
        Directory.CreateDirectory(staging);
        foreach (var file in plan.Files)
        {
            if (!File.Exists(folder.Blob(file.Hash)))
            {
                throw new HubException(HubProblem.InUse, $"{file.Path} was removed by another program while the rest was fetched. Fetch it again.");
            }

            var link = Path.Combine(staging, file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(link)!);
            SnapshotLink.Create(file.Path, link, folder.Blob(file.Hash));
        }

        foreach (var (path, name) in plan.Aliases)
        {
            SnapshotLink.CreateAlias(name, Path.Combine(staging, path));
        }
    }

    private void WriteReceipt(HubPlan plan)
    {
        var file = folder.Receipt(plan.Listing.Commit);
        var before = Directory.Exists(folder.Snapshot(plan.Listing.Commit)) ? HubReceipt.Read(file) : null;
        var files = plan.Files.Select(planned => new ReceiptFile(planned.Path, planned.Bytes, planned.Hash.Hex));
        var variant = plan.Kind == HubModelKind.Diffusion ? plan.Variant : before?.Variant;
        new HubReceipt(plan.Listing.Reference, variant, time.GetUtcNow().UtcDateTime, [.. (before?.Files ?? []).UnionBy(files, entry => entry.Path)]) { Licence = plan.Listing.Licence }.Write(file);
    }

    /// <summary>Into a snapshot that has some files already. What names the others comes last: weights, graphs, then the index.</summary>
    private static void Merge(string staging, string snapshot)
    {
        var links = Directory.EnumerateFiles(staging, "*", SearchOption.AllDirectories)
            .Select(link => Path.GetRelativePath(staging, link))
            .OrderBy(path => Path.GetFileName(path) == "model_index.json" ? 2 : path.EndsWith(".onnx", StringComparison.Ordinal) ? 1 : 0);
        foreach (var path in links)
        {
            var target = Path.Combine(snapshot, path);
            var parent = snapshot;
            foreach (var part in path.Split(Path.DirectorySeparatorChar)[..^1])
            {
                parent = Path.Combine(parent, part);
                RepositoryFolder.CreateOwn(parent);
            }

            File.Move(Path.Combine(staging, path), target, overwrite: true);
        }

        Directory.Delete(staging, recursive: true);
    }

    /// <summary>The branch stands for this commit from now on. A commit asked for by its own name moves no branch.</summary>
    private void WriteReference(HubListing listing)
    {
        if (listing.Reference == listing.Commit)
        {
            return;
        }

        var file = folder.Ref(listing.Reference);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var temporary = Path.Combine(folder.Staging, "reference");
        File.WriteAllText(temporary, listing.Commit);
        File.Move(temporary, file, overwrite: true);
    }
}
