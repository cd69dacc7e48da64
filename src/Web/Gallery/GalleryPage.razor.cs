using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.JSInterop;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Jobs.Events;
using Studio.Web.Shell;

namespace Studio.Web.Gallery;

/// <summary>Loads and follows; what a person does with pictures is in GalleryPage.Acts.cs.</summary>
public sealed partial class GalleryPage
{
    private readonly GallerySelection _selection = new();

    // The slices being read now, each with what happened meanwhile.
    private readonly Dictionary<GalleryView, Queue<ImageEvent>> _readings = [];
    private ElementReference _root;
    private DotNetObjectReference<GalleryPage>? _self;
    private IJSObjectReference? _script;
    private Action<string>? _turnTo;
    private GalleryFilter _filter = new();
    private GalleryView? _view;
    private WorkspaceDays _days = new(TimeZoneInfo.Utc);
    private IReadOnlyList<string> _models = [];
    private IReadOnlyList<CollectionSummary> _collections = [];
    private bool _atTop = true;
    private int _restore;
    private int _kept;

    [Parameter]
    public required string Workspace { get; set; }

    [Inject]
    internal GalleryQueries Queries { get; set; } = null!;

    [Inject]
    internal CollectionQueries CollectionQueries { get; set; } = null!;

    [Inject]
    internal CurrentWorkspace Current { get; set; } = null!;

    [Inject]
    internal NavigationManager Navigation { get; set; } = null!;

    [Inject]
    internal IJSRuntime Script { get; set; } = null!;

    [Inject]
    internal TimeProvider Time { get; set; } = null!;

    private DateTime Now => Time.GetUtcNow().UtcDateTime;

    private bool MayCreate => Current.Access.Allows(Permission.CreateImages);

    private CollectionSummary? Collection => _collections.FirstOrDefault(collection => collection.Id == _filter.Collection);

    private string Title => _filter.Trash ? "Trash" : "Gallery";

    protected override async Task OnInitializedAsync()
    {
        Follow(Current.Id, Unasked<StudioEvent>(FollowAsync));
        _turnTo = Unasked<string>(FollowAddressAsync);
        Navigation.LocationChanged += FollowAddress;
        _filter = GalleryFilter.FromAddress(Navigation.Uri);
        _days = await Queries.DaysAsync(Gone);
        _models = await Queries.ModelsAsync(Gone);
        _collections = await CollectionQueries.AllAsync(Gone);
        await LoadAsync(GalleryView.SliceSize);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _self = DotNetObjectReference.Create(this);
            _script = await Script.InvokeAsync<IJSObjectReference>("import", Gone, "/js/gallery/gallery.js");
            var before = await _script.InvokeAsync<GalleryBefore>("start", Gone, _root, _self);
            _restore = before.Loaded;
            // The first slice may still be on its way from a busy database.
            if (before.Loaded > GalleryView.SliceSize || _view is null)
            {
                await LoadAsync(Math.Max(before.Loaded, GalleryView.SliceSize));
            }

            // Those that are gone or no longer match are let go of.
            _selection.Restore(before.Picked.Intersect(_view!.Order));
            StateHasChanged();
            return;
        }

        if (_restore > 0 && _script is not null)
        {
            _restore = 0;
            await _script.InvokeVoidAsync("restore", Gone);
        }

        if (_kept != _selection.Version && _script is not null)
        {
            _kept = _selection.Version;
            await _script.InvokeVoidAsync("keepPicked", Gone, _selection.Ids, _view?.Loaded ?? 0);
        }
    }

    [JSInvokable]
    public async Task MoreAsync()
    {
        if (_view is not null)
        {
            await _view.MoreAsync(Gone);
            StateHasChanged();
        }
    }

    [JSInvokable]
    public async Task AtTopAsync(bool atTop)
    {
        _atTop = atTop;
        if (atTop && _view is { Held: > 0 })
        {
            await ShowNewAsync();
        }
    }

    protected override async ValueTask LeaveAsync()
    {
        Navigation.LocationChanged -= FollowAddress;
        await Browser.StopAsync(_script);
        _self?.Dispose();
    }

    private async Task LoadAsync(int count)
    {
        var view = new GalleryView(Queries, _filter, _days);
        _readings.Add(view, []);
        try
        {
            await view.LoadAsync(count, Gone);
            // What changed while it was read may not be in what was read.
            for (var missed = _readings[view]; missed.TryDequeue(out var e);)
            {
                await FollowAsync(view, e);
            }
        }
        finally
        {
            _readings.Remove(view);
        }

        _view = view;
    }

    private void FollowAddress(object? sender, LocationChangedEventArgs e) => _turnTo?.Invoke(e.Location);

    private async Task FollowAddressAsync(string address)
    {
        if (!new Uri(address).AbsolutePath.EndsWith("/gallery", StringComparison.Ordinal) || GalleryFilter.FromAddress(address) is var filter && filter == _filter && _view?.Filter == filter)
        {
            return;
        }

        _filter = filter;
        _selection.Clear();
        await LoadAsync(GalleryView.SliceSize);
        StateHasChanged();
    }

    private async Task FollowAsync(StudioEvent e)
    {
        if (e is not (ImageEvent or EventsMissed) || _view is null)
        {
            return;
        }

        if (e is ImageEvent change)
        {
            foreach (var missed in _readings.Values)
            {
                missed.Enqueue(change);
            }

            await FollowAsync(_view, change);
        }
        else
        {
            await LoadAsync(_view.Loaded);
        }

        StateHasChanged();
    }

    private async Task FollowAsync(GalleryView view, ImageEvent e)
    {
        await view.RefreshAsync(e.ImageId, holdNew: e.Change == ImageChange.Added && !_atTop, Gone);
        if (view.Find(e.ImageId) is null)
        {
            _selection.Remove(e.ImageId);
        }
    }
}
