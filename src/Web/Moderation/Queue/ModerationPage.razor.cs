using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Studio.Data.Moderation.Cases;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Jobs.Events;
using Studio.Web.Moderation.Cases;
using Studio.Web.Moderation.Settings;
using Studio.Web.Moderation.Together;
using Studio.Web.Shell;

namespace Studio.Web.Moderation.Queue;

/// <summary>The queue and the case that is worked on. Opening a case takes it; the next one is read before it is asked for.</summary>
public sealed partial class ModerationPage
{
    private const int Shown = 50;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private Throttle? _refresh;
    private ElementReference _root;
    private IJSObjectReference? _module;
    private IJSObjectReference? _looking;
    private IReadOnlyList<QueuedCase> _rows = [];
    private QueueFilter _filter;
    private CaseView? _view;
    private CaseView? _next;
    private Companions? _companions;
    private int _goalHours;
    private Exposure? _exposure;
    private DateTime? _oldest;
    private string? _refusal;
    private DateTime _takenAt;
    private int _count;
    private int _waiting;
    private int _appeals;
    private bool _isRead;
    private bool _isAtList;

    [Parameter]
    public required string Workspace { get; set; }

    [SupplyParameterFromQuery(Name = "case")]
    private Guid? Asked { get; set; }

    [Inject]
    internal CaseQueue Queue { get; set; } = null!;

    [Inject]
    internal CaseQueries Queries { get; set; } = null!;

    [Inject]
    internal TogetherQueries Together { get; set; } = null!;

    [Inject]
    internal ModerationSettingsActions Settings { get; set; } = null!;

    [Inject]
    internal CaseVerdicts Verdicts { get; set; } = null!;

    [Inject]
    internal ExposureQueries Exposures { get; set; } = null!;

    [Inject]
    internal CaseActions Actions { get; set; } = null!;

    [Inject]
    internal CaseUndo Undo { get; set; } = null!;

    [Inject]
    internal Gallery.GalleryQueries GalleryQueries { get; set; } = null!;

    [Inject]
    internal CurrentWorkspace Current { get; set; } = null!;

    [Inject]
    internal NavigationManager Navigation { get; set; } = null!;

    [Inject]
    internal IJSRuntime Script { get; set; } = null!;

    [Inject]
    internal TimeProvider Time { get; set; } = null!;

    private bool MayModerate => Current.Access.Shows(Permission.Moderate);

    /// <summary>False where nothing can be changed: the cases are read there, and nobody works on one.</summary>
    private bool MayDecide => Current.Access.Allows(Permission.Moderate);

    private bool OnlyAppeals => new Uri(Navigation.Uri).AbsolutePath.EndsWith("/appeals", StringComparison.Ordinal);

    private string? TabTitle => _waiting > 0 ? $"({CaseWords.Count(_waiting)}) Moderation" : null;

    /// <summary>When the oldest has less than a quarter of its time left, or none.</summary>
    private bool IsNearGoal => _oldest is { } oldest && _goalHours > 0 && Time.GetUtcNow().UtcDateTime - oldest > GoalWords.Near(_goalHours);

    private string? Waits => _oldest is { } oldest ? $"Oldest {GoalWords.Waits(Time.GetUtcNow().UtcDateTime - oldest)} · goal {_goalHours} h" : null;

    protected override void OnInitialized()
    {
        _refresh = new Throttle(Pause, Unasked(RefreshAsync), Time);
        Follow(Current.Id, e =>
        {
            if (e is ModerationEvent or EventsMissed)
            {
                _refresh.Signal();
            }
        });
    }

    protected override async Task OnParametersSetAsync()
    {
        if (!MayModerate)
        {
            await LetGoAsync();
            return;
        }

        _filter = OnlyAppeals ? QueueFilter.Appeals : _filter == QueueFilter.Appeals ? QueueFilter.All : _filter;
        await ReadAsync();
        if (Asked is { } asked && asked != _view?.Case.Id)
        {
            await OpenAsync(asked);
        }
        else if (_view is null && !_isAtList && MayDecide)
        {
            await NextAsync();
        }

        _isRead = true;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (MayModerate && _module is null && _isRead)
        {
            _module = await Script.InvokeAsync<IJSObjectReference>("import", Gone, "/js/moderation/look.js");
            _looking = await _module.InvokeAsync<IJSObjectReference>("attach", Gone, _root);
        }
    }

    protected override async ValueTask LeaveAsync()
    {
        _refresh?.Dispose();
        await Browser.ReleaseAsync(_looking, _module);
        await LetGoAsync();
    }

    /// <summary>So that others need not wait for the end of the lease: of whoever leaves, and of whoever is no moderator any more.</summary>
    private async Task LetGoAsync()
    {
        var (left, isMine) = (_view, _refusal is null);
        _view = null;
        if (left is not null && isMine && Current.Access is { State: WorkspaceState.InUse } access && access.Allows(Permission.ViewGallery))
        {
            await Actions.LeaveAsync(left.Case.Id, CancellationToken.None);
        }
    }

    private async Task ReadAsync()
    {
        _rows = await Queue.FirstAsync(_filter, Shown, Studio.Inference.Imaging.LooksHash.Near, Gone);
        _count = _rows.Count < Shown ? _rows.Count : await Queue.CountAsync(_filter, Gone);
        _waiting = _filter == QueueFilter.All ? _count : await Queue.CountAsync(QueueFilter.All, Gone);
        _appeals = OnlyAppeals ? _count : await Queue.CountAsync(QueueFilter.Appeals, Gone);
        _oldest = await Queue.OldestAsync(Gone);
        _goalHours = (await Settings.ReadAsync(Gone)).GoalHours;
        _exposure = await Exposures.TodayAsync(await GalleryQueries.DaysAsync(Gone), Gone);
    }

    private async Task RefreshAsync()
    {
        if (!MayModerate)
        {
            await LetGoAsync();
            StateHasChanged();
            return;
        }

        await ReadAsync();
        if (_view is { } view)
        {
            var (again, together) = (await Queries.FindAsync(view.Case.Id, Gone), await Together.OfAsync(view.Case.Id, Gone));
            // It may have been decided, or another opened, while it was read.
            if (_view?.Case.Id == view.Case.Id)
            {
                _view = again ?? view;
                _companions?.Refresh(together);
            }
        }
        else if (!_isAtList && MayDecide)
        {
            await NextAsync();
        }

        StateHasChanged();
    }

    private async Task FilterAsync(QueueFilter filter)
    {
        _filter = filter;
        await ReadAsync();
    }
}
