using Studio.Data.Moderation.Cases;

namespace Studio.Web.Moderation.Reports;

/// <summary>What a member says about somebody's picture.</summary>
public sealed record NewReport(Guid ImageId, CaseReason Reason, string Words);
