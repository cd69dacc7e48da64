using Studio.Data.Moderation.Pictures;

namespace Studio.Data.Moderation.Policies;

/// <summary>The limits for pictures: the server's, made stricter where the workspace's policy says so. Scoped.</summary>
public sealed class PolicyPictureRules(PoliciesInForce policies) : IPictureRules
{
    public async Task<PictureRules> InForceAsync(CancellationToken cancellationToken)
    {
        var policy = await policies.OfAsync(cancellationToken);
        return policy.Number == 0 ? PictureRules.Default : new PictureRules(policy.Number, Merge(policy.Document.Pictures));
    }

    /// <summary>One rule per class. A limit above the server's is the server's.</summary>
    public static IReadOnlyList<ImageRule> Merge(IReadOnlyList<ImageRule> own)
    {
        var server = PictureRules.Default.Rules;
        return
        [
            .. server.Select(rule => own.FirstOrDefault(other => other.Class == rule.Class) is { } stricter
                ? stricter with { Hold = Lower(rule.Hold, stricter.Hold), Block = Lower(rule.Block, stricter.Block) }
                : rule),
            .. own.Where(rule => server.All(other => other.Class != rule.Class)),
        ];
    }

    private static double? Lower(double? server, double? own) => server is { } a && own is { } b ? Math.Min(a, b) : own ?? server;
}
