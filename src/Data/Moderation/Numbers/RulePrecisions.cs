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
        .. await TextsAsync(context.PolicyHits.Where(hit => hit.CreatedAt >= from && hit.CreatedAt < to), context.PolicyFindings, cancellationToken),
        .. await PicturesAsync(context.Cases.Where(c => c.OpenedAt >= from && c.OpenedAt < to && c.Kind == CaseKind.Picture), context.Cases, cancellationToken),
    ];

    /// <summary>The server's rules in all workspaces together. Limits for pictures go by their name, whoever wrote the number that held there.</summary>
    /// <param name="across">In no workspace.</param>
    /// <param name="rules">Ids of the rules for texts: with them a workspace's hits are found by an index.</param>
    /// <param name="from">UTC.</param>
    /// <param name="to">UTC, the first moment after it.</param>
    /// <param name="cancellationToken">The caller's.</param>
    public static async Task<IReadOnlyList<RulePrecision>> OfServerAsync(StudioDbContext across, IReadOnlyCollection<string> rules, DateTime from, DateTime to, CancellationToken cancellationToken)
    {
#pragma warning disable RS0030 // The server's own rules, for its administrators; what leaves this file are names of rules and counts.
        var (hits, findings, cases) = (across.PolicyHits.IgnoreQueryFilters(), across.PolicyFindings.IgnoreQueryFilters(), across.Cases.IgnoreQueryFilters());
#pragma warning restore RS0030
        // One workspace after the other within one query: every index begins with the workspace.
        var fired = across.Workspaces.SelectMany(w => hits.Where(hit => hit.WorkspaceId == w.Id && rules.Contains(hit.RuleId) && hit.IsServers && hit.CreatedAt >= from && hit.CreatedAt < to));
        var held = across.Workspaces.SelectMany(w => cases.Where(c => c.WorkspaceId == w.Id && c.OpenedAt >= from && c.OpenedAt < to && c.Kind == CaseKind.Picture));
        return [.. await TextsAsync(fired, findings, cancellationToken), .. await PicturesAsync(held, cases, cancellationToken)];
    }

    /// <summary>Where somebody looked at a text, its finding says what they said.</summary>
    private static async Task<List<RulePrecision>> TextsAsync(IQueryable<PolicyHit> hits, IQueryable<PolicyFinding> findings, CancellationToken cancellationToken) =>
        await hits.Join(findings, hit => new { hit.WorkspaceId, Id = hit.FindingId }, finding => new { finding.WorkspaceId, finding.Id }, (hit, finding) => new { hit.RuleId, hit.RuleName, finding.Standing })
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
    private static async Task<List<RulePrecision>> PicturesAsync(IQueryable<ModerationCase> fired, IQueryable<ModerationCase> cases, CancellationToken cancellationToken)
    {
        var rules = await fired
            .Select(c => new
            {
                // A record in a column of text: cut there, in the database, so that one line a rule comes back.
                Rule = ((string)(object)c.Evidence).Substring(0, ((string)(object)c.Evidence).IndexOf(NameEnds)),
                Verdict = cases.Where(appeal => appeal.WorkspaceId == c.WorkspaceId && appeal.AppealOf == c.Id && appeal.State == CaseState.Decided).Select(appeal => appeal.Verdict).FirstOrDefault()
                    ?? (c.DecidedAt > c.OpenedAt ? c.Verdict : null),
            })
            .GroupBy(c => c.Rule)
            .Select(of => new { of.Key, Fired = of.Count(), Judged = of.Count(c => c.Verdict != null), Agreed = of.Count(c => c.Verdict == CaseVerdict.Rejected) })
            .ToListAsync(cancellationToken);
        return [.. rules.Select(rule => (Name: JsonSerializer.Deserialize<string>(rule.Key[NameBegins.Length..])!, rule)).Select(of => new RulePrecision(of.Name, of.Name, true, of.rule.Fired, of.rule.Judged, of.rule.Agreed))];
    }
}
