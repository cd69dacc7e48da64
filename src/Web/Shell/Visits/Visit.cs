using Studio.Data.Tenancy;
using Studio.Data.Users;

namespace Studio.Web.Shell.Visits;

/// <summary>One person in one workspace, for as long as a circuit lives. The layout fills it before any page runs.</summary>
public sealed class Visit
{
    private WorkspaceDoor? _door;
    private StudioUser? _person;
    private UserPreferences? _preferences;

    public WorkspaceDoor Door => _door ?? throw new InvalidOperationException("The layout has not entered a workspace yet.");

    public StudioUser Person => _person ?? throw new InvalidOperationException("The layout has not entered a workspace yet.");

    public UserPreferences Preferences => _preferences ?? throw new InvalidOperationException("The layout has not entered a workspace yet.");

    public event Action? Changed;

    /// <summary>The address of a page of this workspace, such as "create" or "images/{id}".</summary>
    public string Address(string page) => WorkspaceAddress.Of(Door.Slug, page);

    public void Begin(WorkspaceDoor door, StudioUser person, UserPreferences preferences)
    {
        (_door, _person, _preferences) = (door, person, preferences);
        Changed?.Invoke();
    }
}
