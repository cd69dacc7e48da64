using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Studio.Data;
using Studio.Web.Compare;
using Studio.Web.Create;
using Studio.Web.Images;

namespace Studio.Web.Gallery;

public sealed partial class GalleryPage
{
    private const int MostVaried = 12;

    private static readonly TimeSpan TypingPause = TimeSpan.FromMilliseconds(150);

    private int _keystrokes;

    [Inject]
    internal GalleryActions Actions { get; set; } = null!;

    [Inject]
    internal PictureActions Pictures { get; set; } = null!;

    [Inject]
    internal CollectionActions CollectionActions { get; set; } = null!;

    /// <summary>Delete on the keyboard: what is picked, else the picture that has the focus.</summary>
    [JSInvokable]
    public Task DeleteAsync(Guid focused) => GuardAsync(() => DeleteAsync(_selection.IsEmpty ? [focused] : [.. _selection.Ids]));

    [JSInvokable]
    public void ClearSelection()
    {
        _selection.Clear();
        StateHasChanged();
    }

    [JSInvokable]
    public void SelectAll()
    {
        foreach (var id in _view?.Order.Where(id => !_selection.Contains(id)) ?? [])
        {
            _selection.Toggle(id);
        }

        StateHasChanged();
    }

    [JSInvokable]
    public void Say(string sentence, bool isError)
    {
        if (isError)
        {
            Toasts.ShowError(sentence);
        }
        else
        {
            Toasts.Show(sentence);
        }
    }

    private void Pick(GalleryPick pick)
    {
        if (pick.Range)
        {
            _selection.ExtendTo(pick.Id, _view!.Order);
        }
        else
        {
            _selection.Toggle(pick.Id);
        }
    }

    /// <summary>The last keystroke of a quick series decides; the address is replaced, so Back leaves the gallery instead of untyping.</summary>
    private async Task SearchAsync(GalleryFilter filter)
    {
        var typing = filter.Search != _filter.Search;
        var keystroke = ++_keystrokes;
        _filter = filter;
        if (typing)
        {
            await Task.Delay(TypingPause, Time, Gone);
        }

        if (keystroke != _keystrokes)
        {
            return;
        }

        Navigation.NavigateTo($"/w/{Workspace}/gallery{filter.ToQuery()}", replace: typing);
    }

    private async Task FavouriteAsync(GalleryPicture picture) => await Actions.FavouriteAsync([picture.Id], !picture.IsFavourite, Gone);

    private async Task FavouriteSelectedAsync()
    {
        var ids = _selection.Ids.ToList();
        var all = ids.TrueForAll(id => _view!.Find(id) is { IsFavourite: true });
        await Actions.FavouriteAsync(ids, !all, Gone);
        Toasts.Show(all ? $"{Count.Of(ids.Count, "picture")} no longer among your favourites." : $"{Count.Of(ids.Count, "picture")} among your favourites.");
    }

    private Task DeleteSelectedAsync() => DeleteAsync([.. _selection.Ids]);

    private async Task DeleteAsync(IReadOnlyCollection<Guid> ids)
    {
        await Actions.DeleteAsync(ids, Gone);
        _selection.Clear();
        // Undo outlives the page: its token does not.
        Toasts.Show($"{Count.Of(ids.Count, "picture")} moved to the trash.", () => GuardAsync(() => Actions.RestoreAsync(ids, CancellationToken.None)));
    }

    private async Task RestoreSelectedAsync()
    {
        var ids = _selection.Ids.ToList();
        await Actions.RestoreAsync(ids, Gone);
        _selection.Clear();
        Toasts.Show($"{Count.Of(ids.Count, "picture")} back in the gallery.");
    }

    private async Task CollectAsync(CollectionSummary collection)
    {
        var added = await CollectionActions.AddAsync(collection.Id, _selection.Ids, Gone);
        _selection.Clear();
        _collections = await CollectionQueries.AllAsync(Gone);
        Toasts.Show($"{Count.Of(added, "picture")} added to {collection.Name}.");
    }

    private async Task CollectNewAsync(string name)
    {
        var id = await CollectionActions.CreateAsync(name, Gone);
        await CollectAsync(new CollectionSummary(id, name.Trim(), 0, null));
        StateHasChanged();
    }

    private async Task NewCollectionAsync(string name)
    {
        await CollectionActions.CreateAsync(name, Gone);
        _collections = await CollectionQueries.AllAsync(Gone);
        StateHasChanged();
    }

    /// <summary>One after the other: each is a wish of its own in the queue.</summary>
    private async Task VarySelectedAsync()
    {
        var ids = _selection.Ids.ToList();
        if (ids.Count > MostVaried)
        {
            throw new StudioException($"At most {MostVaried} pictures can be varied at once, so that the queue is not filled by one press. Pick fewer.");
        }

        foreach (var id in ids)
        {
            await Pictures.VaryAsync(id, Gone);
        }

        _selection.Clear();
        Toasts.Show($"New pictures like {(ids.Count == 1 ? "this one" : $"these {ids.Count}")} wait in the queue; they come into their threads and here.");
    }

    private void CompareSelected() => Navigation.NavigateTo(CompareAddress.Of(Workspace, _selection.Ids));

    private async Task DownloadAsync() => await _script!.InvokeVoidAsync("downloadZip", Gone, ImageAddress.Zip(Workspace), _selection.Ids);

    private async Task TakeOutAsync()
    {
        await CollectionActions.RemoveAsync(Collection!.Id, _selection.Ids, Gone);
        _selection.Clear();
        _collections = await CollectionQueries.AllAsync(Gone);
        await LoadAsync(_view!.Loaded);
    }

    private async Task RenameCollectionAsync(string name)
    {
        await CollectionActions.RenameAsync(Collection!.Id, name, Gone);
        _collections = await CollectionQueries.AllAsync(Gone);
    }

    private async Task DeleteCollectionAsync()
    {
        await CollectionActions.DeleteAsync(Collection!.Id, Gone);
        _collections = await CollectionQueries.AllAsync(Gone);
        await SearchAsync(new GalleryFilter());
    }

    private async Task ShowNewAsync()
    {
        await LoadAsync(_view!.Loaded);
        StateHasChanged();
        await _script!.InvokeVoidAsync("toTop", Gone);
    }

    /// <summary>What does not come through an event handler of this page (keys, Undo) says its refusal here.</summary>
    private async Task GuardAsync(Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (StudioException refusal)
        {
            Toasts.ShowError(refusal.Message);
        }

        StateHasChanged();
    }
}
