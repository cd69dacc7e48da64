using Microsoft.AspNetCore.Mvc;
using Studio.Data;
using Studio.Data.Users;
using Studio.Web.Errors;
using Studio.Web.Images;
using Studio.Web.Shell;
using Studio.Web.Shell.Visits;

namespace Studio.Web.Profile.Portraits;

internal static class PortraitEndpoints
{
    /// <summary>The same limit stands in portrait.js, which makes pictures smaller before it sends them.</summary>
    public const int MaxBytes = 2 * 1024 * 1024;

    public static void MapPortraits(this IEndpointRouteBuilder app)
    {
        // Whoever was shown the person was told the id, which nobody guesses.
        app.MapGet("/portraits/{id:guid}", FindAsync).RequireAuthorization().AddEndpointFilter<RefusalFilter>();
        app.MapPost("/account/portrait", ChangeAsync).RequireAuthorization().RequireRequestToken()
            .AddEndpointFilter<RefusalFilter>().AddEndpointFilter<PaceFilter>().WithMetadata(new RequestSizeLimitAttribute(MaxBytes));
    }

    private static async Task<IResult> FindAsync(Guid id, HttpContext context, UserPortraits portraits, CancellationToken cancellationToken)
    {
        var png = await portraits.FindAsync(id, cancellationToken) ?? throw StudioException.NotFound("There is no such portrait. It may have been changed.");
        // Another portrait has another id.
        context.Response.Headers.CacheControl = "private, max-age=31536000, immutable";
        return Results.Bytes(png, "image/png");
    }

    private static async Task<IResult> ChangeAsync(HttpContext context, PortraitScreening screening, UserPortraits portraits, CancellationToken cancellationToken)
    {
        if (context.Request.ContentLength is null or > MaxBytes)
        {
            throw new StudioException($"A portrait may have at most {MaxBytes / 1024 / 1024} MB. Choose a smaller one.");
        }

        using var file = new MemoryStream();
        await context.Request.Body.CopyToAsync(file, cancellationToken);
        var (userId, png) = (Person.IdOf(context.User)!.Value, PortraitPicture.From(file.ToArray()));
        await screening.RequireAsync(userId, png, imageId: null, cancellationToken);
        await portraits.ChangeAsync(userId, png, imageId: null, cancellationToken);
        return Results.NoContent();
    }
}
