using Studio.Data.Moderation.Pictures;

namespace Studio.Data.Moderation.Policies;

/// <summary>The limits for pictures: the server's, made stricter where the workspace's policy says so. Scoped.</summary>
public sealed class PolicyPictureRules(PoliciesInForce policies) : IPictureRules
{
    public async Task<PictureRules> InForceAsync(CancellationToken cancellationToken)
    {
        var policy = await policies.OfAsync(cancellationToken);
        return policy is { Number: 0, ServerNumber: 0 }
            ? PictureRules.Default
            : new PictureRules(policy.Number, Inheritance.Pictures(PictureRules.OfServer(policy.Server), policy.Document.Pictures)) { ServerPolicyVersion = policy.ServerNumber };
    }
}
