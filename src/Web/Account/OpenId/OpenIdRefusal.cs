namespace Studio.Web.Account.OpenId;

/// <summary>Why somebody came back to the sign-in page. The address holds a code, so that no link can put words there.</summary>
internal static class OpenIdRefusal
{
    public const string Away = "away";
    public const string Failed = "failed";
    public const string NoEmail = "no-email";
    public const string NoGroup = "no-group";
    public const string Taken = "taken";
    public const string Locked = "locked";
    public const string Another = "another";
    public const string NotAsked = "not-asked";

    public static string Address(string code) => $"/sign-in?openid={code}";

    public static string? Sentence(string? code, string name) => code switch
    {
        Away => $"The sign-in of {name} does not answer. Try again in a moment, or sign in with a password or a passkey if you have one.",
        Failed => $"The sign-in with {name} did not succeed. Start again; if it happens twice, tell whoever looks after this studio.",
        NoEmail => $"{name} did not say your e-mail address. Whoever looks after the sign-in there has to allow it.",
        NoGroup => $"None of your groups at {name} opens a workspace here. Ask whoever looks after this studio.",
        Taken => $"There is an account with your e-mail address already, and it is not tied to {name}. Sign in the way you did before; if the account is not yours, tell whoever looks after this studio.",
        Locked => "This account is locked. Wait, or ask whoever looks after this studio.",
        Another => $"Somebody else is signed in at {name}. Sign out there, or use the password or a passkey of this account.",
        NotAsked => $"{name} did not ask you again who you are, so this proves nothing. Try again; if it happens twice, add a passkey, or ask whoever looks after the sign-in there to send auth_time.",
        _ => null,
    };
}
