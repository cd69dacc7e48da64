namespace Studio.Data.Tenancy;

/// <summary>The workspace of this request, circuit or job. Entered once; reading it unset is a bug and throws.</summary>
public sealed class CurrentWorkspace
{
    private WorkspaceAccess? _access;

    public bool IsSet => _access is not null;

    public WorkspaceAccess Access => _access
        ?? throw new InvalidOperationException("No workspace has been entered: rows of a workspace cannot be read or written here.");

    public Guid Id => Access.WorkspaceId;

    /// <summary>Entering the same workspace again takes over newer permissions; another workspace throws.</summary>
    public void Enter(WorkspaceAccess access)
    {
        if (_access is not null && _access.WorkspaceId != access.WorkspaceId)
        {
            throw new InvalidOperationException("This scope already acts in another workspace; a scope belongs to one workspace.");
        }

        _access = access;
    }
}
