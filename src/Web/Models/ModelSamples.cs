using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Inference.Models;
using Studio.Web.Create.FirstSteps;
using Studio.Web.Images;
using Studio.Web.Shell.Visits;

namespace Studio.Web.Models;

/// <summary>What models draw: the pictures that lie beside a model, or else the newest ones of this workspace, never of another.</summary>
internal sealed class ModelSamples(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, Visit visit, ModelCatalog catalog, Examples examples)
{
    private const int Most = 6;

    /// <summary>By the model's hash; a model that nobody drew with here has none.</summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<ModelSample>>> ReadAsync(CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.ViewGallery);
        var slug = visit.Door.Slug;
        var samples = new Dictionary<string, IReadOnlyList<ModelSample>>(StringComparer.Ordinal);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        foreach (var model in catalog.Diffusion.DistinctBy(model => model.Hash))
        {
            var own = examples.Of(model, slug).Where(example => example.Picture is not null).Select(example => new ModelSample(example.Picture!, example.Wish, Page: null)).ToList();
            samples[model.Hash] = own.Count > 0 ? own : await DrawnHereAsync(db, model.Hash, slug, cancellationToken);
        }

        return samples;
    }

    private static async Task<IReadOnlyList<ModelSample>> DrawnHereAsync(StudioDbContext db, string hash, string slug, CancellationToken cancellationToken)
    {
        var newest = await db.Images.AsNoTracking()
            .Where(image => image.DeletedAt == null && db.Pictures.Any(picture => picture.Id == image.PictureId && db.Generations.Any(generation => generation.Id == picture.GenerationId && generation.ModelHash == hash)))
            .OrderByDescending(image => image.CreatedAt).ThenByDescending(image => image.Id)
            .Take(Most)
            .Select(image => new { image.Id, image.Wish, image.Prompt })
            .ToListAsync(cancellationToken);
        return [.. newest.Select(image => new ModelSample(ImageAddress.Thumb(slug, image.Id), image.Wish.Length > 0 ? image.Wish : image.Prompt, ImageAddress.Page(slug, image.Id)))];
    }
}
