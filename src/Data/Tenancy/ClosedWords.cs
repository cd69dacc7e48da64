namespace Studio.Data.Tenancy;

/// <summary>Why nothing can be changed, and what to do about it.</summary>
public static class ClosedWords
{
    public static string Sentence(WorkspaceState state) => state switch
    {
        WorkspaceState.Archived => "This workspace is archived: nothing can be made or changed in it. An owner can use it again under Settings.",
        WorkspaceState.Ending => "This workspace is going to be deleted: nothing can be made or changed in it. An owner can take that back under Settings.",
        WorkspaceState.LookedInto => "You look into this workspace as an administrator of the server: nothing can be made or changed.",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Not closed."),
    };
}
