using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Jobs.Events;
using Studio.Web.Gallery;
using Studio.Web.Shell;

namespace Studio.Web.Images;

/// <summary>Loads one picture and follows what happens to it; presses are in ImagePage.Acts.cs.</summary>
public sealed partial class ImagePage
{
    private DotNetObjectReference<ImagePage>? _self;
    private IJSObjectReference? _script;
    private GalleryFilter _filter = new();
    private WorkspaceDays _days = new(TimeZoneInfo.Utc);
    private ImageView? _image;
    private ImageNeighbours _neighbours = new(null, null);
    private ProvenanceReading _reading = ProvenanceReading.Nothing;
    private IReadOnlyList<ThreadPicture> _thread = [];
    private IReadOnlyList<CollectionSummary> _collections = [];
    private Lineage? _lineage;
    private ReplayView? _replay;
    private string? _parameters;
    private bool _loaded;

    [Parameter]
    public required string Workspace { get; set; }

    [Parameter]
    public Guid Id { get; set; }

    [Inject]
    internal ImageQueries Queries { get; set; } = null!;

    [Inject]
    internal GalleryQueries GalleryQueries { get; set; } = null!;

    [Inject]
    internal LineageQueries LineageQueries { get; set; } = null!;

    [Inject]
    internal ReplayQueries ReplayQueries { get; set; } = null!;

    [Inject]
    internal CollectionQueries CollectionQueries { get; set; } = null!;

    [Inject]
    internal ProvenanceReader Reader { get; set; } = null!;

    [Inject]
    internal CurrentWorkspace Current { get; set; } = null!;

    [Inject]
    internal NavigationManager Navigation { get; set; } = null!;

    [Inject]
    internal IJSRuntime Script { get; set; } = null!;

    [Inject]
    internal TimeProvider Time { get; set; } = null!;

    private DateTime Now => Time.GetUtcNow().UtcDateTime;

    private string Query => _filter.ToQuery();

    private string Back => $"/w/{Workspace}/gallery{Query}";

    private bool MayCreate => Current.Access.Allows(Permission.CreateImages);

    private bool MayDelete => Current.Access.Allows(Permission.DeleteAnyImage) || (_image is { IsMine: true } && Current.Access.Allows(Permission.DeleteOwnImages));

    protected override void OnInitialized()
    {
        var refresh = Unasked(RefreshAsync);
        Follow(Current.Id, e =>
        {
            if (Concerns(e))
            {
                refresh();
            }
        });
    }

    protected override async Task OnParametersSetAsync()
    {
        _filter = GalleryFilter.FromAddress(Navigation.Uri);
        _days = await GalleryQueries.DaysAsync(Gone);
        await LoadAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _self = DotNetObjectReference.Create(this);
            _script = await Script.InvokeAsync<IJSObjectReference>("import", Gone, "/js/images/image.js");
            await _script.InvokeVoidAsync("start", Gone, _self);
        }
    }

    [JSInvokable]
    public void Copied(string name, bool done)
    {
        if (done)
        {
            Toasts.Show($"{name} copied.");
        }
        else
        {
            Toasts.ShowError("The browser did not let the studio copy. Select the text and press Ctrl+C.");
        }
    }

    protected override async ValueTask LeaveAsync()
    {
        await Browser.StopAsync(_script);
        _self?.Dispose();
    }

    private async Task LoadAsync()
    {
        var image = await Queries.FindAsync(Id, Gone);
        if (image is not null)
        {
            _neighbours = await Queries.NeighboursAsync(image, _filter, Gone);
            _lineage = await LineageQueries.OfAsync(image.Id, Gone);
            _replay = await ReplayQueries.LatestAsync(image.Id, Gone);
            _thread = image.Place is { } place ? await Queries.ThreadAsync(place.ThreadId, Id, Gone) : [];
            _collections = await CollectionQueries.AllAsync(Gone);
            _reading = await Reader.ReadAsync(image, Gone);
            _parameters = ImageParameters.Of(image);
        }

        (_image, _loaded) = (image, true);
    }

    private bool Concerns(StudioEvent e) => e switch
    {
        ImageEvent { Change: ImageChange.Added } => true,
        ImageEvent image => image.ImageId == Id,
        EventsMissed => true,
        PictureEvent picture => picture.GenerationId == _replay?.GenerationId,
        _ => false,
    };

    private async Task RefreshAsync()
    {
        await LoadAsync();
        StateHasChanged();
    }
}
