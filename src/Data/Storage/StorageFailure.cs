namespace Studio.Data.Storage;

/// <summary>What the operating system says about a disk, as a sentence for the person.</summary>
public static class StorageFailure
{
    /// <summary>ENOSPC, EDQUOT; ERROR_HANDLE_DISK_FULL, ERROR_DISK_FULL as HRESULTs.</summary>
    private static readonly int[] DiskFull = [28, 122, unchecked((int)0x80070027), unchecked((int)0x80070070)];

    public static bool IsDiskFull(Exception exception) => exception is IOException && DiskFull.Contains(exception.HResult);

    internal static StudioException Of(Exception exception, string folder)
    {
        if (IsDiskFull(exception))
        {
            return StudioException.Unavailable(
                $"The disk that holds {folder} is full: nothing was lost, but the picture could not be kept. Free some space and try again.", exception);
        }

        return exception is UnauthorizedAccessException
            ? StudioException.Unavailable($"Studio may not write in {folder}: give its user that right.", exception)
            : StudioException.Unavailable($"The picture could not be written in {folder}: {exception.Message}", exception);
    }
}
