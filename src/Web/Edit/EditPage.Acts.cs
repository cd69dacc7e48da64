using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Studio.Data;
using Studio.Data.Generations;
using Studio.Web.Create;
using Studio.Web.Create.Conversation;
using Studio.Web.Create.Pictures;
using Studio.Web.Errors;
using Studio.Web.Gallery;

namespace Studio.Web.Edit;

/// <summary>What is pressed.</summary>
public sealed partial class EditPage
{
    [Inject]
    internal EditActions Actions { get; set; } = null!;

    [Inject]
    internal CreateActions Creating { get; set; } = null!;

    [Inject]
    internal GalleryActions Gallery { get; set; } = null!;

    private void Type(string wish) => (_wish, _refusal, _made) = (wish, null, null);

    private void Masked(double share) => (_masked, _refusal, _made) = (share, null, null);

    private void Refuse(string sentence) => _refusal = sentence;

    private async Task ChangeAsync(EditForm form)
    {
        _refusal = null;
        await Desk.ChangeAsync(form, Gone);
    }

    private async Task SaveMaskAsync() => await (_stage?.SaveAsync() ?? Task.CompletedTask);

    private Task PressAsync() => BusyAsync(async () =>
    {
        if (_mode is EditMode.Enlarge || Said.Length == 0)
        {
            await MakeAsync(turn: null);
        }
        else if (Spoken is { } spoken)
        {
            await MakeAsync(spoken.View.Id);
        }
        else if (Desk.Form.Upsample)
        {
            await SayAsync(Desk.Form.Settings(mask: null));
        }
        else
        {
            await SendUnwrittenAsync();
        }
    });

    private Task SendAsItIsAsync() => BusyAsync(SendUnwrittenAsync);

    // The mask first: a wish that was said for nothing would stand in the thread.
    private async Task SendUnwrittenAsync()
    {
        if (_mode is EditMode.Part && _masked == 0)
        {
            throw new StudioException("Nothing is masked, so nothing would change. Paint over what should change first.");
        }

        var turn = await SayAsync(Desk.Form.Settings(mask: null) with { Upsample = false });
        await MakeAsync(turn);
    }

    private async Task<Guid> SayAsync(GenerationSettings settings)
    {
        var place = await Actions.SayAsync(Id, Said, settings, Gone);
        await Board.OpenAsync(Id, Gone);
        _awaited = settings.Upsample && Visit.Preferences.StartByItself ? place.TurnId : null;
        Turn = place.TurnId;
        Navigation.NavigateTo(EditAddress.Page(Workspace, Id, _mode, place.TurnId, Run), replace: true);
        return place.TurnId!.Value;
    }

    private async Task MakeAsync(Guid? turn)
    {
        var mask = await SendMaskAsync();
        var made = await Actions.MakeAsync(Id, turn, Desk.Form.Settings(mask), Desk.Form.Kind, Gone);
        await Board.OpenAsync(Id, Gone);
        _made = made;
        // The newest run is shown, the mask comes back.
        Navigation.NavigateTo(EditAddress.Page(Workspace, Id, _mode, turn), replace: true);
    }

    private async Task<string?> SendMaskAsync()
    {
        if (_mode is not EditMode.Part)
        {
            return null;
        }

        var sent = await _stage!.SendAsync();
        return sent.Hash ?? throw new StudioException(sent.Sentence ?? "The server did not take the mask. It is kept here: try again.");
    }

    /// <summary>For people who want the pictures as soon as the prompt is written.</summary>
    private async Task StartAwaitedAsync()
    {
        if (_awaited is not { } turn || Board.Turn(turn) is not { View.Writing.IsGoing: false } written)
        {
            return;
        }

        _awaited = null;
        if (Spoken == written && Why is null && EditPrompt.Ready(written.View) is not null)
        {
            await PressAsync();
        }
    }

    // The first picture that was just asked for is shown beside the original, unless the person has begun with something else.
    private void ShowMade()
    {
        if (_made is { } run && Shown?.Id == run && Seen is null && Shown.Pictures.FirstOrDefault(picture => picture is { ImageId: not null, IsDeleted: false }) is { } first)
        {
            _made = null;
            Navigation.NavigateTo(Address(first.ImageId), replace: true);
        }
    }

    private async Task RunAsync(TurnRequest request)
    {
        var turn = request.Turn;
        switch (request.Command)
        {
            case TurnCommand.Stop when turn.View.Writing is { } writing:
                await Creating.StopWritingAsync(writing.Id, Gone);
                break;
            case TurnCommand.WriteAgain:
                await Creating.WriteAgainAsync(turn.View.Id, Gone);
                break;
            case TurnCommand.UndoToWish:
                await Creating.UndoToWishAsync(turn.View.Id, Gone);
                break;
            case TurnCommand.SendAsItIs:
                await Creating.UndoToWishAsync(turn.View.Id, Gone);
                await Board.OpenAsync(Id, Gone);
                await PressAsync();
                break;
            case TurnCommand.Copy:
                await (_script?.InvokeVoidAsync("copy", Gone, Newest(turn.View)) ?? ValueTask.CompletedTask);
                Toasts.Show("The prompt is copied.");
                return;
            case TurnCommand.Edit:
                turn.Edit(Newest(turn.View));
                return;
            case TurnCommand.CancelEdit:
                turn.Edit(text: null);
                StateHasChanged();
                return;
        }

        await Board.OpenAsync(Id, Gone);
    }

    private Task<PromptMeasure> Measure(LiveTurn turn, string text) => Task.FromResult(Windows.Measure(Desk.Model!.Model, Desk.Form.Base, text));

    private async Task<bool> MakeEditedAsync(LiveTurn turn, string text)
    {
        var made = await BusyAsync(async () =>
        {
            if (_mode is EditMode.Part && _masked == 0)
            {
                throw new StudioException("Nothing is masked, so nothing would change. Paint over what should change first.");
            }

            await Creating.KeepAsync(turn.View.Id, text, Gone);
            await MakeAsync(turn.View.Id);
            turn.Edit(text: null);
        });
        StateHasChanged();
        return made;
    }

    private Task EnlargeMaskAsync() => BusyAsync(async () =>
    {
        await Desk.ChangeAsync(Desk.Form with { Window = EditWindow.MaskEnlarged }, Gone);
        await MakeAsync(Shown is { } run && Board.TurnOf(run.Id) is { } turn && turn.View.ParentImageId == Id ? turn.View.Id : null);
    });

    private Task CancelAsync(Guid picture) => Creating.CancelPictureAsync(picture, Gone);

    private Task CancelAllAsync(Guid run) => Creating.CancelGenerationAsync(run, Gone);

    private Task RetryAsync(Guid picture) => Creating.RetryPictureAsync(picture, Gone);

    private async Task RestoreAsync(PictureView picture)
    {
        await Gallery.RestoreAsync([picture.ImageId!.Value], Gone);
        await Board.OpenAsync(Id, Gone);
    }

    /// <summary>A favourite; what else the run made goes to the trash and comes back with Undo.</summary>
    private async Task KeepAsync(PictureView kept)
    {
        var others = Others(kept).Select(picture => picture.ImageId!.Value).ToList();
        await Gallery.FavouriteAsync([kept.ImageId!.Value], on: true, Gone);
        if (others.Count > 0)
        {
            await Gallery.DeleteAsync(others, Gone);
            Toasts.Show(others.Count == 1 ? "Kept. The other edit is in the trash." : $"Kept. The other {others.Count} edits are in the trash.", () => Gallery.RestoreAsync(others, CancellationToken.None));
        }
        else
        {
            Toasts.Show("Kept as a favourite.");
        }

        await Board.OpenAsync(Id, Gone);
    }

    // Why a press did nothing is said above the button, and what was typed and painted stays.
    private async Task<bool> BusyAsync(Func<Task> act)
    {
        if (_isBusy)
        {
            return false;
        }

        (_isBusy, _refusal) = (true, null);
        StateHasChanged();
        try
        {
            await act();
            return true;
        }
        catch (Exception trouble) when (Refusals.Of(trouble) is { } refusal)
        {
            _refusal = refusal.Message;
            return false;
        }
        finally
        {
            _isBusy = false;
        }
    }
}
