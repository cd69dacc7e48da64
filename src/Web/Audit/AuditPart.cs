namespace Studio.Web.Audit;

/// <summary>A piece of a sentence; what changes from entry to entry stands out.</summary>
public sealed record AuditPart(string Text, bool IsStrong);
