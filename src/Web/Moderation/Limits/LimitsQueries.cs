using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Moderation.Limits;
using Studio.Data.Moderation.Numbers;
using Studio.Data.Moderation.Pictures;
using Studio.Data.Moderation.Policies;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;

namespace Studio.Web.Moderation.Limits;

/// <summary>What the simulator of limits works with. Scoped.</summary>
public sealed class LimitsQueries(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, PoliciesInForce policies, IPictureRules pictures, TimeProvider time)
{
    public async Task<LimitsView> ReadAsync(int days, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.WritePolicies);
        var (now, policy) = (time.GetUtcNow().UtcDateTime, await policies.OfAsync(cancellationToken));
        var rules = await pictures.InForceAsync(cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var draft = await context.PolicyDrafts.AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        var scores = await ScoreBoard.ReadAsync(context, now.AddDays(-days), cancellationToken);
        return new LimitsView(
            days, scores, rules.Rules, PictureRules.OfServer(policy.Server), draft?.Document.Pictures ?? [], policy.Number,
            await CheckNumbers.ReadAsync(context, scores.Since ?? now.AddDays(-days), now, cancellationToken),
            await ReviewTime.ReadAsync(context, now.AddDays(-Math.Max(days, 90)), now, cancellationToken));
    }
}

/// <param name="Days">So far back.</param>
/// <param name="Scores">Read once; every limit is a sum of it.</param>
/// <param name="InForce">The limits of this moment.</param>
/// <param name="Server">Higher ones than these are not possible.</param>
/// <param name="Draft">What the draft of the next policy says, if there is one.</param>
/// <param name="Policy">The number in force.</param>
/// <param name="Check">Drawn by chance from what passed.</param>
/// <param name="Time">What a look takes, of the last 90 days; null while too few were measured.</param>
public sealed record LimitsView(
    int Days, ScoreBoard Scores, IReadOnlyList<ImageRule> InForce, IReadOnlyList<ImageRule> Server, IReadOnlyList<ImageRule> Draft, int Policy, CheckNumbers Check, ReviewTime? Time)
{
    /// <summary>Classes that a rule names come first, then those with scores alone.</summary>
    public IReadOnlyList<string> Classes => [.. InForce.Select(rule => rule.Class).Where(name => name != LooksRule.Class).Concat(Scores.Classes.Keys.Order(StringComparer.Ordinal)).Distinct(StringComparer.Ordinal)];

    public ImageRule Rule(string name) => InForce.FirstOrDefault(rule => rule.Class == name) ?? new ImageRule(name, name, Hold: null, Block: null, Sentence: null);

    /// <summary>The workspace's own words and other limit stay, with what its draft says already.</summary>
    public ImageRule Drafted(string name) => Draft.FirstOrDefault(rule => rule.Class == name) ?? Rule(name);
}
