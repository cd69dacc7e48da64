namespace Studio.Data.Workspaces.Invitations;

/// <summary>What somebody asks for who makes a link.</summary>
public sealed record NewInvitation(Role Role, int Days, int Places, bool ByHand, string Note = "", string? EmailDomain = null)
{
    public const int MaxDays = 90;

    /// <summary>The same, tidied; refuses what no link may be.</summary>
    public NewInvitation Check()
    {
        if (!RoleRules.ByLink.Contains(Role))
        {
            throw new StudioException("A link lets people in below Admin. An owner or admin is made from a member.");
        }

        if (Days is < 1 or > MaxDays)
        {
            throw new StudioException($"A link works for 1 to {MaxDays} days.");
        }

        if (Places is < 1 or > Invitation.MaxPlaces)
        {
            throw new StudioException($"A link has 1 to {Invitation.MaxPlaces} places.");
        }

        var note = (Note ?? "").Trim();
        if (note.Length > Invitation.MaxNote)
        {
            throw new StudioException($"A note has at most {Invitation.MaxNote} characters.");
        }

        return this with { Note = note, EmailDomain = Domain(EmailDomain) };
    }

    private static string? Domain(string? typed)
    {
        var domain = (typed ?? "").Trim().TrimStart('@').ToLowerInvariant();
        return domain.Length == 0
            ? null
            : domain.Length <= Invitation.MaxDomain && domain.Contains('.', StringComparison.Ordinal) && !domain.Any(c => char.IsWhiteSpace(c) || c == '@')
                ? domain
                : throw new StudioException("This is not the end of an e-mail address: type it like northlight.example.");
    }
}
