using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace Studio.Web.Rating;

/// <summary>How often one address of the network may ask what a guest may ask: a class behind one address rates in peace, a program does not.</summary>
internal static class RatingLimit
{
    /// <summary>The page of a link, and beginning with it.</summary>
    public const string Page = "rating-page";

    /// <summary>Pairs, pictures and answers.</summary>
    public const string Session = "rating-session";

    private const int PagesPerMinute = 60;
    private const int AsksPerMinute = 1200;

    public static void AddRatingLimit(this IServiceCollection services) => services.Configure<RateLimiterOptions>(limiter =>
    {
        limiter.AddPolicy(Page, context => Of(context, PagesPerMinute));
        limiter.AddPolicy(Session, context => Of(context, AsksPerMinute));
    });

    private static RateLimitPartition<string> Of(HttpContext context, int perMinute) => RateLimitPartition.GetFixedWindowLimiter(
        context.Connection.RemoteIpAddress?.ToString() ?? "",
        _ => new FixedWindowRateLimiterOptions { PermitLimit = perMinute, Window = TimeSpan.FromMinutes(1) });
}
