using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Audit;
using Studio.Data.Models;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Inference.Hub;
using Studio.Inference.Models;
using Studio.Jobs;
using Studio.Jobs.Handlers;
using Studio.Jobs.Models;

namespace Studio.Web.Models;

/// <summary>What admins decide about the models that are here.</summary>
internal sealed class ModelActions(
    IDbContextFactory<StudioDbContext> contexts,
    CurrentWorkspace workspace,
    ServerAdministrators administrators,
    ModelCatalog catalog,
    ModelHub hub,
    ModelFolders folders,
    TaskQueue tasks,
    AuditLog audit,
    ServerAuditLog serverAudit,
    TimeProvider time)
{
    /// <summary>Who and when are kept: it is the workspace's proof.</summary>
    public async Task AcceptAsync(string key, string licence, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.ManageModels);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.ModelLicences.AnyAsync(known => known.Model == key && known.Licence == licence, cancellationToken))
        {
            return;
        }

        db.Add(new ModelLicence { Model = key, Licence = licence, AcceptedById = workspace.Access.UserId!.Value, AcceptedAt = time.GetUtcNow().UtcDateTime });
        await audit.SaveAsync(db, new AuditSaying(AuditAct.LicenceAccepted, AuditSaying.ObjectOf("model", key), new { model = key, licence }), cancellationToken);
    }

    public async Task AllowAsync(string key, bool forModerators, bool forCreators, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.ManageModels);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var use = await UseAsync(db, key, cancellationToken);
        (use.ForModerators, use.ForCreators) = (forModerators, forCreators);
        await audit.SaveAsync(
            db, new AuditSaying(AuditAct.ModelRightsChanged, AuditSaying.ObjectOf("model", key), new { model = key, moderators = forModerators, creators = forCreators }), cancellationToken);
    }

    /// <summary>Takes its bytes from the disk. Pictures made with it stay; they can no longer be made again exactly.</summary>
    public async Task RemoveAsync(ModelView model, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.ManageModels);
        await administrators.RequireAsync(cancellationToken);
        var key = model.Subject.Key;
        await serverAudit.WriteAroundAsync(
            workspace.Access.UserId,
            new AuditSaying(AuditAct.ModelRemoved, AuditSaying.ObjectOf("model", key), new { model = key, revision = model.Snapshot?.Revision[..8] }),
            _ =>
            {
                Remove(model);
                return Task.CompletedTask;
            },
            cancellationToken);
        catalog.Refresh();
    }

    private void Remove(ModelView model)
    {
        if (model.Snapshot is { } snapshot)
        {
            hub.Cache.Remove(snapshot);
        }
        else
        {
            folders.Remove(model.Path);
        }
    }

    public async Task VerifyAsync(HubSnapshot snapshot, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.ManageModels);
        await administrators.RequireAsync(cancellationToken);
        await tasks.EnqueueAsync(VerifyModel.KindName, new VerifyModelInput(snapshot.Repository, snapshot.Revision), cancellationToken);
    }

    public async Task LookAgainAsync(CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.ManageModels);
        await administrators.RequireAsync(cancellationToken);
        await Task.Run(catalog.Refresh, cancellationToken);
    }

    internal static async Task<ModelUse> UseAsync(StudioDbContext db, string key, CancellationToken cancellationToken)
    {
        var use = await db.ModelUses.FirstOrDefaultAsync(known => known.Model == key, cancellationToken);
        if (use is null)
        {
            use = new ModelUse { Model = key };
            db.Add(use);
        }

        return use;
    }
}
