using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Studio.Data;
using Studio.Data.Audit;
using Studio.Data.Users;
using Studio.Data.Workspaces;
using Studio.Data.Workspaces.Members;
using Studio.Jobs.Events;
using Studio.Web.Account.Sessions;
using Studio.Web.Members.Join;
using Studio.Web.Shell;
using Studio.Web.Shell.Visits;

namespace Studio.Web.Account.OpenId;

/// <summary>Lets in whoever the sign-in service vouches for, with the roles that their groups give.</summary>
internal sealed class OpenIdDoor(
    SignInManager<StudioUser> signIn, IOptions<OpenIdSettings> options, GroupMemberships memberships, StudioDbContext database, FreshSignIn fresh, ServerAuditLog audit, StudioEvents events, TimeProvider time)
{
    private OpenIdSettings Settings => options.Value;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <returns>Null when the person is in, else a code of OpenIdRefusal.</returns>
    public async Task<string?> EnterAsync(CancellationToken cancellationToken)
    {
        if (await AnswerAsync() is not { } person || Key(person) is not { } key)
        {
            return OpenIdRefusal.Failed;
        }

        var roles = Settings.RolesOf(person.FindAll(Settings.GroupsClaim).Select(claim => claim.Value));
        var user = await signIn.UserManager.FindByLoginAsync(OpenIdServices.Scheme, key);
        if (user is null)
        {
            (user, var refusal) = await FirstTimeAsync(person, key, roles, cancellationToken);
            if (user is null)
            {
                return refusal;
            }
        }

        if (!await signIn.CanSignInAsync(user) || await signIn.UserManager.IsLockedOutAsync(user))
        {
            return OpenIdRefusal.Locked;
        }

        foreach (var workspaceId in await memberships.FollowAsync(user.Id, roles, cancellationToken))
        {
            events.Publish(workspaceId, new MemberEvent(user.Id));
        }

        ThemeCookie.Write(signIn.Context, user.Theme);
        SessionCookie.OpenedBy(signIn.Context, SignInWay.OpenId);
        // Whoever is signed in there is let in without a question: that proves nothing about who sits here now.
        SessionCookie.ConfirmedAt(signIn.Context, OpenIdTime.Of(person, Now) ?? DateTime.UnixEpoch);
        await signIn.SignInAsync(user, isPersistent: false);
        return null;
    }

    /// <summary>The signed-in person was sent to be asked again.</summary>
    /// <returns>Null when the service asked them, and it is them; else a code of OpenIdRefusal.</returns>
    public async Task<string?> ConfirmAsync(CancellationToken cancellationToken)
    {
        if (await AnswerAsync() is not { } person || Key(person) is not { } key)
        {
            return OpenIdRefusal.Failed;
        }

        var user = await signIn.UserManager.FindByLoginAsync(OpenIdServices.Scheme, key);
        if (user is null || user.Id != Person.IdOf(signIn.Context.User))
        {
            return OpenIdRefusal.Another;
        }

        if (OpenIdTime.Of(person, Now) is not { } asked || Now - asked > FreshSignIn.MaxAge)
        {
            return OpenIdRefusal.NotAsked;
        }

        await fresh.ConfirmAsync(asked, cancellationToken);
        return null;
    }

    /// <summary>Good for once, whatever becomes of it.</summary>
    private async Task<ClaimsPrincipal?> AnswerAsync()
    {
        var answer = await signIn.Context.AuthenticateAsync(IdentityConstants.ExternalScheme);
        await signIn.Context.SignOutAsync(IdentityConstants.ExternalScheme);
        return answer.Principal;
    }

    private async Task<(StudioUser? User, string? Refusal)> FirstTimeAsync(ClaimsPrincipal person, string key, IReadOnlyDictionary<string, Role> roles, CancellationToken cancellationToken)
    {
        if (person.FindFirstValue("email") is not { Length: > 0 and <= 256 } email)
        {
            return (null, OpenIdRefusal.NoEmail);
        }

        var users = signIn.UserManager;
        var login = new UserLoginInfo(OpenIdServices.Scheme, key, Settings.Name);
        if (await users.FindByEmailAsync(email) is { } known)
        {
            // Whoever typed somebody else's address in before they came would sit in their account with them.
            var isTheirs = Settings.TrustsEmails && !known.IsEmailOwnWord && string.Equals(person.FindFirstValue("email_verified"), "true", StringComparison.OrdinalIgnoreCase);
            return isTheirs && (await users.AddLoginAsync(known, login)).Succeeded ? (known, null) : (null, OpenIdRefusal.Taken);
        }

        if (roles.Count == 0)
        {
            return (null, OpenIdRefusal.NoGroup);
        }

        var name = person.FindFirstValue("name") is { Length: > 0 } said ? said : email.Split('@')[0];
        var user = NewPerson.Of(Guid.CreateVersion7(), name.Length <= 100 ? name : name[..100], email, Now);
        await audit.RunAsync(
            database,
            user.Id,
            async _ => (await users.CreateAsync(user)).Succeeded && (await users.AddLoginAsync(user, login)).Succeeded
                ? new AuditSaying(AuditAct.AccountMade) { About = user.Id }
                : throw StudioException.Conflict("Your account could not be made. Sign in again; if it happens twice, tell whoever looks after this studio."),
            cancellationToken);
        return (user, null);
    }

    /// <summary>Who it is: the service and its word for the person. A hash, so that no address of the service is too long for the column, and no other service's word is the same.</summary>
    private static string? Key(ClaimsPrincipal person) =>
        person.FindFirst("sub") is { Value.Length: > 0 } sub
            ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{person.FindFirstValue("iss") ?? sub.Issuer}\n{sub.Value}")))
            : null;
}
