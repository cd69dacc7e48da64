namespace Studio.Data.Quotas;

/// <summary>Whom a limit is for: the workspace as a whole, everybody of a role (each by themselves), or each API key.</summary>
public enum QuotaSubject
{
    Workspace,
    Owner,
    Admin,
    Moderator,
    Creator,
    Key,
}
