using Studio.Data.Workspaces;

namespace Studio.Web.Members;

/// <summary>A member, as the page lists them.</summary>
/// <param name="Version">Of the row, for the change that somebody makes of it.</param>
/// <param name="SeenAt">When a page of this workspace was last open for them.</param>
/// <param name="Today">Pictures that were finished for them since midnight in the workspace.</param>
/// <param name="MayBe">Roles that whoever looks may give them; empty where they may not touch this member.</param>
public sealed record MemberView(
    Guid UserId, string Name, string Email, int Hue, Role Role, DateTime JoinedAt, DateTime? SeenAt, int Today, Guid Version, IReadOnlyList<Role> MayBe)
{
    public Guid? Portrait { get; init; }

    /// <summary>Pictures a day that their role may make; null where nothing limits it.</summary>
    public int? Limit { get; init; }

    public bool MayChange => MayBe.Count > 0;

    /// <summary>Whether whoever looks may take them out.</summary>
    public bool MayRemove { get; init; }
}
