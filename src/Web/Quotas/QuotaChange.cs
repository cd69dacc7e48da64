using Studio.Data.Quotas;

namespace Studio.Web.Quotas;

/// <summary>One number that somebody changes, and what they saw before.</summary>
public sealed record QuotaChange(QuotaSubject Subject, QuotaField Field, long? From, long? To);
