using Microsoft.AspNetCore.Identity;
using Studio.Data;
using Studio.Data.Users;
using Studio.Data.Workspaces;
using Studio.Web.Shell.Visits;

namespace Studio.Web.Setup;

/// <summary>The one write without a signed-in person: the token stands for the permission.</summary>
internal sealed class SetupActions(SetupToken token, FirstRun firstRun, SignInManager<StudioUser> signIn)
{
    /// <returns>The address of the new workspace's first page; the owner is signed in.</returns>
    public async Task<string> CreateAsync(SetupForm form, CancellationToken cancellationToken)
    {
        if (!token.Accepts(form.Token))
        {
            throw StudioException.Forbidden("This is not the token that the console shows.");
        }

        var (owner, slug) = await firstRun.CreateAsync(
            new FirstOwner(form.Email, form.Name, form.Password, form.Workspace, SlugRules.Suggest(form.Workspace), TimeZoneOf(form.TimeZone)),
            cancellationToken);
        token.Spend();
        await signIn.SignInAsync(owner, isPersistent: true);
        return form.AddsPasskey ? $"{WorkspaceAddress.Of(slug, "profile")}#door" : WorkspaceAddress.Of(slug, "create");
    }

    private static string TimeZoneOf(string asked) => TimeZoneInfo.TryFindSystemTimeZoneById(asked, out _) ? asked : "Etc/UTC";
}
