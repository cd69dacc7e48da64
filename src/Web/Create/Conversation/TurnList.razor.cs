using System.Globalization;
using Microsoft.AspNetCore.Components;
using Studio.Data.Generations;
using Studio.Data.Quotas;
using Studio.Web.Create.Composing;
using Studio.Web.Create.Pictures;
using Studio.Web.Create.Settings;
using Studio.Web.Errors;
using Studio.Web.Gallery;

namespace Studio.Web.Create.Conversation;

/// <summary>The turns of a thread and what is done in them.</summary>
public sealed partial class TurnList
{
    /// <summary>A page of a hundred turns is slow to draw and to scroll; the newest are what is worked on.</summary>
    private const int TurnsAtOnce = 20;

    private bool _making;
    private Guid? _paged;
    private int _first;

    [Parameter, EditorRequired]
    public required ThreadBoard Board { get; set; }

    [Parameter, EditorRequired]
    public required SettingsBoard Settings { get; set; }

    [Parameter, EditorRequired]
    public required string Workspace { get; set; }

    [Parameter, EditorRequired]
    public required TimeZoneInfo Zone { get; set; }

    [Parameter]
    public bool IsOwn { get; set; }

    /// <summary>The turn that the address points at: it is shown however early it was.</summary>
    [Parameter]
    public Guid? Goal { get; set; }

    [Parameter]
    public EventCallback OnChanged { get; set; }

    /// <summary>Earlier turns are shown; the turn that was the first before stays where it was.</summary>
    [Parameter]
    public EventCallback<Guid> OnEarlier { get; set; }

    [Parameter]
    public EventCallback<CreatePlace> OnPlace { get; set; }

    [Parameter]
    public EventCallback<string> OnCopy { get; set; }

    /// <summary>A wish that goes back into the composer.</summary>
    [Parameter]
    public EventCallback<string> OnReword { get; set; }

    [Inject]
    internal CreateActions Actions { get; set; } = null!;

    [Inject]
    internal PictureActions Pictures { get; set; } = null!;

    [Inject]
    internal GalleryActions Gallery { get; set; } = null!;

    [Inject]
    internal Drafts Drafts { get; set; } = null!;

    [Inject]
    internal PromptMarks Marks { get; set; } = null!;

    [Inject]
    internal PromptWindows Windows { get; set; } = null!;

    private LiveThread Thread => Board.Thread!;

    private string EarlierWords => _first > TurnsAtOnce ? $"Show {TurnsAtOnce} of {_first} earlier turns" : _first == 1 ? "Show the first turn" : $"Show {_first} earlier turns";

    /// <summary>Where the list begins is decided once for a thread: turns that come later never push shown ones out.</summary>
    protected override void OnParametersSet()
    {
        if (_paged == Thread.View.Id)
        {
            return;
        }

        _paged = Thread.View.Id;
        var goal = Thread.Turns.TakeWhile(turn => turn.View.Id != Goal).Count();
        _first = Math.Max(0, Math.Min(goal, Thread.Turns.Count - TurnsAtOnce));
    }

    private Task ShowEarlierAsync()
    {
        var before = Thread.Turns[_first].View.Id;
        _first = Math.Max(0, _first - TurnsAtOnce);
        return OnEarlier.InvokeAsync(before);
    }

    private string TimeOf(TurnView turn) => TimeZoneInfo.ConvertTimeFromUtc(turn.CreatedAt, Zone).ToString("HH:mm", CultureInfo.InvariantCulture);

    private PromptReading Read(TurnView turn, PromptCardView card) =>
        Marks.Read(turn, card, [.. Thread.Turns.Select(live => live.View).Where(view => view.Ordinal < turn.Ordinal)], Settings.DiffusionModel, Settings.Settings);

    private async Task RunAsync(TurnRequest request)
    {
        var turn = request.Turn;
        switch (request.Command)
        {
            case TurnCommand.Reload:
                break;
            case TurnCommand.Stop when turn.View.Writing is { } writing:
                await Actions.StopWritingAsync(writing.Id, Gone);
                break;
            case TurnCommand.WriteAgain:
                await Actions.WriteAgainAsync(turn.View.Id, Gone);
                break;
            case TurnCommand.UndoToWish:
                await Actions.UndoToWishAsync(turn.View.Id, Gone);
                break;
            case TurnCommand.SendAsItIs:
                await Actions.SendAsItIsAsync(turn.View.Id, Settings.Settings, Gone);
                break;
            case TurnCommand.Make:
                await MakeAsync(turn, text: null);
                return;
            case TurnCommand.MakeFewer when turn.Refused is { } refused:
                await MakeAsync(turn, turn.Editing, Settings.Settings with { Count = refused.Fits }, notBefore: null);
                return;
            case TurnCommand.MakeThen when turn.Refused is { FreesAt: { } then }:
                await MakeAsync(turn, turn.Editing, Settings.Settings, then);
                return;
            case TurnCommand.Copy:
                await OnCopy.InvokeAsync(NewestText(turn.View));
                Toasts.Show("The prompt is copied.");
                return;
            case TurnCommand.Reword:
                await OnReword.InvokeAsync(turn.View.Wish);
                return;
            case TurnCommand.Edit:
                await OpenAsync(turn, request.Text);
                await SaveAsync(turn, turn.Editing!);
                return;
            case TurnCommand.CancelEdit:
                turn.Edit(text: null);
                await Drafts.SavePromptAsync(Thread.View.Id, turnId: null, text: null, Gone);
                await OnChanged.InvokeAsync();
                return;
            default:
                return;
        }

        await ReloadAsync(turn);
    }

    // One prompt is edited at a time: the draft holds one.
    private Task OpenAsync(LiveTurn turn, string? text)
    {
        foreach (var other in Thread.Turns.Where(other => other != turn && other.Editing is not null))
        {
            other.Edit(text: null);
        }

        turn.Edit(text ?? NewestText(turn.View));
        return OnChanged.InvokeAsync();
    }

    private async Task<PromptMeasure> SaveAsync(LiveTurn turn, string text)
    {
        await Drafts.SavePromptAsync(Thread.View.Id, turn.View.Id, text, Gone);
        var (model, settings, before) = (Settings.DiffusionModel, Settings.Settings, NewestText(turn.View));
        var measure = Windows.Measure(model, settings, text);
        // A long text takes a while to read, and the page goes on meanwhile.
        return text != before && await Task.Run(() => EditRemarks.Of(text, before, model, settings.Syntax), Gone) is { } remark
            ? measure with { Remarks = [.. measure.Remarks, remark] }
            : measure;
    }

    private Task<bool> MakeAsync(LiveTurn turn, string? text) => MakeAsync(turn, text, Settings.Settings, notBefore: null);

    private async Task<bool> MakeAsync(LiveTurn turn, string? text, GenerationSettings settings, DateTime? notBefore)
    {
        _making = true;
        turn.Refuse(refused: null);
        StateHasChanged();
        try
        {
            await Actions.MakeAsync(turn.View.Id, text, settings, notBefore, Gone);
            if (turn.Editing is not null)
            {
                turn.Edit(text: null);
                await Drafts.SavePromptAsync(Thread.View.Id, turnId: null, text: null, Gone);
            }

            await ReloadAsync(turn);
            return true;
        }
        catch (QuotaExceeded refused)
        {
            // Said where the prompt is, with what can be done instead; an edited prompt is kept.
            turn.Refuse(refused);
            return false;
        }
        catch (Exception trouble) when (Refusals.Of(trouble) is { } refusal)
        {
            turn.Refuse(refusal.Message);
            return false;
        }
        finally
        {
            _making = false;
            StateHasChanged();
        }
    }

    private async Task ReloadAsync(LiveTurn turn)
    {
        await Board.ReloadAsync(turn, Gone);
        await OnChanged.InvokeAsync();
    }

    private Task CancelAsync(Guid picture) => Actions.CancelPictureAsync(picture, Gone);

    private Task CancelAllAsync(Guid generation) => Actions.CancelGenerationAsync(generation, Gone);

    private Task RetryAsync(Guid picture) => Actions.RetryPictureAsync(picture, Gone);

    private async Task ActAsync(PictureRequest request)
    {
        if (request.Picture.ImageId is not { } image)
        {
            return;
        }

        switch (request.Action)
        {
            case PictureAction.Favourite:
                await Gallery.FavouriteAsync([image], !request.Picture.IsFavourite, Gone);
                break;
            case PictureAction.Delete:
                await Gallery.DeleteAsync([image], Gone);
                Toasts.Show("The picture is in the trash.", () => Gallery.RestoreAsync([image], CancellationToken.None));
                break;
            case PictureAction.Restore:
                await Gallery.RestoreAsync([image], Gone);
                break;
            case PictureAction.Vary:
                await OnPlace.InvokeAsync(await Pictures.VaryAsync(image, Gone));
                break;
            case PictureAction.Edit:
                await OnPlace.InvokeAsync(await Pictures.EditAsync(image, Gone));
                break;
            case PictureAction.Reuse:
                await OnPlace.InvokeAsync(await Pictures.ReuseAsync(image, Gone));
                break;
        }
    }

    private static string NewestText(TurnView turn) => turn.Revisions.LastOrDefault()?.Text ?? (turn.Writing is { Text.Length: > 0 } writing ? writing.Text : turn.Wish);
}
