namespace Studio.Data.Quotas;

/// <summary>What somebody wants to queue.</summary>
/// <param name="PictureMilliseconds">What one picture is expected to take; 0 while nobody knows.</param>
/// <param name="Side">Pixels of the longest side that is computed.</param>
public sealed record QuotaAsk(int Pictures, long PictureMilliseconds, int Side)
{
    public long Milliseconds => Pictures * PictureMilliseconds;
}
