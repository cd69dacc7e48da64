namespace Studio.Web.Audit;

/// <summary>What the menu of the export gives.</summary>
/// <param name="Format">"csv" or "lines".</param>
/// <param name="IsAll">The whole chain, whatever the filter: only that can be verified from its beginning.</param>
public sealed record AuditExportChoice(string Format, bool IsAll);
