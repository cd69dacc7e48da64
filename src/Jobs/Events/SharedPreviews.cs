using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Studio.Data;

namespace Studio.Jobs.Events;

/// <summary>
/// Previews of pictures that another node draws: small files in the data folder that all nodes share, cache/previews/{workspace}/{picture}-{version}.png.
/// A single server has them in memory and writes none. Singleton, thread-safe.
/// </summary>
public sealed partial class SharedPreviews(IOptions<DataOptions> options, ILogger<SharedPreviews> logger)
{
    private readonly string _root = Path.Combine(options.Value.Folder, "cache", "previews");

    /// <summary>Before its version is told to anybody. A preview that cannot be written is not shown elsewhere, and costs nothing else.</summary>
    internal void Write(Guid workspaceId, Guid pictureId, int version, byte[] png)
    {
        if (!options.Value.IsPostgreSql)
        {
            return;
        }

        try
        {
            Directory.CreateDirectory(FolderOf(workspaceId));
            var file = PathOf(workspaceId, pictureId, version);
            File.WriteAllBytes($"{file}.tmp", png);
            File.Move($"{file}.tmp", file, overwrite: true);

            // The last but one stays: a browser may be on its way to it.
            File.Delete(PathOf(workspaceId, pictureId, version - 2));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            NotWritten(logger, pictureId, e);
        }
    }

    internal byte[]? Read(Guid workspaceId, Guid pictureId, int version)
    {
        try
        {
            return options.Value.IsPostgreSql ? File.ReadAllBytes(PathOf(workspaceId, pictureId, version)) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Finished meanwhile, or never written.
            return null;
        }
    }

    internal void Remove(Guid workspaceId, Guid pictureId)
    {
        if (!options.Value.IsPostgreSql || !Directory.Exists(FolderOf(workspaceId)))
        {
            return;
        }

        foreach (var file in Directory.EnumerateFiles(FolderOf(workspaceId), $"{pictureId:N}-*"))
        {
            File.Delete(file);
        }
    }

    private string FolderOf(Guid workspaceId) => Path.Combine(_root, workspaceId.ToString("D"));

    private string PathOf(Guid workspaceId, Guid pictureId, int version) => Path.Combine(FolderOf(workspaceId), $"{pictureId:N}-{version}.png");

    [LoggerMessage(LogLevel.Warning, "A preview of picture {PictureId} could not be written for the other nodes")]
    private static partial void NotWritten(ILogger logger, Guid pictureId, Exception exception);
}
