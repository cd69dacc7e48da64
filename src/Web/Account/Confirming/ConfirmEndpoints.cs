using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Studio.Data;
using Studio.Data.Users;
using Studio.Web.Shell;

namespace Studio.Web.Account.Confirming;

/// <summary>The server's side of confirm.js. Misses count like those at the door, per account and per network.</summary>
internal static class ConfirmEndpoints
{
    public static void MapConfirming(this IEndpointRouteBuilder app)
    {
        var confirm = app.MapGroup(ConfirmPage.Address).RequireAuthorization().RequireRequestToken().RequireRateLimiting(SignInLimit.Policy);
        confirm.MapPost("/password", PasswordAsync);
        confirm.MapPost("/passkey/options", PasskeyOptionsAsync);
        confirm.MapPost("/passkey", PasskeyAsync);
    }

    private static async Task<IResult> PasswordAsync(Answer answer, SignInManager<StudioUser> signIn, PasswordCheck check, FreshSignIn fresh)
    {
        if (await check.RefusalAsync(await OwnAsync(signIn), answer.Password ?? "") is { } refusal)
        {
            throw StudioException.Forbidden(refusal);
        }

        await fresh.ConfirmAsync(signIn.Context.RequestAborted);
        return Results.NoContent();
    }

    private static async Task<IResult> PasskeyOptionsAsync(SignInManager<StudioUser> signIn) =>
        Results.Content(await signIn.MakePasskeyRequestOptionsAsync(await OwnAsync(signIn)), "application/json");

    private static async Task<IResult> PasskeyAsync(JsonElement credential, SignInManager<StudioUser> signIn, FreshSignIn fresh, StudioDbContext database, TimeProvider time)
    {
        var user = await OwnAsync(signIn);
        PasskeyAssertionResult<StudioUser> answer;
        try
        {
            answer = await signIn.PerformPasskeyAssertionAsync(credential.GetRawText());
        }
        catch (InvalidOperationException)
        {
            // Identity's way to say that it remembers no question this could be the answer to.
            throw new StudioException("The question to your device is too old. Start again.");
        }

        // Another account's passkey opens the door, but says nothing about who sits here.
        if (!answer.Succeeded || answer.User.Id != user.Id)
        {
            throw StudioException.Forbidden("This passkey is not one of this account. Use another one, or the password.");
        }

        // Its count of uses, by which a copy would be noticed.
        await signIn.UserManager.AddOrUpdatePasskeyAsync(user, answer.Passkey);
        await PasskeyUse.MarkAsync(database, answer.Passkey.CredentialId, time.GetUtcNow().UtcDateTime, signIn.Context.RequestAborted);
        await fresh.ConfirmAsync(signIn.Context.RequestAborted);
        return Results.NoContent();
    }

    private static async Task<StudioUser> OwnAsync(SignInManager<StudioUser> signIn) =>
        await signIn.UserManager.GetUserAsync(signIn.Context.User) ?? throw StudioException.Forbidden("Your account was removed.");

    internal sealed record Answer(string? Password);
}
