namespace Studio.Data.Tenancy;

/// <summary>Who acts: a signed-in member, an API key, a guest with a link, an administrator of the server who looks in, or the studio itself in the background.</summary>
public enum PrincipalKind
{
    Member,
    Key,
    Guest,
    Job,
    Administrator,
}
