using System.Collections.Concurrent;

namespace Studio.Web.Images;

/// <summary>Files of pictures that were looked for and not found: each is logged once, however many pages ask for it. Singleton, thread-safe.</summary>
public sealed partial class MissingFiles(ILogger<MissingFiles> logger)
{
    // A lost disk loses every file: more than these are the same news.
    private const int Most = 1_000;

    private readonly ConcurrentDictionary<(Guid Workspace, string Hash), byte> _known = new();

    public void Report(Guid workspaceId, string hash)
    {
        if (_known.Count < Most && _known.TryAdd((workspaceId, hash), 0))
        {
            Missing(logger, hash, workspaceId);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The file {Hash} of a picture of workspace {WorkspaceId} is missing from the server's storage; its row is there")]
    private static partial void Missing(ILogger logger, string hash, Guid workspaceId);
}
