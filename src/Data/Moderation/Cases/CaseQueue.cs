using System.Numerics;
using Microsoft.EntityFrameworkCore;
using Studio.Data.Gallery;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;

namespace Studio.Data.Moderation.Cases;

/// <summary>
/// What waits for a decision, ordered by severity x reach x age. Reads the oldest of each weight by the index, never all of them.
/// </summary>
public sealed class CaseQueue(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, TimeProvider time)
{
    /// <summary>A number that says "many": nobody needs the exact one.</summary>
    public const int CountedTo = 999;

    /// <param name="filter">Which.</param>
    /// <param name="wanted">So many lines.</param>
    /// <param name="near">Pictures look alike whose looks differ in so many signs at most.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<IReadOnlyList<QueuedCase>> FirstAsync(QueueFilter filter, int wanted, int near, CancellationToken cancellationToken)
    {
        workspace.Access.RequireToSee(Permission.Moderate);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var oldest = new List<Place>();
        foreach (var part in Parts(context, filter))
        {
            oldest.AddRange(await Places(part, wanted).ToListAsync(cancellationToken));
        }

        Guid[] shown = [.. CaseOrder.Sort(oldest, c => c.Weight, c => c.OpenedAt, time.GetUtcNow().UtcDateTime).Take(wanted).Select(c => c.Id)];
        // One that was decided meanwhile is left out.
        var lines = await Lines(context, context.Cases.AsNoTracking().Where(c => shown.Contains(c.Id) && (c.State == CaseState.Open || c.State == CaseState.Escalated))).ToDictionaryAsync(line => line.Id, cancellationToken);
        QueuedCase[] first = [.. shown.Select(id => lines.GetValueOrDefault(id)).OfType<QueuedCase>()];
        return await WithAlikeAsync(context, await WithFirstAsync(context, first, cancellationToken), near, cancellationToken);
    }

    /// <summary>Asked by itself, for the appeals that are shown: within the lines SQLite reads every decision of the workspace for each of them.</summary>
    private async Task<QueuedCase[]> WithFirstAsync(StudioDbContext context, QueuedCase[] lines, CancellationToken cancellationToken)
    {
        Guid[] appealed = [.. lines.Select(line => line.AppealOf).OfType<Guid>()];
        if (appealed.Length == 0)
        {
            return lines;
        }

        var me = workspace.Access.UserId;
        var decided = await context.CaseDecisions.Where(d => appealed.Contains(d.CaseId)).Select(d => new { d.CaseId, d.ById }).ToListAsync(cancellationToken);
        var viewed = await context.CaseOpinions.Where(o => appealed.Contains(o.CaseId) && o.ById == me).Select(o => o.CaseId).ToListAsync(cancellationToken);
        var mine = decided.Where(d => d.ById == me).Select(d => d.CaseId).Concat(viewed).ToHashSet();
        return [.. lines.Select(line => line.AppealOf is { } first && mine.Contains(first) ? line with { DecidedFirst = true } : line)];
    }

    /// <summary>Only among the lines that are shown: these a moderator can see to be together.</summary>
    private static async Task<IReadOnlyList<QueuedCase>> WithAlikeAsync(StudioDbContext context, QueuedCase[] lines, int near, CancellationToken cancellationToken)
    {
        Guid[] images = [.. lines.Select(line => line.ImageId).OfType<Guid>().Distinct()];
        var looks = await context.Images.AlsoHidden().Where(image => images.Contains(image.Id) && image.Looks != null)
            .Select(image => new { image.Id, Looks = image.Looks!.Value }).ToDictionaryAsync(image => image.Id, image => image.Looks, cancellationToken);
        long? Of(QueuedCase line) => line.ImageId is { } id && looks.TryGetValue(id, out var of) ? of : null;
        return [.. lines.Select(line => Of(line) is { } own
            ? line with { Alike = lines.Count(other => other.Id != line.Id && other.Kind != CaseKind.Appeal && Of(other) is { } its && BitOperations.PopCount((ulong)(own ^ its)) <= near) }
            : line)];
    }

    /// <summary>How many wait, up to <see cref="CountedTo"/>.</summary>
    public async Task<int> CountAsync(QueueFilter filter, CancellationToken cancellationToken)
    {
        workspace.Access.RequireToSee(Permission.Moderate);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var count = 0;
        foreach (var part in Parts(context, filter))
        {
            count += await part.OrderBy(c => c.Weight).ThenBy(c => c.OpenedAt).Take(CountedTo).CountAsync(cancellationToken);
        }

        return Math.Min(count, CountedTo);
    }

    /// <summary>When the one that waits longest was opened.</summary>
    public async Task<DateTime?> OldestAsync(CancellationToken cancellationToken)
    {
        workspace.Access.RequireToSee(Permission.Moderate);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        // By weight, as the index is: by age alone every waiting case would have to be looked at.
        var oldest = await Places(context.Cases.AsNoTracking().Where(c => c.State == CaseState.Open), wanted: 1).ToListAsync(cancellationToken);
        return oldest.Select(c => (DateTime?)c.OpenedAt).Min();
    }

    /// <summary>The oldest of every weight, in one query that reads an index alone.</summary>
    private static IQueryable<Place> Places(IQueryable<ModerationCase> part, int wanted) => CaseWeight.All
        .Select(weight => part.Where(c => c.Weight == weight).OrderBy(c => c.OpenedAt).ThenBy(c => c.Id).Take(wanted).Select(c => new { c.Id, c.Weight, c.OpenedAt }))
        .Aggregate((one, other) => one.Concat(other))
        .Select(c => new Place(c.Id, c.Weight, c.OpenedAt));

    /// <summary>One for each beginning of the index: a state, and a kind where the filter names some.</summary>
    private IEnumerable<IQueryable<ModerationCase>> Parts(StudioDbContext context, QueueFilter filter)
    {
        CaseState[] states = workspace.Access.Allows(Permission.ModerateEscalated) ? [CaseState.Open, CaseState.Escalated] : [CaseState.Open];
        foreach (var state in states)
        {
            var all = context.Cases.AsNoTracking().Where(c => c.State == state);
            if (filter == QueueFilter.All)
            {
                yield return all;
            }

            foreach (var kind in Kinds(filter))
            {
                yield return all.Where(c => c.Kind == kind);
            }
        }
    }

    private static CaseKind[] Kinds(QueueFilter filter) => filter switch
    {
        QueueFilter.All => [],
        QueueFilter.Pictures => [CaseKind.Picture, CaseKind.Check, CaseKind.Derived],
        QueueFilter.Words => [CaseKind.Wish, CaseKind.Prompt, CaseKind.FalsePositive],
        QueueFilter.Reports => [CaseKind.Report],
        _ => [CaseKind.Appeal],
    };

    private IQueryable<QueuedCase> Lines(StudioDbContext context, IQueryable<ModerationCase> cases)
    {
        var me = workspace.Access.UserId;
        return cases.Select(c => new QueuedCase
        {
            Id = c.Id,
            Kind = c.Kind,
            Severity = c.Severity,
            Weight = c.Weight,
            OpenedAt = c.OpenedAt,
            IsEscalated = c.State == CaseState.Escalated,
            ImageId = c.ImageId,
            Author = context.Users.Where(u => u.Id == c.AuthorId).Select(u => u.DisplayName).FirstOrDefault() ?? "",
            // Whoever reported a moderator's own picture stays unknown to them.
            Reporter = c.AuthorId == me ? null : context.Users.Where(u => u.Id == c.ReporterId).Select(u => u.DisplayName).FirstOrDefault(),
            Said = c.Said,
            Evidence = c.Evidence,
            IsMine = c.AuthorId == me || c.ReporterId == me,
            AppealOf = c.AppealOf,
            FirstIsIn = context.CaseOpinions.Any(o => o.CaseId == c.Id),
            ViewedFirst = context.CaseOpinions.Any(o => o.CaseId == c.Id && o.ById == me),
            HolderId = c.ClaimedById,
            Holder = context.Users.Where(u => u.Id == c.ClaimedById).Select(u => u.DisplayName).FirstOrDefault(),
            HeldUntil = c.ClaimedUntil,
        });
    }

    /// <summary>Where a case stands in the queue.</summary>
    private sealed record Place(Guid Id, int Weight, DateTime OpenedAt);
}
