using Microsoft.AspNetCore.Components;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Jobs.Events;
using Studio.Web.Shell;
using Studio.Web.Shell.Visits;

namespace Studio.Web.Members.Invitations;

/// <summary>What the page of invitations reads; who comes to the door appears by itself.</summary>
public abstract class InvitationsPageBase : StudioComponent
{
    private TimeZoneInfo _zone = TimeZoneInfo.Utc;

    [Parameter]
    public string? Workspace { get; set; }

    [Inject]
    internal InvitationQueries Queries { get; set; } = null!;

    [Inject]
    internal VisitQueries Visits { get; set; } = null!;

    [Inject]
    internal CurrentWorkspace Current { get; set; } = null!;

    [Inject]
    internal TimeProvider Time { get; set; } = null!;

    protected InvitationsView? View { get; private set; }

    protected LinkDays Days => new(_zone, Time.GetUtcNow().UtcDateTime);

    protected static string Working(InvitationsView view)
    {
        var over = view.Links.Count - view.Working;
        return $"{view.Working} {(view.Working == 1 ? "works" : "work")}{(over == 0 ? null : $", {over} {(over == 1 ? "is" : "are")} over")}";
    }

    /// <summary>In a closed workspace links are read, and open nothing.</summary>
    protected bool MayChange => Current.Access.Allows(Permission.ManageMembers);

    protected override async Task OnInitializedAsync()
    {
        var refresh = Unasked(RefreshAsync);
        Follow(Current.Id, e =>
        {
            if (e is MemberEvent or EventsMissed)
            {
                refresh();
            }
        });
        _zone = await Visits.ZoneAsync(Gone);
        await LoadAsync();
    }

    protected async Task LoadAsync() => View = await Queries.ReadAsync(Gone);

    private async Task RefreshAsync()
    {
        // Whoever lost the right a moment ago is told by the frame of the page.
        if (Current.Access.Shows(Permission.ManageMembers))
        {
            await LoadAsync();
            StateHasChanged();
        }
    }
}
