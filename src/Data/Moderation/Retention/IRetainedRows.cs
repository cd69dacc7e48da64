namespace Studio.Data.Moderation.Retention;

/// <summary>One class of data: what of it is due, and deleting some of that. What is not due any more when it is looked at again stays.</summary>
internal interface IRetainedRows
{
    RetainedData Data { get; }

    Task<RetentionBatch> CountAsync(StudioDbContext context, DateTime before, CancellationToken cancellationToken);

    /// <summary>In a transaction of the caller. None deleted = nothing is due.</summary>
    Task<RetentionBatch> DeleteAsync(StudioDbContext context, DateTime before, int most, CancellationToken cancellationToken);
}

/// <param name="Files">That may have lost their last row.</param>
internal sealed record RetentionBatch(int Count, long Bytes = 0, IReadOnlyList<string>? Files = null);
