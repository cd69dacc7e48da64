using Studio.Data.Moderation.Numbers;
using Studio.Data.Moderation.Policies;
using Studio.Data.Moderation.Rules;
using Studio.Data.Tenancy;
using Studio.Web.Health;
using Studio.Web.Policies.Lately;

namespace Studio.Web.Policies.Server;

/// <summary>How often the server's rules fired lately, in all its workspaces together. Numbers only: whose words they were stays there. Scoped.</summary>
internal sealed class ServerRuleHits(ServerAdministrator administrator, AcrossWorkspaces across, TimeProvider time)
{
    private const int MostCounted = 5_000;

    private static readonly TimeSpan Lately = TimeSpan.FromDays(30);

    /// <param name="documents">What is in force and the draft: of their rules.</param>
    /// <param name="ct">The caller's.</param>
    /// <returns>By the id of a rule, by the name of one about pictures.</returns>
    public async Task<IReadOnlyDictionary<string, RulePrecision>> ReadAsync(IEnumerable<PolicyDocument> documents, CancellationToken ct)
    {
        await administrator.RequireAsync(ct);
        var now = time.GetUtcNow().UtcDateTime;
        string[] rules = [.. documents.SelectMany(document => document.Texts).Select(rule => rule.Id).Distinct()];
        await using var db = across.CreateContext();
        return (await RulePrecisions.OfServerAsync(db, rules, now - Lately, now, ct)).ToDictionary(rule => rule.Rule, StringComparer.Ordinal);
    }

    /// <summary>How often the terms of a rule fired, of the newest 5,000 texts. How long people take differs from workspace to workspace.</summary>
    public async Task<RuleUse> UseAsync(TextRule rule, CancellationToken ct)
    {
        await administrator.RequireAsync(ct);
        await using var db = across.CreateContext();
        var words = await ServerRuleWords.ReadAsync(db, rule.Id, time.GetUtcNow().UtcDateTime - Lately, MostCounted, ct);
        return new RuleUse(TermsFired.Count(rule, words), Wait: null);
    }
}
