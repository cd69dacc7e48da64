using Microsoft.AspNetCore.Components;
using Studio.Data.Tenancy;
using Studio.Jobs.Events;
using Studio.Web.Members.Invitations;
using Studio.Web.Shell;
using Studio.Web.Shell.Visits;

namespace Studio.Web.Members;

/// <summary>What the page of members reads, and when it reads it again.</summary>
public abstract class MembersPageBase : StudioComponent
{
    internal static readonly (string Name, string Key, string? Css)[] Columns =
        [("Name", "name", null), ("Role", "role", null), ("Last seen", "seen", "hide-phone"), ("Pictures today", "today", "hide-phone right")];

    private TimeZoneInfo _zone = TimeZoneInfo.Utc;

    [Parameter]
    public string? Workspace { get; set; }

    [SupplyParameterFromQuery(Name = "q")]
    protected string? Text { get; set; }

    [SupplyParameterFromQuery(Name = "sort")]
    protected string? SortInAddress { get; set; }

    [Inject]
    internal MemberQueries Queries { get; set; } = null!;

    [Inject]
    internal InvitationQueries InvitationQueries { get; set; } = null!;

    [Inject]
    internal VisitQueries Visits { get; set; } = null!;

    [Inject]
    internal CurrentWorkspace Current { get; set; } = null!;

    [Inject]
    internal NavigationManager Navigation { get; set; } = null!;

    [Inject]
    internal TimeProvider Time { get; set; } = null!;

    [Inject]
    protected Visit Visit { get; set; } = null!;

    protected IReadOnlyList<MemberView>? People { get; private set; }

    protected int Waiting { get; private set; }

    /// <summary>In a closed workspace people are read.</summary>
    protected bool MayInvite => Current.Access.Allows(Data.Workspaces.Permission.ManageMembers);

    protected string Order => Columns.Any(column => column.Key == SortInAddress) ? SortInAddress! : "name";

    protected IReadOnlyList<MemberView> Shown => MemberList.Of(People ?? [], Text, SortInAddress);

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

    protected async Task LoadAsync()
    {
        People = await Queries.PeopleAsync(Gone);
        Waiting = await InvitationQueries.WaitingCountAsync(Gone);
    }

    protected string Seen(MemberView member) => SeenWords.Of(member.SeenAt, Time.GetUtcNow().UtcDateTime, _zone);

    protected void LookFor(ChangeEventArgs typed) => GoTo(typed.Value?.ToString(), SortInAddress);

    protected void SortBy(string key) => GoTo(Text, key == "name" ? null : key);

    private void GoTo(string? text, string? sort) => Navigation.NavigateTo(
        Navigation.GetUriWithQueryParameters(new Dictionary<string, object?>(StringComparer.Ordinal) { ["q"] = string.IsNullOrEmpty(text) ? null : text, ["sort"] = sort }),
        replace: true);

    private async Task RefreshAsync()
    {
        // Whoever lost the right a moment ago is told by the frame of the page.
        if (Current.Access.Shows(Data.Workspaces.Permission.ManageMembers))
        {
            await LoadAsync();
            StateHasChanged();
        }
    }
}
