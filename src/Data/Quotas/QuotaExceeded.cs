namespace Studio.Data.Quotas;

/// <summary>A limit is reached. The message says which, when there is room again, and what still fits.</summary>
public sealed class QuotaExceeded(string message, int fits, DateTime? freesAt, bool allFitThen, QuotaNumbers numbers) : StudioException(message, RefusalKind.Conflict)
{
    /// <summary>How many pictures of this kind can be queued now; 0 for none.</summary>
    public int Fits { get; } = fits;

    /// <summary>UTC; null where no hour frees it (storage, size, too many waiting).</summary>
    public DateTime? FreesAt { get; } = freesAt;

    /// <summary>All that was asked for fits at <see cref="FreesAt"/>: it can be sent for then.</summary>
    public bool AllFitThen { get; } = allFitThen;

    public QuotaNumbers Numbers { get; } = numbers;
}
