namespace Studio.Web.Admin;

/// <summary>An account as the server's administrators see it.</summary>
/// <param name="Spaces">The workspaces the person is in, each with the role there.</param>
/// <param name="SeenAt">When one of their sessions last asked for anything; null where none is open.</param>
/// <param name="LockedUntil">Set while signing in is refused; far in the future where an administrator did it.</param>
public sealed record AdminUserView(
    Guid Id, string Name, string Email, int Hue, IReadOnlyList<string> Spaces, bool HasPassword, bool HasCodes, int Passkeys,
    DateTime? SeenAt, DateTime? LockedUntil, DateTime? DeleteAfter, bool IsAdministrator)
{
    /// <summary>"2 passkeys, app"; what opens the account, the safest first.</summary>
    public string SignsInWith => string.Join(", ", new[]
    {
        Passkeys > 0 ? Gallery.Count.Of(Passkeys, "passkey") : null,
        HasPassword ? "password" : null,
        HasPassword && HasCodes ? "app" : null,
    }.OfType<string>());

    public bool IsPasswordOnly => HasPassword && !HasCodes && Passkeys == 0;

    /// <summary>By an administrator: until one opens it again.</summary>
    public bool IsShutOut => LockedUntil?.Year >= 9999;
}

/// <param name="Shown">At most so many as AdminUserQueries reads at once.</param>
/// <param name="Found">How many are like what was looked for.</param>
/// <param name="All">Accounts of the server.</param>
/// <param name="EverybodyMakes">Whether accounts are made without an invitation too.</param>
public sealed record AdminUserList(IReadOnlyList<AdminUserView> Shown, int Found, int All, int SeenThisWeek, IReadOnlyList<AdminUserView> Administrators, bool EverybodyMakes);
