using Microsoft.AspNetCore.Diagnostics;

namespace Studio.Web.Rating;

/// <summary>Whether a page of a fault stands in for one that raters read.</summary>
internal static class RatedPlace
{
    public static bool Is(HttpContext context) => Failed(context) is { } path && IsRated(path);

    /// <summary>What was asked for; null where nothing failed.</summary>
    public static string? Failed(HttpContext context) =>
        context.Features.Get<IExceptionHandlerFeature>()?.Path ?? context.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath;

    private static bool IsRated(string path) => path.Split('/', StringSplitOptions.RemoveEmptyEntries) is ["r", _, ..] or ["w", _, "rate", _, ..];
}
