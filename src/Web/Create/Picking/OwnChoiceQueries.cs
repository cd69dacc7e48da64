using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Evaluation;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Web.Shell.Visits;

namespace Studio.Web.Create.Picking;

/// <summary>Scoped.</summary>
public sealed class OwnChoiceQueries(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, TimeProvider time)
{
    /// <summary>Of the month so far, in the person's days.</summary>
    internal async Task<OwnChoices> ThisMonthAsync(CancellationToken ct)
    {
        workspace.Access.Require(Permission.ViewGallery);
        var me = workspace.Access.UserId;
        await using var db = await contexts.CreateDbContextAsync(ct);
        var zone = await db.PersonZoneAsync(workspace, ct);
        var today = TimeZoneInfo.ConvertTimeFromUtc(time.GetUtcNow().UtcDateTime, zone);
        var since = TimeZoneInfo.ConvertTimeToUtc(new DateTime(today.Year, today.Month, 1, 0, 0, 0, DateTimeKind.Unspecified), zone);
        var stars = await db.PictureStars.Where(s => s.UserId == me && s.At >= since).SumAsync(s => s.Stars, ct);
        var votes = await db.Votes
            .Where(v => v.VoterId == me && v.Source == VoteSource.Choice && v.At >= since)
            .GroupBy(v => new { v.LeftSystemId, v.RightSystemId, v.Answer })
            .Select(g => new { g.Key.LeftSystemId, g.Key.RightSystemId, g.Key.Answer, Count = g.Count() })
            .ToListAsync(ct);
        var ids = votes.SelectMany(v => new[] { v.LeftSystemId, v.RightSystemId }).Distinct().ToList();
        var systems = await db.EvaluatedSystems.AsNoTracking().Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, ct);
        var answers = votes.Select(v => new OwnAnswer(systems[v.LeftSystemId], systems[v.RightSystemId], v.Answer, v.Count)).ToList();
        return new OwnChoices(votes.Sum(v => v.Count), stars, [.. OwnContrasts.Of(answers)]);
    }
}

internal sealed record OwnAnswer(EvaluatedSystem Left, EvaluatedSystem Right, VoteAnswer Answer, int Count)
{
    public double LeftWon => Answer switch { VoteAnswer.Left => Count, VoteAnswer.Right => 0, _ => Count / 2.0 };
}
