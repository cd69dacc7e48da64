using System.Globalization;

namespace Studio.Inference.Hub;

/// <summary>Compares every byte of a snapshot with the hash it was fetched by.</summary>
internal sealed class SnapshotCheck(RepositoryFolder folder, HubSnapshot snapshot, IProgress<HubProgress>? progress, TimeProvider time)
{
    public async Task<IReadOnlyList<HubFault>> RunAsync(CancellationToken cancellationToken)
    {
        var faults = new List<HubFault>();
        var files = new List<HubFile>();
        foreach (var (path, bytes, hash) in SnapshotReader.Expected(folder, snapshot))
        {
            var here = Target(path);
            if (here is not { Exists: true })
            {
                faults.Add(new HubFault(path, "is missing."));
            }
            else if (hash is null)
            {
                faults.Add(new HubFault(path, "was put here by another program, which wrote down no hash; it cannot be verified."));
            }
            else if (bytes is { } right && here.Length != right)
            {
                faults.Add(new HubFault(path, Sizes(here.Length, right)));
            }
            else
            {
                files.Add(new HubFile(path, here.Length, hash));
            }
        }

        var meter = new ProgressMeter(progress, files, time);
        foreach (var file in files)
        {
            var done = 0L;
            var found = await file.Hash.OfFileAsync(Path.Combine(snapshot.Folder, file.Path), count => meter.At(file, done += count, HubStage.Verifying), cancellationToken);
            meter.At(file, file.Bytes, HubStage.Verified);
            if (found != file.Hash)
            {
                faults.Add(new HubFault(file.Path, "has other bytes than the hub named when it was fetched."));
            }
        }

        return faults;
    }

    /// <summary>To the byte where the rounded figures would be equal.</summary>
    private static string Sizes(long here, long right) => ByteText.Of(here) == ByteText.Of(right)
        ? string.Create(CultureInfo.InvariantCulture, $"has {here:N0} bytes; {right:N0} are right.")
        : $"has {ByteText.Of(here)}; {ByteText.Of(right)} are right.";

    private FileInfo? Target(string path)
    {
        var file = new FileInfo(Path.Combine(snapshot.Folder, path));
        return file.LinkTarget is null ? file : file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo;
    }
}
