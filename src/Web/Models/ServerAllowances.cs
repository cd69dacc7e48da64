using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Audit;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;

namespace Studio.Web.Models;

/// <summary>The server's own say: which of its workspaces may use a model at all. Each answer is a row of that workspace.</summary>
internal sealed class ServerAllowances(CurrentWorkspace workspace, ServerAdministrators administrators, AcrossWorkspaces across, WorkspaceScope scopes)
{
    public async Task<IReadOnlyList<WorkspaceAllowance>> OfAsync(string key, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.ManageModels);
        await administrators.RequireAsync(cancellationToken);
        await using var context = across.CreateContext();
#pragma warning disable RS0030 // An administrator of the server looks at the same rule in all workspaces.
        var denied = await context.ModelUses.IgnoreQueryFilters().Where(use => use.Model == key && use.IsDeniedByServer).Select(use => use.WorkspaceId).ToListAsync(cancellationToken);
#pragma warning restore RS0030
        return await context.Workspaces.OrderBy(known => known.Name).ThenBy(known => known.Id)
            .Select(known => new WorkspaceAllowance(known.Id, known.Name, !denied.Contains(known.Id))).ToListAsync(cancellationToken);
    }

    public async Task SetAsync(string key, Guid workspaceId, bool isAllowed, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.ManageModels);
        await administrators.RequireAsync(cancellationToken);
        await scopes.RunAsync(
            workspaceId,
            async (services, token) =>
            {
                await using var context = await services.GetRequiredService<IDbContextFactory<StudioDbContext>>().CreateDbContextAsync(token);
                (await ModelActions.UseAsync(context, key, token)).IsDeniedByServer = !isAllowed;
                var saying = new AuditSaying(AuditAct.ModelRightsChanged, AuditSaying.ObjectOf("model", key), new { model = key, server = isAllowed }) { AskedBy = workspace.Access.UserId };
                await services.GetRequiredService<AuditLog>().SaveAsync(context, saying, token);
            },
            cancellationToken);
    }
}

internal sealed record WorkspaceAllowance(Guid Id, string Name, bool IsAllowed);
