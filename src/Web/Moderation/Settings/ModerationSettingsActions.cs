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
    private const string Stale = "Somebody else saved these settings while you wrote. Yours are not saved yet.";

    public async Task<ModerationForm> ReadAsync(CancellationToken cancellationToken)
    {
        workspace.Access.RequireToSee(Permission.Moderate);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return ModerationForm.Of(await context.ModerationInForceAsync(cancellationToken));
    }

    /// <exception cref="StudioException">A value that cannot be, or a conflict: somebody else saved since the form was read.</exception>
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
                    if ((settings?.Version ?? Guid.Empty) != form.Version)
                    {
                        throw StudioException.Conflict(Stale);
                    }

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
            throw StudioException.Conflict(Stale, conflict);
        }

        events.Publish(workspace.Id, new ModerationEvent());
    }
}
