using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Web.Shell.Visits;

namespace Studio.Web.Health;

/// <summary>Pages about the whole server are there for its administrators; to everybody else they are as unknown as any address.</summary>
internal static class ServerEntry
{
    public const string Address = "/admin";

    public static void UseServerEntry(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        // Strangers are led to the door by the page's own demand for somebody signed in.
        if (!context.Request.Path.StartsWithSegments(Address, StringComparison.OrdinalIgnoreCase) || Person.IdOf(context.User) is not { } id || await IsOneAsync(context, id))
        {
            await next(context);
            return;
        }

        context.Response.StatusCode = StatusCodes.Status404NotFound;
    });

    private static async Task<bool> IsOneAsync(HttpContext context, Guid id)
    {
        await using var db = await context.RequestServices.GetRequiredService<IDbContextFactory<StudioDbContext>>().CreateDbContextAsync(context.RequestAborted);
        return await db.Users.AnyAsync(user => user.Id == id && user.IsServerAdministrator, context.RequestAborted);
    }
}
