using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Gallery;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;

namespace Studio.Web.Compare;

/// <summary>What the page of compared pictures reads.</summary>
public sealed class CompareQueries(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace)
{
    /// <summary>In the order asked for; those that are gone, in the trash or another workspace's are left out.</summary>
    public async Task<IReadOnlyList<ComparedPicture>> ReadAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.ViewGallery);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var images = await db.Images.AsNoTracking().Where(image => image.DeletedAt == null && ids.Contains(image.Id)).ToListAsync(cancellationToken);
        var found = images.ToDictionary(image => image.Id);
        return [.. ids.Distinct().Where(found.ContainsKey).Select(id => Of(found[id]))];
    }

    private static ComparedPicture Of(Image image)
    {
        var title = image.Wish.Length > 0 ? image.Wish : image.Prompt.Length > 0 ? image.Prompt : "Picture without a prompt";
        var settings = image.Provenance.Settings;
        return new ComparedPicture(image.Id, title, image.Wish.Length > 0 ? image.Language : null, image.Width, image.Height,
        [
            new("Wish", image.Wish),
            new("Prompt", image.Prompt),
            new("Leave out", image.Provenance.Negative),
            new("Model", image.Provenance.Model?.Name ?? image.ModelName),
            new("Size", string.Create(CultureInfo.InvariantCulture, $"{image.Width} × {image.Height}")),
            new("Steps", settings?.Steps.ToString(CultureInfo.InvariantCulture)),
            new("Guidance", settings?.Guidance.ToString("0.0#", CultureInfo.InvariantCulture)),
            new("Sampler", settings?.Sampler),
            new("Seed", image.Seed?.ToString(CultureInfo.InvariantCulture)),
        ]);
    }
}
