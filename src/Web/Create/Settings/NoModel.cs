using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Inference.Models;
using Studio.Jobs.Models;

namespace Studio.Web.Create.Settings;

/// <summary>Says to somebody who may use no model what has to be done, and who can do it. Scoped.</summary>
public sealed class NoModel(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, ModelCatalog catalog, ModelRights rights)
{
    private const int MostNames = 3;

    public async Task<StudioException> RefusalAsync(CancellationToken ct)
    {
        workspace.Access.Require(Permission.CreateImages);
        var isMine = workspace.Access.Allows(Permission.ManageModels);
        if (catalog.Diffusion.Count == 0)
        {
            return StudioException.Unavailable(isMine
                ? "There is no model that draws pictures on this server. Open Models in the menu and add one."
                : $"There is no model that draws pictures on this server, so nobody can make any. Ask {await KeepersAsync(ct)} to add one under Models.");
        }

        var rules = await rights.RulesAsync(ct);
        if (catalog.Diffusion.All(model => rules.UseOf(ModelSubject.Of(model)).IsDeniedByServer))
        {
            return StudioException.Unavailable("This server allows no model in this workspace, so nobody can make pictures here. Ask the administrator of the server to allow one.");
        }

        return StudioException.Unavailable(isMine
            ? "No model may be used here yet. Open Models in the menu: there you allow a model and accept its licence."
            : $"You may not use a model here yet, so you cannot make pictures. Ask {await KeepersAsync(ct)}: under Models they can let you use one. What you have made stays in the gallery.");
    }

    /// <summary>"Ada", "Ada or Tom": those whose role may manage models.</summary>
    private async Task<string> KeepersAsync(CancellationToken ct)
    {
        List<Role> roles = [.. Enum.GetValues<Role>().Where(role => RolePermissions.Of(role).Contains(Permission.ManageModels))];
        await using var db = await contexts.CreateDbContextAsync(ct);
        var names = await db.Memberships.AsNoTracking()
            .Where(member => roles.Contains(member.Role))
            .OrderBy(member => member.JoinedAt).ThenBy(member => member.UserId)
            .Join(db.Users, member => member.UserId, user => user.Id, (_, user) => user.DisplayName)
            .Where(name => name != "")
            .Take(MostNames)
            .ToListAsync(ct);
        return names.Count switch
        {
            0 => "an owner or admin of the workspace",
            1 => names[0],
            _ => $"{string.Join(", ", names.SkipLast(1))} or {names[^1]}",
        };
    }
}
