using Studio.Data;
using Studio.Data.Audit;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Inference;
using Studio.Inference.Models;

namespace Studio.Web.Models;

/// <summary>Adding what already lies on the server's disk.</summary>
internal sealed class FolderActions(CurrentWorkspace workspace, ServerAdministrators administrators, ModelFolders folders, ModelCatalog catalog, ServerAuditLog audit)
{
    public async Task<FolderModel> LookAsync(string path, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.ManageModels);
        await administrators.RequireAsync(cancellationToken);
        try
        {
            return await Task.Run(() => folders.Look(path), cancellationToken);
        }
        catch (InferenceException refusal)
        {
            throw new StudioException(refusal.Message, RefusalKind.Invalid, refusal);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StudioException($"It cannot be read: {e.Message}", RefusalKind.Invalid, e);
        }
    }

    public async Task AddAsync(string path, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.ManageModels);
        await administrators.RequireAsync(cancellationToken);
        try
        {
            await audit.WriteAroundAsync(
                workspace.Access.UserId,
                new AuditSaying(AuditAct.ModelInstalled, Details: new { from = "folder" }),
                _ =>
                {
                    folders.Add(path, catalog);
                    return Task.CompletedTask;
                },
                cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StudioException($"It cannot be linked into the data folder: {e.Message}", RefusalKind.Invalid, e);
        }

        await Task.Run(catalog.Refresh, cancellationToken);
    }
}
