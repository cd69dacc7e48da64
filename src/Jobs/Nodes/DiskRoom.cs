using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Studio.Data;

namespace Studio.Jobs.Nodes;

/// <summary>
/// Whether there is room to keep what would be made. Without it nothing is begun: a picture that waits loses nothing, one that cannot be stored was drawn in vain.
/// Said once in the log when it comes and when it goes. Singleton, thread-safe.
/// </summary>
internal sealed partial class DiskRoom(IOptions<DataOptions> options, ILogger<DiskRoom> logger)
{
    private int _wasShort;

    public bool IsShort
    {
        get
        {
            var (folder, reserve) = (options.Value.Folder, options.Value.ReserveMegabytes * 1024L * 1024);
            var free = FreeBytes(folder);
            var isShort = free < reserve;
            if (Interlocked.Exchange(ref _wasShort, isShort ? 1 : 0) != (isShort ? 1 : 0))
            {
                if (isShort)
                {
                    Short(logger, folder, free >> 20, options.Value.ReserveMegabytes);
                }
                else
                {
                    RoomAgain(logger, folder);
                }
            }

            return isShort;
        }
    }

    /// <summary>A share that is away has no size; what is wrong with it is said where it is used.</summary>
    private static long FreeBytes(string folder)
    {
        try
        {
            return new DriveInfo(folder).AvailableFreeSpace;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return long.MaxValue;
        }
    }

    [LoggerMessage(LogLevel.Error, "{Folder} has {Free} MB left and Data:ReserveMegabytes keeps {Reserve}: pictures wait until there is room")]
    private static partial void Short(ILogger logger, string folder, long free, int reserve);

    [LoggerMessage(LogLevel.Information, "{Folder} has room again: pictures go on")]
    private static partial void RoomAgain(ILogger logger, string folder);
}
