using Studio.Web.Shell;

namespace Studio.Web.Create;

/// <summary>Which thread and turn the address names, and how one gets to another.</summary>
public sealed partial class CreatePage
{
    private string? Fragment => Navigation.ToAbsoluteUri(Navigation.Uri).Fragment is { Length: > 1 } fragment ? fragment[1..] : null;

    private Guid? Goal => CreatePlace.TurnOf(Fragment);

    private async Task KeepPlaceAsync(Guid turn)
    {
        // What was pressed for has to be drawn before anything can be measured.
        await Task.Yield();
        StateHasChanged();
        var element = CreatePlace.TurnElement(turn);
        if (_browser is not null)
        {
            await _browser.ShowAsync(element);
        }
        else
        {
            // Pressed before the page's script was there: it begins at this turn instead of at the end.
            _keptElement = element;
        }
    }

    private async Task SentAsync(CreatePlace place)
    {
        if (ThreadId is null)
        {
            _startedThread = place.ThreadId;
            await Browser.GoAsync(Script, new CreatePlace(place.ThreadId, TurnId: null).Address(Workspace));
            return;
        }

        await Conversation.OpenAsync(ThreadId, Gone);
        _goToEnd = true;
        StateHasChanged();
    }

    private async Task GoAsync(CreatePlace place)
    {
        var address = place.Address(Workspace);
        if (place.ThreadId != ThreadId || ThreadId is null)
        {
            Navigation.NavigateTo(address);
            return;
        }

        await Conversation.OpenAsync(ThreadId, Gone);
        _draft = await Drafts.ReadAsync(ThreadId, Gone);
        ReopenEditor();
        StateHasChanged();
        if (_browser is not null)
        {
            await _browser.ShowEndAsync(place.Element);
        }
    }

    private async Task CopyLinkAsync()
    {
        await CopyAsync(Navigation.ToAbsoluteUri(new CreatePlace(ThreadId, TurnId: null).Address(Workspace)).ToString());
        Toasts.Show("The link is copied. Members of this workspace can open it.");
    }

    private Task CopyAsync(string text) => _browser?.CopyAsync(text) ?? Task.CompletedTask;
}
