using Microsoft.AspNetCore.Identity;
using Studio.Data.Tenancy;
using Studio.Data.Users;
using Studio.Web.Account.Confirming;
using Studio.Web.Account.OpenId;
using Studio.Web.Profile;
using Studio.Web.Shell;
using Studio.Web.Shell.Visits;

namespace Studio.Web.Account;

internal static class AccountEndpoints
{
    public static void MapAccounts(this IEndpointRouteBuilder app)
    {
        app.MapGet("/", HomeAsync).AllowAnonymous();
        app.MapGet("/account", AccountAsync).RequireAuthorization();
        app.MapPost("/account/theme", ThemeAsync).RequireAuthorization().RequireRequestToken();
        app.MapPasskeys();
        app.MapOpenId();
        app.MapConfirming();
        app.MapPost("/sign-out", SignOutAsync).RequireRequestToken().AllowAnonymous();
    }

    private static async Task<IResult> HomeAsync(HttpContext context, Doors doors, CancellationToken cancellationToken)
    {
        if (Person.IdOf(context.User) is null)
        {
            return Results.Redirect(await doors.AnyUserAsync(cancellationToken) ? "/sign-in" : "/setup");
        }

        return await InLastWorkspaceAsync(page: null, context, doors, cancellationToken);
    }

    private static Task<IResult> AccountAsync(HttpContext context, Doors doors, CancellationToken cancellationToken) =>
        InLastWorkspaceAsync("profile", context, doors, cancellationToken);

    private static async Task<IResult> InLastWorkspaceAsync(string? page, HttpContext context, Doors doors, CancellationToken cancellationToken)
    {
        var last = LastWorkspace.Of(context, await doors.WorkspacesOfAsync(Person.IdOf(context.User)!.Value, cancellationToken));
        return Results.Redirect(last is null ? "/no-workspace" : page is null ? WorkspaceAddress.First(last.Slug, last.Role) : WorkspaceAddress.Of(last.Slug, page));
    }

    /// <summary>The switch in the side bar: the cookie is set by theme.js, the account remembers it for other devices.</summary>
    private static async Task<IResult> ThemeAsync(HttpContext context, string theme, ProfileActions actions, CancellationToken cancellationToken)
    {
        await actions.SetThemeAsync(Person.IdOf(context.User)!.Value, theme, cancellationToken);
        return Results.NoContent();
    }

    private static async Task<IResult> SignOutAsync(SignInManager<StudioUser> signIn)
    {
        await signIn.SignOutAsync();
        return Results.Redirect("/sign-in");
    }
}
