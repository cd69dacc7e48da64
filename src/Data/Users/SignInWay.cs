namespace Studio.Data.Users;

/// <summary>How a session was opened.</summary>
public enum SignInWay
{
    Password,
    Passkey,
    PasswordAndCode,
    PasswordAndRecoveryCode,
    OpenId,
}
