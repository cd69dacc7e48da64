using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.WebUtilities;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces.Members;
using Studio.Jobs.Events;
using Studio.Web.Errors;
using Studio.Web.Shell.Visits;
using Studio.Web.Workspaces;

namespace Studio.Web.Shell.Layout;

/// <summary>The frame of every page in a workspace. It enters the workspace of the address before any page code runs.</summary>
public sealed partial class StudioLayout
{
    /// <summary>In the address of a page that was loaded anew because of another role; taken out of it again at once.</summary>
    private const string Became = "became";

    private PageErrorBoundary? _errors;
    private Action? _refresh;
    private bool _entered;

    /// <summary>The page.</summary>
    [Parameter]
    public RenderFragment? Body { get; set; }

    [Inject]
    internal NavigationManager Navigation { get; set; } = null!;

    [Inject]
    internal CurrentWorkspace Workspace { get; set; } = null!;

    [Inject]
    internal Visit Visit { get; set; } = null!;

    [Inject]
    internal VisitQueries Queries { get; set; } = null!;

    [Inject]
    internal Doors Doors { get; set; } = null!;

    [Inject]
    internal FreshAccess Access { get; set; } = null!;

    [Inject]
    internal MemberChanges Members { get; set; } = null!;

    [Inject]
    internal LookTrail Looks { get; set; } = null!;

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    // "create" of /w/mine/create/4f3c...
    private string PageName => Relative.Split('?', '#')[0].Split('/') is [_, _, var page, ..] ? page : "";

    private string Relative => Navigation.ToBaseRelativePath(Navigation.Uri);

    protected override async Task OnInitializedAsync()
    {
        var slug = WorkspaceAddress.SlugOf(Relative);
        var userId = Person.IdOf((await Authentication).User);
        if (slug is null || userId is null || !await EnterAsync(slug, userId.Value))
        {
            // The request for the page itself knows the answer: the door, a new address, or not found.
            Navigation.NavigateTo(Navigation.Uri, forceLoad: true);
            return;
        }

        Visit.Changed += _refresh = Unasked(StateHasChanged);
        UnaskedEvery(FreshAccess.MaxAge, RecheckAsync);
        var look = Unasked(RecheckAsync);
        Follow(Workspace.Id, e =>
        {
            // At once where this server heard of it; else with the next look.
            if (e is EventsMissed or WorkspaceEvent || (e is MemberEvent { UserId: { } who } && who == userId))
            {
                look();
            }
        });
        Unasked(() => Members.SeenAsync(Gone))();
        await NoteLookAsync();
        _entered = true;
        SayRole();
    }

    protected override void OnParametersSet()
    {
        _errors?.Recover();
        if (_entered && WorkspaceAddress.SlugOf(Relative) != Visit.Door.Slug)
        {
            // A circuit stays in its workspace; another one begins with a page of its own.
            _entered = false;
            Navigation.NavigateTo(Navigation.Uri, forceLoad: true);
        }
    }

    protected override Task OnParametersSetAsync() => _entered ? NoteLookAsync() : Task.CompletedTask;

    protected override ValueTask LeaveAsync()
    {
        Visit.Changed -= _refresh;
        return ValueTask.CompletedTask;
    }

    private async Task<bool> EnterAsync(string slug, Guid userId)
    {
        var access = await Doors.MemberAsync(slug, userId, Gone);
        var person = await Queries.PersonAsync(userId, Gone);
        var door = access is null ? null : await Doors.DoorAsync(access.WorkspaceId, userId, Gone);
        if (access is null || person is null || door?.Slug != slug)
        {
            return false;
        }

        Workspace.Enter(access);
        Visit.Begin(door, person.Value.Person, person.Value.Preferences);
        return true;
    }

    private Task NoteLookAsync() => Workspace.Access.Kind == PrincipalKind.Administrator ? Looks.NoteAsync(Relative, Gone) : Task.CompletedTask;

    private async Task RecheckAsync()
    {
        var before = Visit.Door;
        await Access.ReadAgainAsync(Gone);
        if (Access.IsEnded)
        {
            // The frame leads to the door (SignInAgain): nobody took them out of the workspace.
            return;
        }

        var door = Workspace.Access is { Kind: PrincipalKind.Member, Role: null } ? null : await Doors.DoorAsync(Workspace.Id, Visit.Person.Id, Gone);
        if (door is null)
        {
            // Nothing of the workspace stays on the screen, and a plain page says why.
            Navigation.NavigateTo(before.State == WorkspaceState.LookedInto ? Admin.AdminWorkspacesPage.Address : Account.NoLongerPage.Address, forceLoad: true);
        }
        else if (door.Role != before.Role)
        {
            // What the page offers was drawn for the old role: it is loaded anew, and says why.
            Navigation.NavigateTo(Navigation.GetUriWithQueryParameter(Became, door.Role.ToString()), forceLoad: true);
        }
        else if (door.Slug != before.Slug)
        {
            Navigation.NavigateTo(WorkspaceAddress.WithSlug(Relative, door.Slug), forceLoad: true);
        }
        else if (door.State != before.State || door.DeleteAfter != before.DeleteAfter)
        {
            // The same for what it offers while the workspace is open, or closed: the strip above it says which.
            // Without the anchor: to the same address with one, a browser only scrolls.
            Navigation.NavigateTo(Navigation.Uri.Split('#')[0], forceLoad: true);
        }
        else
        {
            if (door != before)
            {
                Visit.Begin(door, Visit.Person, Visit.Preferences);
            }

            await Members.SeenAsync(Gone);
        }
    }

    private void SayRole()
    {
        var query = QueryHelpers.ParseQuery(new Uri(Navigation.Uri).Query);
        if (query.TryGetValue(Became, out var became) && became == Visit.Door.Role.ToString())
        {
            Toasts.Show($"Your role here is {Visit.Door.Role} now.");
            Navigation.NavigateTo(Navigation.GetUriWithQueryParameter(Became, (string?)null), replace: true);
        }
    }

    private static string Title(string page) => page.Length == 0 ? page : char.ToUpperInvariant(page[0]) + page[1..];

    private string Here(string anchor) => "/" + Relative.Split('#')[0] + anchor;
}
