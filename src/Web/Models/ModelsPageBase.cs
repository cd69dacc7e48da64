using Microsoft.AspNetCore.Components;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Jobs.Events;
using Studio.Web.Shell;
using Studio.Web.Shell.Visits;

namespace Studio.Web.Models;

/// <summary>What both pages about models share: the list, kept fresh by what happens to downloads.</summary>
public abstract class ModelsPageBase : StudioComponent
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private Throttle? _refresh;

    [Parameter]
    public required string Workspace { get; set; }

    [Inject]
    internal ModelQueries Queries { get; set; } = null!;

    [Inject]
    internal ModelActions Actions { get; set; } = null!;

    [Inject]
    internal ServerAdministrators Administrators { get; set; } = null!;

    [Inject]
    internal CurrentWorkspace Current { get; set; } = null!;

    [Inject]
    internal TimeProvider Time { get; set; } = null!;

    [Inject]
    internal Visit Visit { get; set; } = null!;

    [Inject]
    internal WriterQueries WriterQueries { get; set; } = null!;

    internal ModelsView? View { get; private set; }

    internal WritersView Writers { get; private set; } = new([], Default: null);

    /// <summary>For acts: where nothing can be changed an administrator changes nothing either.</summary>
    protected bool IsAdministrator { get; private set; }

    protected bool MayChange => Visit.Door.Allows(Permission.ManageModels);

    protected bool IsLooking { get; private set; }

    protected override async Task OnInitializedAsync()
    {
        _refresh = new Throttle(Pause, Unasked(RefreshAsync), Time);
        Follow(Current.Id, e =>
        {
            if (e is TaskEvent or EventsMissed)
            {
                _refresh.Signal();
            }
        });
        await ReadAsync();
        IsAdministrator = MayChange && await Administrators.IsOneAsync(Gone);
    }

    protected override ValueTask LeaveAsync()
    {
        _refresh?.Dispose();
        return ValueTask.CompletedTask;
    }

    protected async Task ReadAsync()
    {
        Writers = await WriterQueries.ReadAsync(Gone);
        View = await Queries.ReadAsync(Gone);
    }

    protected async Task LookAgainAsync()
    {
        IsLooking = true;
        try
        {
            await Actions.LookAgainAsync(Gone);
            await ReadAsync();
        }
        finally
        {
            IsLooking = false;
        }
    }

    private async Task RefreshAsync()
    {
        await ReadAsync();
        StateHasChanged();
    }
}
