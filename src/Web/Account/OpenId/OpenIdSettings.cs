using Studio.Data.Workspaces;

namespace Studio.Web.Account.OpenId;

/// <summary>Section "OpenId": a sign-in service (OpenID Connect) beside passwords and passkeys.</summary>
internal sealed class OpenIdSettings
{
    public const string Section = "OpenId";

    /// <summary>The service's address, as in its own documents; empty for none.</summary>
    public string Authority { get; set; } = "";

    public string ClientId { get; set; } = "";

    /// <summary>From the environment, rather than from a file.</summary>
    public string ClientSecret { get; set; } = "";

    /// <summary>What the button says after "Sign in with".</summary>
    public string Name { get; set; } = "your organisation";

    /// <summary>Which claim of the identity token names groups.</summary>
    public string GroupsClaim { get; set; } = "groups";

    /// <summary>Whether an account that exists opens for whoever the service says has its e-mail address.</summary>
    public bool TrustsEmails { get; set; }

    /// <summary>How long a session is good before the service is asked again, which takes roles from whoever lost a group, and the way in from whoever left.</summary>
    public int SessionHours { get; set; } = 12;

    public IList<GroupRole> Groups { get; set; } = [];

    public bool IsOn => Authority.Length > 0;

    /// <summary>The highest role for each workspace.</summary>
    public IReadOnlyDictionary<string, Role> RolesOf(IEnumerable<string> groups)
    {
        var own = groups.ToHashSet(StringComparer.Ordinal);
        return Groups.Where(group => own.Contains(group.Group)).GroupBy(group => group.Workspace, StringComparer.Ordinal)
            .ToDictionary(workspace => workspace.Key, workspace => workspace.Max(group => group.Role), StringComparer.Ordinal);
    }

    /// <summary>Null when the server may start with it.</summary>
    public string? Trouble() => this switch
    {
        { IsOn: false } => null,
        _ when !Uri.TryCreate(Authority, UriKind.Absolute, out var address) || !(address.Scheme == Uri.UriSchemeHttps || address is { Scheme: "http", IsLoopback: true }) =>
            "OpenId:Authority is an address that begins with https:// (http:// only on this machine).",
        { ClientId.Length: 0 } or { ClientSecret.Length: 0 } => "OpenId needs ClientId and ClientSecret, as the sign-in service gave them.",
        { SessionHours: < 1 or > 336 } => "OpenId:SessionHours is a number from 1 to 336.",
        _ when Groups.Any(group => group.Group.Length == 0 || group.Workspace.Length == 0) => "Each of OpenId:Groups has a Group, a Workspace (its address) and a Role.",
        _ when Groups.Any(group => group.Role == Role.Owner) => "OpenId:Groups makes no owners: they are made from members, on the page Members.",
        _ => null,
    };
}

/// <summary>What belonging to a group gives.</summary>
internal sealed class GroupRole
{
    public string Group { get; set; } = "";

    /// <summary>The workspace's address, as in /w/{workspace}.</summary>
    public string Workspace { get; set; } = "";

    public Role Role { get; set; } = Role.Viewer;
}
