using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Studio.Data;
using Studio.Data.Tenancy;
using Studio.Data.Users;
using Studio.Data.Workspaces.Invitations;
using Studio.Web.Account;
using Studio.Web.Members.Invitations;
using Studio.Web.Shell;
using Studio.Web.Shell.Visits;

namespace Studio.Web.Members.Join;

/// <summary>What the scripts of the join page ask: a passkey for a new account, and whether somebody was let in.</summary>
internal static class JoinEndpoints
{
    public static void MapJoin(this IEndpointRouteBuilder app)
    {
        app.MapGet("/join/{secret}/state", StateAsync).RequireAuthorization();
        var door = app.MapGroup("/join/{secret}/passkey").AllowAnonymous().RequireRequestToken().RequireRateLimiting(SignInLimit.Policy);
        door.MapPost("/options", OptionsAsync);
        door.MapPost("", AcceptAsync);
    }

    private static async Task<IResult> StateAsync(
        HttpContext context, string secret, JoinDoors doors, CurrentWorkspace workspace, Joining joining, CancellationToken cancellationToken)
    {
        var door = await EnterAsync(context, secret, doors, workspace, cancellationToken);
        return Results.Json(new { to = AddressOf(door, secret, await joining.StandAsync(door.Invitation.Id, cancellationToken)) });
    }

    private static async Task<IResult> OptionsAsync(
        HttpContext context, string secret, string name, string email, JoinDoors doors, CurrentWorkspace workspace,
        SignInManager<StudioUser> signIn, CancellationToken cancellationToken)
    {
        await EnterAsync(context, secret, doors, workspace, cancellationToken);
        NewPerson.Check(name, email);
        return Results.Content(
            await signIn.MakePasskeyCreationOptionsAsync(new PasskeyUserEntity { Id = Guid.CreateVersion7().ToString(), Name = email.Trim(), DisplayName = name.Trim() }),
            "application/json");
    }

    private static async Task<IResult> AcceptAsync(
        HttpContext context, string secret, JsonElement credential, string device, JoinDoors doors, CurrentWorkspace workspace,
        SignInManager<StudioUser> signIn, JoinActions actions, CancellationToken cancellationToken)
    {
        var door = await EnterAsync(context, secret, doors, workspace, cancellationToken);
        PasskeyAttestationResult attested;
        try
        {
            attested = await signIn.PerformPasskeyAttestationAsync(credential.GetRawText());
        }
        catch (InvalidOperationException)
        {
            // Identity's way to say that it remembers no question this could be the answer to.
            throw new StudioException("The question to your device is too old. Start again.");
        }

        if (!attested.Succeeded)
        {
            throw new StudioException("This passkey could not be checked. Start again; the request may have been too old.");
        }

        attested.Passkey.Name = device.Length > Passkey.MaximumName ? device[..Passkey.MaximumName] : device;
        return Results.Json(new { to = AddressOf(door, secret, await actions.WithPasskeyAsync(door.Invitation.Id, attested, cancellationToken)) });
    }

    /// <summary>Where somebody who stands so to the link goes on; null while they wait where they are.</summary>
    internal static string? AddressOf(JoinDoor door, string secret, JoinAnswer answer) => answer switch
    {
        JoinAnswer.Member => WorkspaceAddress.First(door.Slug, door.Invitation.Role),
        JoinAnswer.Waiting => null,
        _ => JoinAddress.PathOf(secret),
    };

    private static async Task<JoinDoor> EnterAsync(HttpContext context, string secret, JoinDoors doors, CurrentWorkspace workspace, CancellationToken cancellationToken)
    {
        var door = await doors.FindAsync(secret, cancellationToken) ?? throw StudioException.NotFound("This link opens nothing.");
        workspace.Enter(JoinDoors.Guest(door, Person.IdOf(context.User)));
        return door;
    }
}
