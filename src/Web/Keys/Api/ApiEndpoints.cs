using System.Globalization;
using Studio.Data;
using Studio.Data.Keys;
using Studio.Web.Images;

namespace Studio.Web.Keys.Api;

/// <summary>Pictures for programs that send a key. Nothing here writes, and nothing here knows a cookie.</summary>
internal static class ApiEndpoints
{
    private const int AtOnce = 50;

    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Before anybody is asked who they are: a sign-in of the same browser is not looked at, so no page of another site can use it here.</summary>
    public static void UseApi(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (context.Request.Path.StartsWithSegments(ApiAddress.Root, StringComparison.OrdinalIgnoreCase))
        {
            context.Request.Headers.Remove("Cookie");
            context.Response.Headers.CacheControl = "private, no-store";
            if (!context.RequestServices.GetRequiredService<ApiLimit>().MayAddress(context))
            {
                await ApiLimit.Refusal(context).ExecuteAsync(context);
                return;
            }
        }

        await next(context);
    });

    public static void MapApi(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup(ApiAddress.Root)
            .RequireAuthorization(policy => policy.AddAuthenticationSchemes(KeyHandler.SchemeName).RequireAuthenticatedUser())
            .AddEndpointFilter<RefusalFilter>()
            .AddEndpointFilter<ApiLimitFilter>();
        api.MapMethods("/images", Reading, ListAsync);
        api.MapMethods("/images/{id:guid}", Reading, FindAsync);
        api.MapMethods("/images/{id:guid}/file", Reading, FileAsync);
        api.MapMethods("/images/{id:guid}/thumb", Reading, ThumbAsync);
        api.Map("/{**rest}", Nothing);
    }

    private static async Task<IResult> ListAsync(string? limit, string? after, ApiQueries queries, CancellationToken cancellationToken) =>
        TypedResults.Json(await queries.ListAsync(ApiAddress.Read(after), Limit(limit), cancellationToken), StudioJson.Options);

    private static async Task<IResult> FindAsync(Guid id, ApiQueries queries, CancellationToken cancellationToken) =>
        TypedResults.Json(await queries.FindAsync(id, cancellationToken), StudioJson.Options);

    /// <summary>With its words inside only for keys that may read them.</summary>
    private static Task<IResult> FileAsync(Guid id, CurrentKey key, ImageFiles files, HttpResponse response, CancellationToken cancellationToken)
    {
        key.Require(KeyScope.Pictures);
        return ImageEndpoints.FileAsync(id, download: null, plain: key.Has(KeyScope.Words) ? null : "1", files, response, cancellationToken);
    }

    private static Task<IResult> ThumbAsync(Guid id, string? size, CurrentKey key, ImageFiles files, HttpResponse response, CancellationToken cancellationToken)
    {
        key.Require(KeyScope.Pictures);
        return ImageEndpoints.ThumbAsync(id, size, trash: null, files, response, cancellationToken);
    }

    private static IResult Nothing() => TypedResults.Problem(
        $"There is nothing at this address. Keys read {ApiAddress.Images}, {ApiAddress.Images}/{{id}}, and its /file and /thumb, with GET.",
        statusCode: StatusCodes.Status404NotFound);

    private static int Limit(string? asked) =>
        asked is null ? AtOnce
        : int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is >= 1 and <= ApiQueries.MostAtOnce ? limit
        : throw new StudioException($"“limit” is a number from 1 to {ApiQueries.MostAtOnce}.");
}
