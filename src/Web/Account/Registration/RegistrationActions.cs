using Microsoft.AspNetCore.Identity;
using Studio.Data;
using Studio.Data.Users;
using Studio.Web.Account.Sessions;
using Studio.Web.Members.Join;

namespace Studio.Web.Account.Registration;

/// <summary>A stranger makes an account without an invitation; the person is signed in.</summary>
internal sealed class RegistrationActions(OpenRegistration registration, RegistrationLimit limit, SignInManager<StudioUser> signIn, TimeProvider time)
{
    public async Task MakeAsync(NewAccountForm form, CancellationToken cancellationToken)
    {
        if (!await registration.IsOpenAsync(cancellationToken))
        {
            throw StudioException.Forbidden(OpenRegistration.Closed);
        }

        var user = NewPerson.Of(Guid.CreateVersion7(), form.Name, form.Email, time.GetUtcNow().UtcDateTime);
        limit.Require(signIn.Context.Connection.RemoteIpAddress);
        await NewPerson.GivePasswordAsync(signIn.UserManager, user, form.Password);
        await registration.MakeAsync(user, cancellationToken);
        SessionCookie.OpenedBy(signIn.Context, SignInWay.Password);
        await signIn.SignInAsync(user, isPersistent: true);
    }
}
