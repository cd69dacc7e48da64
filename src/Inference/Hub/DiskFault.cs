namespace Studio.Inference.Hub;

/// <summary>Tells a full disk from other trouble with files.</summary>
internal static class DiskFault
{
    // ENOSPC, EDQUOT and EFBIG of Linux and macOS, ERROR_DISK_FULL and ERROR_HANDLE_DISK_FULL of Windows.
    private static readonly int[] Full = [28, 122, 69, 27, unchecked((int)0x80070070), unchecked((int)0x80070027)];

    public static bool IsFull(IOException error) => Full.Contains(error.HResult);

    public static HubException Refusal(IOException error, long missing) =>
        new(HubProblem.DiskFull, $"The disk is full. What came is kept; make room for {ByteText.Of(missing)} and go on.", error);
}
