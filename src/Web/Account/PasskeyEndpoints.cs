using System.Buffers.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Studio.Data;
using Studio.Data.Audit;
using Studio.Data.Users;
using Studio.Web.Account.Sessions;
using Studio.Web.Shell;

namespace Studio.Web.Account;

/// <summary>The server's side of passkeys.js: options for the device, and what the device answered (Web Authentication level 3).</summary>
internal static class PasskeyEndpoints
{
    public static void MapPasskeys(this IEndpointRouteBuilder app)
    {
        var own = app.MapGroup("/account/passkeys").RequireAuthorization().RequireRequestToken();
        own.MapPost("/options", CreationOptionsAsync);
        own.MapPost("", AddAsync);

        var door = app.MapGroup("/sign-in/passkey").AllowAnonymous().RequireRequestToken().RequireRateLimiting(SignInLimit.Policy);
        door.MapPost("/options", RequestOptionsAsync);
        door.MapPost("", SignInAsync);
    }

    private static async Task<IResult> CreationOptionsAsync(HttpContext context, SignInManager<StudioUser> signIn, FreshSignIn fresh)
    {
        await fresh.RequireAsync(context.RequestAborted);
        var user = await OwnAsync(context, signIn);
        return Json(await signIn.MakePasskeyCreationOptionsAsync(new PasskeyUserEntity
        {
            Id = user.Id.ToString(),
            Name = user.Email ?? user.DisplayName,
            DisplayName = user.DisplayName,
        }));
    }

    private static async Task<IResult> AddAsync(
        HttpContext context, JsonElement credential, string name, SignInManager<StudioUser> signIn, FreshSignIn fresh, StudioDbContext database, ServerAuditLog audit)
    {
        var confirmed = await fresh.RequireAsync(context.RequestAborted);
        PasskeyAttestationResult attestation;
        try
        {
            attestation = await signIn.PerformPasskeyAttestationAsync(credential.GetRawText());
        }
        catch (InvalidOperationException)
        {
            // As below: no question is remembered.
            throw new StudioException("The question to your device is too old. Start again.");
        }

        if (!attestation.Succeeded)
        {
            throw new StudioException("This passkey could not be checked. Start again; the request may have been too old.");
        }

        attestation.Passkey.Name = name.Length > Passkey.MaximumName ? name[..Passkey.MaximumName] : name;
        var user = await OwnAsync(context, signIn);
        await audit.RunAsync(
            database,
            user.Id,
            async _ => (await signIn.UserManager.AddOrUpdatePasskeyAsync(user, attestation.Passkey)).Succeeded
                ? new AuditSaying(AuditAct.PasskeyAdded) { About = user.Id, Confirmed = confirmed }
                : throw StudioException.Conflict("Your account was changed at the same moment. Start again."),
            context.RequestAborted);
        return Results.NoContent();
    }

    private static async Task<IResult> RequestOptionsAsync(SignInManager<StudioUser> signIn) =>
        // Nobody is named: the device offers the accounts that it has, and a stranger learns none.
        Json(await signIn.MakePasskeyRequestOptionsAsync(null));

    private static async Task<IResult> SignInAsync(JsonElement credential, SignInManager<StudioUser> signIn, StudioDbContext database, TimeProvider time)
    {
        SessionCookie.OpenedBy(signIn.Context, SignInWay.Passkey);
        try
        {
            var result = await signIn.PasskeySignInAsync(credential.GetRawText());
            if (!result.Succeeded)
            {
                throw StudioException.Forbidden("This passkey opens no account here. Sign in with e-mail and password.");
            }

            // Its id, which was checked with the rest of the answer.
            await PasskeyUse.MarkAsync(database, Base64Url.DecodeFromChars(credential.GetProperty("id").GetString()), time.GetUtcNow().UtcDateTime, signIn.Context.RequestAborted);
            return Results.NoContent();
        }
        catch (InvalidOperationException)
        {
            // Identity's way to say that it remembers no question this could be the answer to.
            throw new StudioException("The question to your device is too old. Start again.");
        }
    }

    private static async Task<StudioUser> OwnAsync(HttpContext context, SignInManager<StudioUser> signIn) =>
        await signIn.UserManager.GetUserAsync(context.User) ?? throw StudioException.Forbidden("Your account was removed.");

    private static IResult Json(string text) => Results.Content(text, "application/json");
}
