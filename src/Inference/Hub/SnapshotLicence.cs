namespace Studio.Inference.Hub;

/// <summary>
/// The licence of what came from the hub is the one that the hub named: people read and accepted that one before it was fetched,
/// and a file's own metadata may say another name for it, or none.
/// </summary>
internal static class SnapshotLicence
{
    /// <summary>Null for what lies in no hub cache, and where nobody wrote it down.</summary>
    /// <param name="path">A snapshot's folder, or one inside it.</param>
    public static string? Of(string path)
    {
        for (var folder = new DirectoryInfo(path); folder?.Parent?.Parent is { } repository; folder = folder.Parent)
        {
            if (folder.Parent.Name == "snapshots" && RepositoryFolder.Of(repository) is { } place)
            {
                return HubReceipt.Read(place.Receipt(folder.Name))?.Licence;
            }
        }

        return null;
    }
}
