using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Studio.Data.Generations;
using Studio.Data.Prompts;
using Studio.Data.Tenancy;
using Studio.Jobs.Events;
using Studio.Web.Create.Composing;
using Studio.Web.Create.Conversation;
using Studio.Web.Create.FirstSteps;
using Studio.Web.Create.Pictures;
using Studio.Web.Create.Settings;
using Studio.Web.Create.Threads;
using Studio.Web.Shell.Visits;

namespace Studio.Web.Create;

/// <summary>The page where pictures are made. What it shows lives on the server and in the address, so a reload or a second tab loses nothing.</summary>
public sealed partial class CreatePage
{
    /// <summary>How long a tile may say what is no longer so.</summary>
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(5);

    private ElementReference _root;
    private Action<GenerationView>? _announce;
    private ComposerHost? _composer;
    private VocabularyDialog? _vocabulary;
    private BrowserPage? _browser;
    private TimeZoneInfo _zone = TimeZoneInfo.Utc;
    private Draft _draft = null!;
    private Guid? _opened;
    private Guid? _startedThread;
    private Guid _composerKey = Guid.NewGuid();
    private bool _isOpened;
    private bool _loaded;
    private bool _goToEnd;
    private bool _choicesOpen;
    private string? _brought;
    private string? _keptElement;

    [Parameter]
    public string Workspace { get; set; } = "";

    [Parameter]
    public Guid? ThreadId { get; set; }

    /// <summary>A link may bring words along ("New thread with ..."): they are put into the composer, never sent.</summary>
    [SupplyParameterFromQuery(Name = "wish")]
    public string? BroughtWish { get; set; }

    [Inject]
    internal ThreadBoard Conversation { get; set; } = null!;

    [Inject]
    internal SettingsBoard Settings { get; set; } = null!;

    [Inject]
    internal CreateQueries Queries { get; set; } = null!;

    [Inject]
    internal ThreadListing Threads { get; set; } = null!;

    [Inject]
    internal Drafts Drafts { get; set; } = null!;

    [Inject]
    internal DrawerState Drawer { get; set; } = null!;

    [Inject]
    internal CurrentWorkspace Current { get; set; } = null!;

    [Inject]
    internal Visit Visit { get; set; } = null!;

    [Inject]
    internal NavigationManager Navigation { get; set; } = null!;

    [Inject]
    internal IJSRuntime Script { get; set; } = null!;

    [Inject]
    internal TimeProvider Time { get; set; } = null!;

    private LiveThread? Thread => Conversation.Thread;

    private DateTime Now => Time.GetUtcNow().UtcDateTime;

    private bool IsGone => ThreadId is not null && !_unreadable && Thread is not { View.DeletedAt: null };

    private bool IsOwn => IsMaker && (Thread is null || Thread.View.CreatedById == Visit.Person.Id);

    private bool ShowsDrawer => _choicesOpen || (MayMake && Drawer.IsOpen);

    private bool ShowsFirstSteps => ThreadId is null;

    // Its button is the primary one then, the composer's steps back while it is empty.
    private bool WaitsForPerson => IsOwn && Thread is { WaitsForPerson: true };

    private string Title => Thread?.View.Title ?? (_loaded && IsGone ? "No such thread" : ThreadId is not null ? "Thread" : MayMake ? "New thread" : "Threads");

    private string? TitleLanguage => Thread is { Turns: [var first, ..] } ? Languages.Attribute(first.View.Language) : null;

    private long? LastSeed => Thread?.Newest?.Settings.Seed;

    private string? TabTitle => ThreadWords.Progress(Thread?.NewestPictures ?? [], Title);

    private string Facts => Thread is null ? "" : ThreadWords.Facts(Thread);

    protected override async ValueTask LeaveAsync()
    {
        Conversation.Finished -= _announce;
        Threads.Dispose();
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }
    }

    protected override async Task OnParametersSetAsync()
    {
        var brings = ThreadId is null && BroughtWish is { Length: > 0 };
        if (_isOpened && _opened == ThreadId && !brings)
        {
            // Also while it is still being read: a second reading would put a composer with older words in the place of the first.
            return;
        }

        (_isOpened, _opened) = (true, ThreadId);
        Drawer.IsFirstSteps = ShowsFirstSteps;
        if (IsMaker && !_loaded)
        {
            _noModel = await Settings.NoModelAsync(Gone);
        }

        if (!MayMake)
        {
            await ReadOnlyAsync();
            return;
        }

        var draft = await Drafts.ReadAsync(ThreadId, Gone);
        if (!_loaded)
        {
            _zone = await Queries.ZoneAsync(Gone);
            await Settings.OpenAsync(draft.Settings, draft.UpsampleBefore, Gone);
            Settings.Warm();
        }

        await Conversation.OpenAsync(ThreadId, Gone);
        await Threads.ReadAsync(Gone);
        if (ThreadId is null || ThreadId != _startedThread)
        {
            // Another thread has another composer; the thread that its first wish has just started keeps it, with whatever was typed since.
            _draft = draft;
            _brought = brings ? BroughtWish : null;
            _composerKey = Guid.NewGuid();
            if (draft.Settings is { } kept)
            {
                await Settings.OpenAsync(kept, draft.UpsampleBefore, Gone);
            }

            ReopenEditor();
        }

        _startedThread = null;
        _loaded = true;
        _goToEnd = true;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            Threads.Follow(Unasked(RefreshListAsync));
            Conversation.Finished += _announce = Unasked<GenerationView>(AnnounceAsync);
            _browser = await BrowserPage.MountAsync(Script, _root, new BrowserPageOptions(Visit.Preferences.NotifyWhenDone), NarrowAsync);
            var follow = Unasked<StudioEvent>(FollowAsync);
            Follow(Visit.Door.Id, follow);

            UnaskedEvery(LookAgain, () => Conversation.PlaceAsync(Gone));

            // What happened between the first reading and the subscription.
            follow(new EventsMissed());
        }

        if (_loaded && _brought is not null && BroughtWish is not null)
        {
            // A reload would otherwise put the words over what was typed since.
            Navigation.NavigateTo(new CreatePlace(ThreadId: null, TurnId: null).Address(Workspace), replace: true);
        }

        if (_loaded && _goToEnd && _browser is not null)
        {
            _goToEnd = false;
            await _browser.ShowAsync(_keptElement ?? Fragment);
        }
    }

    private async Task FollowAsync(StudioEvent e)
    {
        if (await Conversation.HandleAsync(e, Gone))
        {
            StateHasChanged();
        }

        Threads.Signal(e);
    }

    // A prompt that was being edited when the page was left, here or on another device.
    private void ReopenEditor()
    {
        if (_draft is { PromptTurnId: { } turn, PromptText: { } text } && IsOwn)
        {
            Thread?.Turn(turn)?.Edit(text);
        }
    }

    private async Task RefreshListAsync()
    {
        await Threads.ReadAsync(Gone);
        StateHasChanged();
    }

    private Task SearchAsync(string search) => Threads.SearchAsync(search, Gone);

    private void Refresh() => StateHasChanged();

    private Task Fill(string wish) => _composer?.FillAsync(wish) ?? Task.CompletedTask;

    private Task Add(string words) => _composer?.AddAsync(words) ?? Task.CompletedTask;

    private Task NarrowAsync(bool isNarrow)
    {
        Drawer.Narrow(isNarrow);
        return InvokeAsync(StateHasChanged);
    }

    /// <summary>Takes the place of the settings while it is open.</summary>
    private void ToggleChoices() => _choicesOpen = !_choicesOpen;

    private async Task ToggleSettingsAsync()
    {
        // From under the choices the settings come forth first.
        var wasHidden = _choicesOpen && Drawer.IsOpen;
        _choicesOpen = false;
        await (wasHidden ? Task.CompletedTask : Drawer.ToggleAsync(Gone));
    }

    private Task ShowSettingsAsync()
    {
        _choicesOpen = false;
        return Drawer.OpenAsync(Gone);
    }

    private async Task AnnounceAsync(GenerationView generation)
    {
        await Settings.EstimateAsync(Gone);
        StateHasChanged();
        var done = generation.Pictures.Count(picture => picture.Status is PictureStatus.Succeeded);
        await (_browser?.DoneAsync(Title, done == 1 ? "1 picture is ready." : $"{done} pictures are ready.") ?? Task.CompletedTask);
    }
}
