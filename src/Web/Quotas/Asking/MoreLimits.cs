using Studio.Data.Quotas;
using Studio.Data.Workspaces;

namespace Studio.Web.Quotas.Asking;

/// <summary>Which limit of several holds for somebody: that of their role, else the workspace's.</summary>
internal static class MoreLimits
{
    public static MoreOption? Of(IReadOnlyList<QuotaLimit> limits, Role? role, QuotaField field)
    {
        var own = role is { } known ? QuotaLimit.SubjectOf(known) : null;
        var subjects = own is { } subject ? new[] { subject, QuotaSubject.Workspace } : [QuotaSubject.Workspace];
        return subjects.Select(s => limits.SingleOrDefault(limit => limit.Subject == s)?.Get(field) is { } most ? new MoreOption(field, s, most) : null).FirstOrDefault(option => option is not null);
    }
}
