using Microsoft.AspNetCore.Identity;
using Studio.Data.Tenancy;
using Studio.Data.Users;
using Studio.Web.Shell;
using Studio.Web.Shell.Visits;

namespace Studio.Web.Account;

internal static class AccountEndpoints
{
    public static void MapAccounts(this IEndpointRouteBuilder app)
    {
        app.MapGet("/", HomeAsync).AllowAnonymous();
        app.MapPost("/sign-out", SignOutAsync).RequireRequestToken().AllowAnonymous();
    }

    private static async Task<IResult> HomeAsync(HttpContext context, Doors doors, CancellationToken cancellationToken)
    {
        if (Person.IdOf(context.User) is not { } userId)
        {
            return Results.Redirect(await doors.AnyUserAsync(cancellationToken) ? "/sign-in" : "/setup");
        }

        var last = LastWorkspace.Of(context, await doors.WorkspacesOfAsync(userId, cancellationToken));
        return Results.Redirect(last is null ? "/no-workspace" : WorkspaceAddress.Of(last.Slug, "create"));
    }

    private static async Task<IResult> SignOutAsync(SignInManager<StudioUser> signIn)
    {
        await signIn.SignOutAsync();
        return Results.Redirect("/sign-in");
    }
}
