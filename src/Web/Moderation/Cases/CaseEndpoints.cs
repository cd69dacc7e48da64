using Microsoft.Net.Http.Headers;
using Studio.Web.Images;

namespace Studio.Web.Moderation.Cases;

/// <summary>Pictures of cases over HTTP; asked again at every request, kept by no cache between.</summary>
internal static class CaseEndpoints
{
    public static void MapModeration(this RouteGroupBuilder workspace)
    {
        var cases = workspace.MapGroup("/cases").AddEndpointFilter<RefusalFilter>();
        cases.MapGet("/{id:guid}/blur", async (Guid id, CasePictures pictures, HttpResponse response, CancellationToken cancellationToken) =>
            Answer(response, await pictures.BlurAsync(id, cancellationToken)));
        cases.MapGet("/{id:guid}/derived/{image:guid}/blur", async (Guid id, Guid image, CasePictures pictures, HttpResponse response, CancellationToken cancellationToken) =>
            Answer(response, await pictures.DerivedBlurAsync(id, image, cancellationToken)));
        cases.MapGet("/{id:guid}/picture", async (Guid id, CasePictures pictures, HttpResponse response, CancellationToken cancellationToken) =>
            Answer(response, await pictures.OriginalAsync(id, cancellationToken)));
    }

    private static IResult Answer(HttpResponse response, (Stream Png, string Tag) picture)
    {
        ImageEndpoints.Guard(response);
        return TypedResults.Stream(picture.Png, "image/png", entityTag: new EntityTagHeaderValue($"\"{picture.Tag}\""));
    }
}
