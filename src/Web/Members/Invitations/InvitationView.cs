using Studio.Data.Workspaces;
using Studio.Data.Workspaces.Invitations;

namespace Studio.Web.Members.Invitations;

/// <summary>A link, as the page lists it.</summary>
/// <param name="Secret">For copying; null once the link is over, or where the server's keys were lost.</param>
/// <param name="By">Who made it.</param>
/// <param name="RevokedBy">Who took it back.</param>
/// <param name="Came">Who came by it, where that is one person.</param>
public sealed record InvitationView(
    Guid Id, string Beginning, string? Secret, Role Role, string Note, int Used, int Places, bool ByHand, string? EmailDomain,
    string By, DateTime CreatedAt, DateTime ExpiresAt, DateTime? LastUsedAt, DateTime? RevokedAt, string? RevokedBy, string? Came, InvitationState State)
{
    public bool Works => State == InvitationState.Works;
}

/// <summary>Somebody who waits to be let in.</summary>
public sealed record WaitingView(Guid RequestId, string Name, string Email, int Hue, Role Role, string Beginning, DateTime AskedAt);

/// <summary>What the page of invitations shows.</summary>
public sealed record InvitationsView(IReadOnlyList<WaitingView> Waiting, IReadOnlyList<InvitationView> Links)
{
    public int Working => Links.Count(link => link.Works);
}
