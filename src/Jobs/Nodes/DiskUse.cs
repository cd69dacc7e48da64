using Microsoft.Extensions.Options;
using Studio.Data;
using Studio.Data.Nodes;

namespace Studio.Jobs.Nodes;

/// <summary>What lies in the data folder. Counted off the caller's thread and for a hundredth of the time at most: a folder of a million files takes a while. Singleton, thread-safe.</summary>
internal sealed class DiskUse(IOptions<DataOptions> options, DiskRoom room, TimeProvider time)
{
    private static readonly TimeSpan AtMostEvery = TimeSpan.FromSeconds(20);

    private static readonly EnumerationOptions Everything = new() { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.ReparsePoint };

    private long _countedAt;
    private TimeSpan _pause = AtMostEvery;
    private int _isCounting;
    private (long Pictures, long Models) _counted;

    public DiskReport? Now()
    {
        CountWhenDue();
        var folder = Path.GetFullPath(options.Value.Folder);
        try
        {
            var drive = new DriveInfo(folder);
            return new DiskReport(folder, drive.TotalSize, drive.AvailableFreeSpace, _counted.Pictures, _counted.Models) { IsShort = room.IsShort };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // A share that is away; the page then shows no disk.
            return null;
        }
    }

    private static long BytesOf(string folder)
    {
        return Directory.Exists(folder)
            ? new DirectoryInfo(folder).EnumerateFiles("*", Everything).Sum(file => file.Length)
            : 0;
    }

    private void CountWhenDue()
    {
        var isDue = _countedAt == 0 || time.GetElapsedTime(_countedAt) > _pause;
        if (!isDue || Interlocked.Exchange(ref _isCounting, 1) == 1)
        {
            return;
        }

        _ = Task.Run(Count);
    }

    private void Count()
    {
        var began = time.GetTimestamp();
        try
        {
            var folder = options.Value.Folder;
            _counted = (BytesOf(Path.Combine(folder, "blobs")) + BytesOf(Path.Combine(folder, "cache")), BytesOf(Path.Combine(folder, "models")));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Files go while they are counted; the next time is soon enough.
        }
        finally
        {
            var took = time.GetElapsedTime(began) * 100;
            _pause = took > AtMostEvery ? took : AtMostEvery;
            _countedAt = time.GetTimestamp();
            _isCounting = 0;
        }
    }
}
