namespace Studio.Data.Databases;

/// <summary>
/// Held by a running server on its data folder, so that a second one does not work on the same files.
/// The operating system lets go of it when the process ends, however it ends.
/// </summary>
public sealed class DataFolderLock : IDisposable
{
    private readonly FileStream _file;

    private DataFolderLock(FileStream file) => _file = file;

    public static DataFolderLock Take(string folder) => Open(folder, FileAccess.ReadWrite, FileShare.None);

    /// <summary>For nodes of one PostgreSQL database, which share the folder: with each other, not with a server that has its database in it.</summary>
    public static DataFolderLock Share(string folder) => Open(folder, FileAccess.Read, FileShare.Read);

    private static DataFolderLock Open(string folder, FileAccess access, FileShare share)
    {
        try
        {
            Directory.CreateDirectory(folder);
            // An advisory lock (flock) on Linux and macOS and a mandatory one on Windows.
            return new DataFolderLock(new FileStream(Path.Combine(folder, ".lock"), FileMode.OpenOrCreate, access, share));
        }
        catch (UnauthorizedAccessException exception)
        {
            throw StudioException.Unavailable(
                $"Studio may not write in its data folder {Path.GetFullPath(folder)}: give its user that right, or name another folder.", exception);
        }
        catch (IOException exception) when (File.Exists(Path.Combine(folder, ".lock")))
        {
            throw StudioException.Unavailable(
                $"Studio is already running on the data folder {Path.GetFullPath(folder)}: use that one, stop it, or start this one with another folder.",
                exception);
        }
        catch (IOException exception)
        {
            throw StudioException.Unavailable($"The data folder {Path.GetFullPath(folder)} cannot be used: {exception.Message}", exception);
        }
    }

    public void Dispose() => _file.Dispose();
}
