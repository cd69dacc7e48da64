using Microsoft.AspNetCore.Components;
using Studio.Data.Keys;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Jobs.Events;
using Studio.Web.Members.Invitations;
using Studio.Web.Shell;
using Studio.Web.Shell.Visits;

namespace Studio.Web.Keys;

/// <summary>What the page of keys reads; what another window makes or revokes appears by itself.</summary>
public abstract class KeysPageBase : StudioComponent
{
    private static readonly TimeSpan Soon = TimeSpan.FromDays(7);

    private TimeZoneInfo _zone = TimeZoneInfo.Utc;

    [Parameter]
    public string? Workspace { get; set; }

    [Inject]
    internal KeyQueries Queries { get; set; } = null!;

    [Inject]
    internal VisitQueries Visits { get; set; } = null!;

    [Inject]
    internal CurrentWorkspace Current { get; set; } = null!;

    [Inject]
    internal TimeProvider Time { get; set; } = null!;

    [Inject]
    protected Visit Visit { get; set; } = null!;

    protected IReadOnlyList<KeyView>? Keys { get; private set; }

    /// <summary>With its secret, which is in this window and nowhere else.</summary>
    protected MadeKey? Made { get; private set; }

    protected LinkDays Days => new(_zone, Time.GetUtcNow().UtcDateTime);

    /// <summary>In a closed workspace keys are revoked, and none is made.</summary>
    protected bool MayMake => Current.Access.State == WorkspaceState.InUse;

    protected override async Task OnInitializedAsync()
    {
        var refresh = Unasked(RefreshAsync);
        Follow(Current.Id, e =>
        {
            // Keys live and die with their makers.
            if (e is KeyEvent or MemberEvent or EventsMissed)
            {
                refresh();
            }
        });
        _zone = await Visits.ZoneAsync(Gone);
        await LoadAsync();
    }

    protected bool IsSoon(KeyView key) => key is { Works: true, ExpiresAt: { } end } && end - Time.GetUtcNow().UtcDateTime < Soon;

    protected Task ShowAsync(MadeKey made)
    {
        Made = made;
        return LoadAsync();
    }

    protected void Forget() => Made = null;

    protected async Task LoadAsync() => Keys = await Queries.ReadAsync(Gone);

    private async Task RefreshAsync()
    {
        // Whoever lost the right a moment ago is told by the frame of the page.
        if (Current.Access.Allows(Permission.ManageKeys))
        {
            await LoadAsync();
            StateHasChanged();
        }
    }
}
