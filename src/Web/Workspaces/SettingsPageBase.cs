using Microsoft.AspNetCore.Components;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Jobs.Events;
using Studio.Web.Shell;
using Studio.Web.Shell.Visits;

namespace Studio.Web.Workspaces;

/// <summary>What the settings page reads, and when it reads it again.</summary>
public abstract class SettingsPageBase : StudioComponent
{
    [Inject]
    internal SettingsQueries Queries { get; set; } = null!;

    [Inject]
    internal VisitQueries Visits { get; set; } = null!;

    [Inject]
    internal CurrentWorkspace Current { get; set; } = null!;

    internal SettingsView? View { get; private set; }

    protected TimeZoneInfo Zone { get; private set; } = TimeZoneInfo.Utc;

    /// <summary>Not while it is closed.</summary>
    protected bool MayChange => Current.Access.Allows(Permission.ManageWorkspace);

    protected override async Task OnInitializedAsync()
    {
        var refresh = Unasked(RefreshAsync);
        Follow(Current.Id, e =>
        {
            if (e is WorkspaceEvent or EventsMissed)
            {
                refresh();
            }
        });
        await LoadAsync();
    }

    protected async Task LoadAsync()
    {
        View = await Queries.ReadAsync(Gone);
        Zone = await Visits.ZoneAsync(Gone);
    }

    private async Task RefreshAsync()
    {
        // Whoever lost the right a moment ago is told by the frame of the page.
        if (Current.Access.Allows(Permission.EndWorkspace))
        {
            await LoadAsync();
            StateHasChanged();
        }
    }
}
