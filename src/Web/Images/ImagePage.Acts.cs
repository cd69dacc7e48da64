using Microsoft.AspNetCore.Components;
using Studio.Web.Create;
using Studio.Web.Gallery;

namespace Studio.Web.Images;

public sealed partial class ImagePage
{
    [Inject]
    internal GalleryActions Gallery { get; set; } = null!;

    [Inject]
    internal CollectionActions CollectionActions { get; set; } = null!;

    [Inject]
    internal ImageActions Actions { get; set; } = null!;

    [Inject]
    internal PictureActions Pictures { get; set; } = null!;

    private async Task FavouriteAsync()
    {
        await Gallery.FavouriteAsync([Id], !_image!.IsFavourite, Gone);
        _image = _image with { IsFavourite = !_image.IsFavourite };
    }

    /// <summary>The next picture takes its place, so that going through a gallery is one key a picture.</summary>
    private async Task DeleteAsync()
    {
        var deleted = Id;
        await Gallery.DeleteAsync([deleted], Gone);
        Toasts.Show("The picture moved to the trash.", () => RestoreAsync(deleted));
        var next = _neighbours.After ?? _neighbours.Before;
        Navigation.NavigateTo(next is { } other ? ImageAddress.Page(Workspace, other, Query) : Back, replace: true);
    }

    private Task RestoreAsync() => RestoreAsync(Id);

    private async Task RestoreAsync(Guid id)
    {
        // Undo outlives the page it was pressed on.
        await Gallery.RestoreAsync([id], CancellationToken.None);
        Navigation.NavigateTo(ImageAddress.Page(Workspace, id, (_filter with { Trash = false }).ToQuery()));
    }

    private async Task ReplayAsync()
    {
        await Actions.ReplayAsync(_image!, Gone);
        _replay = await ReplayQueries.LatestAsync(Id, Gone);
    }

    private async Task CollectAsync(CollectionSummary collection)
    {
        var added = await CollectionActions.AddAsync(collection.Id, [Id], Gone);
        Toasts.Show(added == 0 ? $"It is in {collection.Name} already." : $"Added to {collection.Name}.");
    }

    private async Task CollectNewAsync(string name)
    {
        var id = await CollectionActions.CreateAsync(name, Gone);
        _collections = await CollectionQueries.AllAsync(Gone);
        await CollectAsync(new CollectionSummary(id, name.Trim(), 0, null));
        StateHasChanged();
    }

    private async Task GoAsync(Func<Guid, CancellationToken, Task<CreatePlace>> act)
    {
        var place = await act(Id, Gone);
        Navigation.NavigateTo(place.Address(Workspace));
    }
}
