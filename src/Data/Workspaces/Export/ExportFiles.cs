using Microsoft.Extensions.Options;
using Studio.Data.Storage;

namespace Studio.Data.Workspaces.Export;

/// <summary>The finished zips on the disk: one for each workspace and one for each person, for a week. Thread-safe.</summary>
public sealed class ExportFiles(WorkspaceFolders folders, IOptions<DataOptions> options, TimeProvider time)
{
    public static readonly TimeSpan Life = TimeSpan.FromDays(7);

    /// <summary>Null when it is not there any more.</summary>
    public FileInfo? Find(Guid workspaceId, Guid taskId) => Find(folders.ExportsOf(workspaceId), taskId);

    public FileInfo? FindOfPerson(Guid userId, Guid taskId) => Find(folders.ExportsOfPerson(userId), taskId);

    /// <summary>Writes the zip; it has its name only once it is whole, and those before it go.</summary>
    public Task WriteAsync(Guid workspaceId, Guid taskId, long expectedBytes, Func<Stream, Task> write, CancellationToken cancellationToken) =>
        WriteAsync(folders.ExportsOf(workspaceId), taskId, expectedBytes, write, cancellationToken);

    public Task WriteOfPersonAsync(Guid userId, Guid taskId, long expectedBytes, Func<Stream, Task> write, CancellationToken cancellationToken) =>
        WriteAsync(folders.ExportsOfPerson(userId), taskId, expectedBytes, write, cancellationToken);

    /// <summary>Deletes what is older than its week, and what an attempt that was killed left.</summary>
    public void Sweep(Guid workspaceId) => Sweep(folders.ExportsOf(workspaceId));

    public void SweepPeople()
    {
        foreach (var person in Directory.Exists(folders.PeoplesExports) ? Directory.EnumerateDirectories(folders.PeoplesExports) : [])
        {
            Sweep(person);
        }
    }

    /// <summary>With the account goes what it took along.</summary>
    public void ForgetPerson(Guid userId)
    {
        if (Directory.Exists(folders.ExportsOfPerson(userId)))
        {
            Directory.Delete(folders.ExportsOfPerson(userId), recursive: true);
        }
    }

    private static FileInfo? Find(string folder, Guid taskId) => new FileInfo(WorkspaceFolders.ExportIn(folder, taskId)) is { Exists: true } file ? file : null;

    private async Task WriteAsync(string folder, Guid taskId, long expectedBytes, Func<Stream, Task> write, CancellationToken cancellationToken)
    {
        RequireRoom(expectedBytes);
        var path = WorkspaceFolders.ExportIn(folder, taskId);
        var temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            DurableFolder.Create(folder);
            await using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 64 * 1024, useAsync: true))
            {
                await write(file);
                await file.FlushAsync(cancellationToken);
                file.Flush(flushToDisk: true);
            }

            File.SetLastWriteTimeUtc(temporary, time.GetUtcNow().UtcDateTime);
            File.Move(temporary, path, overwrite: true);
            foreach (var older in Directory.EnumerateFiles(folder, "*.zip").Where(file => file != path))
            {
                File.Delete(older);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw StorageFailure.Of(exception, folder);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private void Sweep(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return;
        }

        var now = time.GetUtcNow().UtcDateTime;
        foreach (var file in new DirectoryInfo(folder).EnumerateFiles().Where(file => now - file.LastWriteTimeUtc > Life))
        {
            file.Delete();
        }
    }

    private void RequireRoom(long expectedBytes)
    {
        var free = new DriveInfo(options.Value.Folder).AvailableFreeSpace - (options.Value.ReserveMegabytes * 1024L * 1024);
        if (free < expectedBytes)
        {
            throw StudioException.Unavailable(FormattableString.Invariant(
                $"The zip needs {expectedBytes / 1e6:0} MB and the server has {Math.Max(0, free) / 1e6:0} MB to spare. Whoever looks after it can make room; then try again."));
        }
    }
}
