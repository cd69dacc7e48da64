namespace Studio.Data.Tenancy;

/// <summary>A row that belongs to one workspace. Queries see only the current one's; WorkspaceGuard alone writes the id.</summary>
public interface IWorkspaceOwned
{
    Guid WorkspaceId { get; }
}
