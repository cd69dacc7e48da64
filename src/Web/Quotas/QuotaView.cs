using Studio.Data.Quotas;
using Studio.Web.Gallery;

namespace Studio.Web.Quotas;

/// <summary>What the page shows. Everybody sees their own numbers; those of others are empty for who may not manage limits.</summary>
/// <param name="Next">Members whose pictures come next, in order.</param>
public sealed record QuotaView(
    HolderUse Own, HolderUse Workspace, IReadOnlyList<MemberUse> Members, IReadOnlyList<QuotaLimit> Limits, IReadOnlyList<Guid> Next, double WorkspaceWeight, string TimeZone)
{
    /// <summary>Whom limits refused today, whatever days the numbers are of.</summary>
    public IReadOnlyList<RefusedView> Refused { get; init; } = [];

    public WorkspaceDays Days => WorkspaceDays.In(TimeZone);

    public bool HasLimits => Limits.Any(limit => QuotaColumn.All.Any(column => limit.Get(column.Field) is not null));
}
