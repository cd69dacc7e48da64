using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Audit;
using Studio.Data.Moderation.Settings;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Jobs.Events;

namespace Studio.Web.Moderation.Settings;

/// <summary>How the workspace moderates, by owners and admins.</summary>
public sealed class ModerationSettingsActions(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, AuditLog audit, StudioEvents events)
{
    public async Task<ModerationForm> ReadAsync(CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.Moderate);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return ModerationForm.Of(await context.ModerationInForceAsync(cancellationToken));
    }

    public async Task SaveAsync(ModerationForm form, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.ModerateEscalated);
        if (form.Refusal is { } refusal)
        {
            throw new StudioException(refusal);
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        try
        {
            await audit.RunAsync(
                context,
                async token =>
                {
                    var settings = await context.ModerationSettings.SingleOrDefaultAsync(token);
                    if (settings is null)
                    {
                        context.Add(settings = new ModerationSettings());
                    }

                    form.WriteTo(settings);
                    await context.SaveChangesAsync(token);
                    return new AuditSaying(AuditAct.ModerationSettingsChanged, Details: form);
                },
                cancellationToken);
        }
        catch (DbUpdateException conflict) when (conflict is DbUpdateConcurrencyException || !cancellationToken.IsCancellationRequested)
        {
            throw StudioException.Conflict("Somebody else saved these at the same moment. Press Save again.", conflict);
        }

        events.Publish(workspace.Id, new ModerationEvent());
    }
}
