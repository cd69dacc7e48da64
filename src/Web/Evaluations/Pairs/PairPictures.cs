using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Evaluation;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Web.Images;

namespace Studio.Web.Evaluations.Pairs;

/// <summary>Pictures of an evaluation for who runs it: they are in no gallery, so that raters stay blind. Scoped.</summary>
public sealed class PairPictures(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace)
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    internal static void Map(RouteGroupBuilder workspace)
    {
        var pictures = workspace.MapGroup("/evaluations/{id:guid}/pictures/{sample:guid}").AddEndpointFilter<RefusalFilter>();
        pictures.MapMethods("/file", Reading, async (Guid id, Guid sample, PairPictures find, ImageFiles files, HttpResponse response, CancellationToken ct) =>
        {
            var image = await find.FindAsync(id, sample, ct);
            ImageEndpoints.Guard(response);
            return TypedResults.Stream(files.OpenRead(image), "image/png");
        });
        pictures.MapMethods("/thumb", Reading, async (Guid id, Guid sample, PairPictures find, ImageFiles files, HttpResponse response, CancellationToken ct) =>
        {
            var image = await find.FindAsync(id, sample, ct);
            ImageEndpoints.Guard(response);
            return TypedResults.Stream(await files.ThumbAsync(image, ThumbSize.Small, ct), "image/png");
        });
    }

    /// <summary>None that is held, removed or in the trash.</summary>
    internal async Task<StoredImage> FindAsync(Guid evaluation, Guid sample, CancellationToken ct)
    {
        workspace.Access.RequireToSee(Permission.RunEvaluations);
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.EvaluationSamples.Where(s => s.Id == sample && s.EvaluationId == evaluation)
            .Join(db.Images.AlsoOfEvaluations().Where(i => i.DeletedAt == null), s => s.ImageId, i => (Guid?)i.Id, (_, i) => new StoredImage(i.Id, i.BlobHash, i.Wish, i.Prompt, i.Seed, i.Width, i.Height))
            .SingleOrDefaultAsync(ct) ?? throw StudioException.NotFound("There is no such picture here. It may have been held, or deleted.");
    }
}
