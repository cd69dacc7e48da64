using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Studio.Data.Moderation.Cases;
using Studio.Data.Moderation.Findings;

namespace Studio.Data.Moderation.Numbers;

/// <summary>The rules that fired in a time, each with what people decided about it.</summary>
public static class RulePrecisions
{
    /// <summary>The rule's name is the first thing that CaseEvidence is stored with.</summary>
    private const string NameBegins = "{\"rule\":";

    private const string NameEnds = ",\"ruleKind\":";

    public static async Task<IReadOnlyList<RulePrecision>> ReadAsync(StudioDbContext context, DateTime from, DateTime to, CancellationToken cancellationToken) =>
    [
        .. await TextsAsync(context, context.PolicyHits, from, to, cancellationToken),
        .. await PicturesAsync(context, from, to, cancellationToken),
    ];

    /// <summary>The server's rules in one workspace. Limits for pictures go by their name, whoever wrote the number that held here.</summary>
    public static async Task<IReadOnlyList<RulePrecision>> OfServerAsync(StudioDbContext context, DateTime from, DateTime to, CancellationToken cancellationToken) =>
    [
        .. await TextsAsync(context, context.PolicyHits.Where(hit => hit.IsServers), from, to, cancellationToken),
        .. await PicturesAsync(context, from, to, cancellationToken),
    ];

    /// <summary>Where somebody looked at a text, its finding says what they said.</summary>
    private static async Task<List<RulePrecision>> TextsAsync(StudioDbContext context, IQueryable<PolicyHit> hits, DateTime from, DateTime to, CancellationToken cancellationToken) =>
        await hits.Where(hit => hit.CreatedAt >= from && hit.CreatedAt < to)
            .Join(context.PolicyFindings, hit => hit.FindingId, finding => finding.Id, (hit, finding) => new { hit.RuleId, hit.RuleName, finding.Standing })
            .GroupBy(hit => hit.RuleId)
            .Select(of => new RulePrecision(
                of.Key,
                of.Max(hit => hit.RuleName)!,
                false,
                of.Count(),
                of.Count(hit => hit.Standing == FindingStanding.Approved || hit.Standing == FindingStanding.Rejected),
                of.Count(hit => hit.Standing == FindingStanding.Rejected)))
            .ToListAsync(cancellationToken);

    /// <summary>What a rule blocked by itself is judged when somebody appealed; then the appeal is what a person said.</summary>
    private static async Task<List<RulePrecision>> PicturesAsync(StudioDbContext context, DateTime from, DateTime to, CancellationToken cancellationToken)
    {
        var rules = await context.Cases.Where(c => c.OpenedAt >= from && c.OpenedAt < to && c.Kind == CaseKind.Picture)
            .Select(c => new
            {
                // A record in a column of text: cut there, in the database, so that one line a rule comes back.
                Rule = ((string)(object)c.Evidence).Substring(0, ((string)(object)c.Evidence).IndexOf(NameEnds)),
                Verdict = context.Cases.Where(appeal => appeal.AppealOf == c.Id && appeal.State == CaseState.Decided).Select(appeal => appeal.Verdict).FirstOrDefault()
                    ?? (c.DecidedAt > c.OpenedAt ? c.Verdict : null),
            })
            .GroupBy(c => c.Rule)
            .Select(of => new { of.Key, Fired = of.Count(), Judged = of.Count(c => c.Verdict != null), Agreed = of.Count(c => c.Verdict == CaseVerdict.Rejected) })
            .ToListAsync(cancellationToken);
        return [.. rules.Select(rule => (Name: JsonSerializer.Deserialize<string>(rule.Key[NameBegins.Length..])!, rule)).Select(of => new RulePrecision(of.Name, of.Name, true, of.rule.Fired, of.rule.Judged, of.rule.Agreed))];
    }
}
