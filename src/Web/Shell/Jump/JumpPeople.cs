using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Web.Members;
using Studio.Web.Shell.Visits;

namespace Studio.Web.Shell.Jump;

/// <summary>Members of the workspace by their name or address, for whoever may open the page that lists them.</summary>
internal sealed class JumpPeople(MemberQueries members, CurrentWorkspace workspace, Visit visit)
{
    /// <summary>Before a name: people only.</summary>
    public const char Mark = '@';

    private const int Most = 8;

    public bool MaySee => workspace.Access.Shows(Permission.ManageMembers);

    public async Task<IReadOnlyList<JumpItem>> FindAsync(string name, CancellationToken cancellationToken)
    {
        var all = await members.PeopleAsync(cancellationToken);
        return
        [
            .. all.Where(member => member.Name.Contains(name, StringComparison.CurrentCultureIgnoreCase) || member.Email.Contains(name, StringComparison.OrdinalIgnoreCase))
                .OrderBy(member => member.Name, StringComparer.CurrentCultureIgnoreCase)
                .Take(Most)
                .Select(member => new JumpItem("People", "user", member.Name)
                {
                    Address = $"{visit.Address("members")}#member-{member.UserId}",
                    Note = $"{member.Role}, {member.Email}",
                    Match = name,
                }),
        ];
    }
}
