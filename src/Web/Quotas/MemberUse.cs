using Studio.Data.Workspaces;

namespace Studio.Web.Quotas;

/// <summary>One row of "Who uses what".</summary>
public sealed record MemberUse(Guid UserId, string Name, int Hue, Role Role, double Weight, HolderUse Use)
{
    public Guid? Portrait { get; init; }
}
