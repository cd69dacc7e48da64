namespace Studio.Data.Moderation.Policies;

/// <summary>What a workspace may do with the server's rules: make them stricter. Its own exceptions, limits and actions never weaken them.</summary>
public static class Inheritance
{
    /// <summary>The server's rules about texts, each with the stricter of the two actions.</summary>
    public static IReadOnlyList<TextRule> Rules(PolicyDocument server, PolicyDocument own) =>
        [.. server.Texts.Select(rule => own.Stricter.TryGetValue(rule.Id, out var action) && action > rule.Action ? rule with { Action = action } : rule)];

    /// <summary>One rule per class. A limit above the server's is the server's.</summary>
    public static IReadOnlyList<ImageRule> Pictures(IReadOnlyList<ImageRule> server, IReadOnlyList<ImageRule> own) =>
    [
        .. server.Select(rule => own.FirstOrDefault(other => other.Class == rule.Class) is { } stricter
            ? stricter with { Hold = Lower(rule.Hold, stricter.Hold), Block = Lower(rule.Block, stricter.Block) }
            : rule),
        .. own.Where(rule => server.All(other => other.Class != rule.Class)),
    ];

    private static double? Lower(double? server, double? own) => server is { } a && own is { } b ? Math.Min(a, b) : own ?? server;
}
