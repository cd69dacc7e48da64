using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Inference.Prompting;
using Studio.Jobs.Models;
using Studio.Web.Create.FirstSteps;
using Studio.Web.Gallery;
using Studio.Web.Shell.Visits;

namespace Studio.Web.Shell.Jump;

/// <summary>Collections by their name, and whether the model can draw what was typed.</summary>
internal sealed class JumpElsewhere(CollectionQueries collections, ModelRights models, CurrentWorkspace workspace, Visit visit)
{
    private const string Elsewhere = "Elsewhere";
    private const int MostCollections = 3;

    /// <summary>A single letter is in the name of nearly everything.</summary>
    private const int ShortestWord = 2;

    public async Task<IReadOnlyList<JumpItem>> FindAsync(string text, CancellationToken cancellationToken)
    {
        if (!workspace.Access.Allows(Permission.ViewGallery) || text.Length == 0)
        {
            return [];
        }

        var found = (await collections.AllAsync(cancellationToken)).Where(collection => collection.Name.Contains(text, StringComparison.CurrentCultureIgnoreCase)).Take(MostCollections);
        return
        [
            .. found.Select(collection => new JumpItem(Elsewhere, "collection", collection.Name)
            {
                Address = visit.Address("gallery") + new GalleryFilter { Collection = collection.Id }.ToQuery(),
                Note = $"collection, {Count.Of(collection.Count, "picture")}",
                Match = text,
            }),
            .. await DrawableAsync(text, cancellationToken),
        ];
    }

    private async Task<IReadOnlyList<JumpItem>> DrawableAsync(string text, CancellationToken cancellationToken)
    {
        var isWord = text.Length >= ShortestWord || (text.Length > 0 && !char.IsAscii(text[0]));
        if (!isWord || !workspace.Access.Allows(Permission.CreateImages) || (await models.OfferedAsync(cancellationToken)) is not [var model, ..])
        {
            return [];
        }

        var found = Drawables.Of(ModelVocabulary.Of(model))
            .SelectMany(group => group.Words.Where(word => word.Matches(text)).Select(word => (Group: group.Name, Word: word)))
            .OrderByDescending(one => one.Word.Name.Equals(text, StringComparison.OrdinalIgnoreCase))
            .FirstOrDefault();
        return found.Word is not { } known ? [] :
        [
            new JumpItem(Elsewhere, "info", $"What {model.Name} can draw: {known.Name}")
            {
                Address = $"{visit.Address("create")}#vocabulary",
                Note = known.IsBest ? found.Group : $"{found.Group}, less cleanly",
                Match = text,
            },
        ];
    }
}
