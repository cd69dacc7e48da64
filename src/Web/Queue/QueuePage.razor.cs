using Microsoft.AspNetCore.Components;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Jobs.Events;
using Studio.Web.Gallery;

namespace Studio.Web.Queue;

public sealed partial class QueuePage
{
    // A burst of changes (twenty pictures enqueued) is one look at the queue.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    // Why something waits, and for how long, changes without an event, too.
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(5);

    private Throttle? _refresh;
    private WorkspaceDays _days = new(TimeZoneInfo.Utc);
    private QueueView? _view;

    [Parameter]
    public required string Workspace { get; set; }

    [SupplyParameterFromQuery(Name = "mine")]
    private string? MineInAddress { get; set; }

    [Inject]
    internal QueueQueries Queries { get; set; } = null!;

    [Inject]
    internal QueueActions Actions { get; set; } = null!;

    [Inject]
    internal GalleryQueries GalleryQueries { get; set; } = null!;

    [Inject]
    internal CurrentWorkspace Current { get; set; } = null!;

    [Inject]
    internal NavigationManager Navigation { get; set; } = null!;

    [Inject]
    internal TimeProvider Time { get; set; } = null!;

    private bool OnlyMine => MineInAddress is not null;

    private string? TabTitle => _view is { Running.Count: > 0 } view ? $"({view.Running.Count + view.WaitingPictures}) Queue" : null;

    protected override void OnInitialized()
    {
        UnaskedEvery(LookAgain, () => _view is { WaitingPictures: > 0 } ? RefreshAsync() : Task.CompletedTask);
        _refresh = new Throttle(Pause, Unasked(RefreshAsync), Time);
        Follow(Current.Id, e =>
        {
            if (e is PictureEvent or QueueEvent or EventsMissed)
            {
                _refresh.Signal();
            }
        });
    }

    protected override async Task OnParametersSetAsync()
    {
        _days = await GalleryQueries.DaysAsync(Gone);
        await LoadAsync();
    }

    protected override ValueTask LeaveAsync()
    {
        _refresh?.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task LoadAsync() => _view = await Queries.ReadAsync(OnlyMine, _days, Gone);

    private async Task RefreshAsync()
    {
        await LoadAsync();
        StateHasChanged();
    }

    private void Show(bool mine) => Navigation.NavigateTo($"/w/{Workspace}/queue{(mine ? "?mine=1" : "")}", replace: true);

    private bool MayPause => Current.Access.Allows(Permission.CancelOwnWork);

    private bool MayCancel(QueueJob job) => Current.Access.Allows(job.IsMine ? Permission.CancelOwnWork : Permission.CancelAnyWork);

    private EventCallback<RunningPicture> CancelOf(RunningPicture picture)
    {
        return MayCancel(picture.Job) ? EventCallback.Factory.Create<RunningPicture>(this, running => CancelPictureAsync(running.Id)) : default;
    }

    private Task CancelPictureAsync(Guid pictureId) => Actions.CancelPictureAsync(pictureId, Gone);

    private async Task CancelGenerationAsync(WaitingGeneration waiting)
    {
        var pictures = waiting.Pictures.Select(picture => picture.Id).ToList();
        await Actions.CancelGenerationAsync(waiting.Job.GenerationId, Gone);
        Toasts.Show($"{Count.Of(pictures.Count, "picture")} cancelled.", () => Actions.RetryAsync(pictures, CancellationToken.None));
    }

    private async Task PauseOrResumeAsync()
    {
        if (_view is not { } view)
        {
            return;
        }

        await (view.IsMinePaused ? Actions.ResumeMineAsync(Gone) : Actions.PauseMineAsync(Gone));
        Toasts.Show(view.IsMinePaused ? "Your pictures go on." : "Your waiting pictures are paused. What is being drawn is drawn to its end.");
        await RefreshAsync();
    }

    private Task RetryAsync(IReadOnlyList<Guid> pictures) => Actions.RetryAsync(pictures, Gone);
}
