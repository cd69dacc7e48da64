using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Jobs.Events;
using Studio.Web.Create;
using Studio.Web.Create.Composing;
using Studio.Web.Create.Conversation;
using Studio.Web.Create.Pictures;
using Studio.Web.Images;
using Studio.Web.Shell;
using Studio.Web.Shell.Visits;

namespace Studio.Web.Edit;

/// <summary>One picture and what is done to it. Loads and follows; what is said here is in EditPage.Words.cs, presses are in EditPage.Acts.cs.</summary>
public sealed partial class EditPage
{
    /// <summary>How long a tile may say what is no longer so.</summary>
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(5);

    private ElementReference _root;
    private MaskStage? _stage;
    private IJSObjectReference? _module;
    private IJSObjectReference? _script;
    private ImageView? _image;
    private EditMode _mode;
    private TimeZoneInfo _zone = TimeZoneInfo.Utc;
    private string _wish = "";
    private string? _refusal;
    private double _masked;
    private MaskedChange? _change;
    private Guid? _proved;
    private Guid? _awaited;
    private Guid? _made;
    private bool _isBusy;
    private bool _loaded;

    [Parameter]
    public required string Workspace { get; set; }

    [Parameter]
    public Guid Id { get; set; }

    [SupplyParameterFromQuery(Name = "mode")]
    public string? Mode { get; set; }

    [SupplyParameterFromQuery(Name = "turn")]
    public Guid? Turn { get; set; }

    [SupplyParameterFromQuery(Name = "run")]
    public Guid? Run { get; set; }

    [SupplyParameterFromQuery(Name = "see")]
    public Guid? See { get; set; }

    [Inject]
    internal EditBoard Board { get; set; } = null!;

    [Inject]
    internal EditDesk Desk { get; set; } = null!;

    [Inject]
    internal EditProof Proof { get; set; } = null!;

    [Inject]
    internal ImageQueries Images { get; set; } = null!;

    [Inject]
    internal CreateQueries Queries { get; set; } = null!;

    [Inject]
    internal PromptMarks Marks { get; set; } = null!;

    [Inject]
    internal PromptWindows Windows { get; set; } = null!;

    [Inject]
    internal Wishes Wishes { get; set; } = null!;

    [Inject]
    internal CurrentWorkspace Entered { get; set; } = null!;

    [Inject]
    internal Visit Visit { get; set; } = null!;

    [Inject]
    internal NavigationManager Navigation { get; set; } = null!;

    [Inject]
    internal IJSRuntime Script { get; set; } = null!;

    /// <summary>The turn of the address, whatever is done now.</summary>
    private LiveTurn? Current => Board.Turn(Turn) is { } turn && turn.View.ParentImageId == Id ? turn : null;

    /// <summary>The turn whose prompt would be drawn: none while the box holds another wish.</summary>
    private LiveTurn? Spoken => _mode is not EditMode.Enlarge && Current is { } turn && turn.View.Wish == _wish.Trim() ? turn : null;

    /// <summary>What lies under the stage: the chosen run, else the newest.</summary>
    private GenerationView? Shown => Board.Runs.FirstOrDefault(run => run.Id == Run) ?? Board.Runs.FirstOrDefault();

    private PictureView? Seen => See is { } see ? Board.Runs.SelectMany(run => run.Pictures).FirstOrDefault(picture => picture.ImageId == see && !picture.IsDeleted) : null;

    protected override async ValueTask LeaveAsync() => await Browser.ReleaseAsync(_script, _module);

    protected override void OnInitialized()
    {
        UnaskedEvery(LookAgain, () => Board.PlaceAsync(Gone));
        Follow(Entered.Id, Unasked<StudioEvent>(FollowAsync));
    }

    protected override async Task OnParametersSetAsync()
    {
        var mode = EditModes.Read(Mode);
        if (_image?.Id != Id || !_loaded)
        {
            _zone = await Queries.ZoneAsync(Gone);
            var image = await Images.FindAsync(Id, Gone);
            if (image is not null)
            {
                await Board.OpenAsync(Id, Gone);
                await Desk.OpenAsync(image, mode, Before(mode), Gone);
                (_wish, _masked, _refusal) = (Board.Turn(Turn)?.View.Wish ?? "", 0, null);
            }

            (_image, _mode, _loaded) = (image, mode, true);
        }
        else if (mode != _mode)
        {
            await Desk.OpenAsync(_image, mode, Before(mode), Gone);
            (_mode, _refusal) = (mode, null);
        }

        await ProveAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_image is not null && _module is null)
        {
            _module = await Script.InvokeAsync<IJSObjectReference>("import", "/js/edit/page.js");
            _script = Gone.IsCancellationRequested ? null : await _module.InvokeAsync<IJSObjectReference>("mount", _root);
        }
    }

    private async Task FollowAsync(StudioEvent e)
    {
        if (_image is not null && await Board.HandleAsync(e, Gone))
        {
            await StartAwaitedAsync();
            ShowMade();
            await ProveAsync();
            StateHasChanged();
        }
    }

    // Counted once for each result that is looked at.
    private async Task ProveAsync()
    {
        if (Seen?.ImageId == _proved)
        {
            return;
        }

        var result = Seen?.ImageId;
        var change = result is { } image ? await Proof.OfAsync(image, Id, Gone) : null;
        (_proved, _change) = (result, change);
    }

    private Studio.Data.Generations.GenerationSettings? Before(EditMode mode) =>
        Board.Runs.FirstOrDefault(run => run.Kind == mode.Kind())?.Settings;

    private PromptReading Read(LiveTurn turn) => Marks.Read(turn.View, EditPrompt.Card(turn.View), [], Desk.Model!.Model, Desk.Form.Base);

    private string Address(Guid? see) => EditAddress.Page(Workspace, Id, _mode, Turn, Run, see);

    private string AddressOf(GenerationView run) => EditAddress.Page(
        Workspace,
        Id,
        run.Kind switch
        {
            Studio.Data.Generations.GenerationKind.Redraw => EditMode.Redraw,
            Studio.Data.Generations.GenerationKind.Upscale => EditMode.Enlarge,
            _ => EditMode.Part,
        },
        Board.TurnOf(run.Id) is { } turn && turn.View.ParentImageId == Id ? turn.View.Id : null,
        run.Id);

    private IReadOnlyList<PictureView> Others(PictureView seen) =>
        [.. Board.Runs.First(run => run.Id == seen.GenerationId).Pictures.Where(picture => picture.Id != seen.Id && picture is { ImageId: not null, IsDeleted: false })];

    private bool MayCreate => Entered.Access.Allows(Permission.CreateImages);
}
