using Microsoft.EntityFrameworkCore;
using Studio.Data.Tenancy;

namespace Studio.Data.Models;

/// <summary>How many pictures of the whole server name a model: what would no longer come out the same without it.</summary>
public sealed class ModelPictures(AcrossWorkspaces across)
{
    public async Task<IReadOnlyDictionary<string, int>> CountAsync(IReadOnlyCollection<string> hashes, CancellationToken cancellationToken)
    {
        await using var context = across.CreateContext();
#pragma warning disable RS0030 // Numbers only, over all workspaces: a model's files belong to the server.
        return await context.Pictures.IgnoreQueryFilters()
            .Where(picture => picture.ImageId != null)
            .Join(context.Generations.IgnoreQueryFilters(), picture => picture.GenerationId, generation => generation.Id, (_, generation) => generation.ModelHash)
            .Where(hash => hashes.Contains(hash))
            .GroupBy(hash => hash)
            .Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);
#pragma warning restore RS0030
    }
}
