namespace Studio.Inference.Hub;

public enum HubStage
{
    Waiting,
    Fetching,
    Verifying,
    Verified,
}

public sealed record HubFileProgress(string Path, long Bytes, long Done, HubStage Stage);

/// <summary>How far a download, or a check of what is here, has come.</summary>
/// <param name="Done">Bytes of <paramref name="Total"/>, with those that were here before.</param>
/// <param name="BytesPerSecond">Over the last seconds.</param>
/// <param name="Remaining">Null while that cannot be said.</param>
/// <param name="Files">Biggest first.</param>
/// <param name="Note">A sentence about what went wrong and how it goes on.</param>
public sealed record HubProgress(long Done, long Total, double BytesPerSecond, TimeSpan? Remaining, IReadOnlyList<HubFileProgress> Files, string? Note);
