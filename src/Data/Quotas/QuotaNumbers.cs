namespace Studio.Data.Quotas;

/// <summary>What a refusal is about, in the unit of the limit: pictures, milliseconds, pixels or bytes.</summary>
/// <param name="Limit">Which limit.</param>
/// <param name="IsOfWorkspace">The limit is that of the whole workspace, not the person's own.</param>
/// <param name="Asked">What was asked for.</param>
/// <param name="Most">The limit.</param>
/// <param name="Left">What was left of it.</param>
public readonly record struct QuotaNumbers(QuotaField Limit, bool IsOfWorkspace, long Asked, long Most, long Left);
