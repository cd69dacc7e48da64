using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Moderation.Strikes;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;

namespace Studio.Web.Moderation.Strikes;

/// <summary>Who makes no pictures now, and until when.</summary>
internal sealed class PausedPeople(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, TimeProvider time)
{
    private const int Most = 200;

    public async Task<IReadOnlyList<PausedPerson>> ReadAsync(CancellationToken cancellationToken)
    {
        workspace.Access.RequireToSee(Permission.Moderate);
        var now = time.GetUtcNow().UtcDateTime;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var people = await context.CreationPauses.Where(p => p.LiftedAt == null && p.Until > now).Select(p => p.UserId).Distinct()
            .Join(context.Users, id => id, user => user.Id, (_, user) => new { user.Id, user.DisplayName, user.Hue, user.PortraitId })
            .OrderBy(user => user.DisplayName).ThenBy(user => user.Id).Take(Most).ToListAsync(cancellationToken);
        var paused = new List<PausedPerson>();
        foreach (var person in people)
        {
            // An appeal that waits suspends a pause: only what is in force counts.
            if (await CreationPauses.FindAsync(context, person.Id, now, cancellationToken) is { } pause)
            {
                paused.Add(new PausedPerson(person.Id, person.DisplayName, person.Hue, person.PortraitId, pause));
            }
        }

        return paused;
    }
}

internal sealed record PausedPerson(Guid Id, string Name, int Hue, Guid? Portrait, PauseInForce Pause);
