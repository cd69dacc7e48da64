using Microsoft.AspNetCore.Components;
using Studio.Data.Databases;
using Studio.Data.Quotas;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Jobs.Events;
using Studio.Web.Quotas.Asking;
using Studio.Web.Shell;
using Studio.Web.Shell.Visits;

namespace Studio.Web.Quotas;

/// <summary>What the page of limits reads, when it reads it again, and its presses.</summary>
public abstract class QuotasPageBase : StudioComponent
{
    protected const int StartLimit = 120;

    protected static readonly (int Days, string Name)[] Spans = [(1, "Today"), (7, "7 days"), (30, "30 days")];

    [Parameter]
    public string? Workspace { get; set; }

    [SupplyParameterFromQuery(Name = "days")]
    protected int? DaysInAddress { get; set; }

    [Inject]
    internal QuotaQueries Queries { get; set; } = null!;

    [Inject]
    internal MoreQueries Questions { get; set; } = null!;

    [Inject]
    internal QuotaActions Actions { get; set; } = null!;

    [Inject]
    internal CurrentWorkspace Current { get; set; } = null!;

    [Inject]
    internal NavigationManager Navigation { get; set; } = null!;

    [Inject]
    protected Visit Visit { get; set; } = null!;

    protected QuotaView? View { get; private set; }

    protected MoreView More { get; private set; } = MoreView.None;

    protected int Days => DaysInAddress is 7 or 30 ? DaysInAddress.Value : 1;

    protected bool Manages => Current.Access.Shows(Permission.ManageQuotas);

    /// <summary>In a closed workspace limits are read.</summary>
    protected bool IsClosed => Current.Access.State != WorkspaceState.InUse;

    protected override void OnInitialized()
    {
        var readAgain = Unasked(RefreshAsync);
        Follow(Current.Id, e =>
        {
            if (e is QueueEvent or EventsMissed)
            {
                readAgain();
            }
        });
    }

    protected override Task OnParametersSetAsync() => LoadAsync();

    protected static string? IsFull(QuotaView view) => view switch
    {
        { Own: { Limit.StorageBytes: { } own } use } when use.StorageBytes >= own => $"Your storage is full: {QuotaWords.Gigabytes(use.StorageBytes)} of {QuotaWords.Gigabytes(own)} GB.",
        { Workspace: { Limit.StorageBytes: { } all } use } when use.StorageBytes >= all => $"The workspace's storage is full: {QuotaWords.Gigabytes(use.StorageBytes)} of {QuotaWords.Gigabytes(all)} GB.",
        _ => null,
    };

    protected void ShowAsync(int days) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("days", days == 1 ? null : days), replace: true);

    protected async Task<bool> SaveAsync(IReadOnlyList<QuotaChange> changes)
    {
        try
        {
            await Actions.SaveAsync(changes, Gone);
            Toasts.Show("The limits are saved. They hold from now on, for what is queued from now on.");
            return true;
        }
        catch (Exception trouble) when (DatabaseTrouble.RefusalOf(trouble) is { } refusal)
        {
            Toasts.ShowError(refusal.Message);
            return false;
        }
        finally
        {
            await LoadAsync();
        }
    }

    protected Task StartAsync() => SaveAsync([new QuotaChange(QuotaSubject.Creator, QuotaField.PicturesADay, From: null, StartLimit)]);

    protected async Task SetWeightAsync((MemberUse Member, double Weight) wanted)
    {
        await Actions.SetWeightAsync(wanted.Member.UserId, wanted.Weight, Gone);
        await LoadAsync();
    }

    protected async Task LoadAsync()
    {
        More = await Questions.ReadAsync(Gone);
        View = await Queries.ReadAsync(Days, Gone);
    }

    private async Task RefreshAsync()
    {
        if (Current.Access.Shows(Permission.CreateImages))
        {
            await LoadAsync();
            StateHasChanged();
        }
    }
}
