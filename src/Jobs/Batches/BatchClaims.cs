using Microsoft.Extensions.Logging;
using Studio.Jobs.Claims;

namespace Studio.Jobs.Batches;

/// <summary>The next picture by fair share, and as many more of its generation as are worth drawing with it. Singleton; any number of processes may do this at once.</summary>
internal sealed partial class BatchClaims(PictureClaims claims, BatchSizes sizes, ILogger<BatchClaims> logger)
{
    /// <summary>Null when nothing waits.</summary>
    public async Task<ClaimedBatch?> NextAsync(CancellationToken ct)
    {
        if (await claims.NextAsync(ct) is not { } first)
        {
            return null;
        }

        List<ClaimedPicture> pictures = [first];
        try
        {
            // One after the other, each by itself: two nodes that claim of one generation never hold rows that the other waits for.
            var most = await sizes.MostAsync(first, ct);
            while (pictures.Count < most && await claims.BesideAsync(first, ct) is { } another)
            {
                pictures.Add(another);
            }
        }
        catch (Exception e) when (DatabaseTrouble.Is(e))
        {
            // What is claimed is drawn; the others wait as they did.
            NoMore(logger, first.GenerationId, e);
        }

        return new ClaimedBatch(pictures);
    }

    [LoggerMessage(LogLevel.Warning, "No more pictures of generation {GenerationId} could be claimed beside the first")]
    private static partial void NoMore(ILogger logger, Guid generationId, Exception exception);
}
