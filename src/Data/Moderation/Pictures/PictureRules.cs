using Studio.Data.Moderation.Policies;

namespace Studio.Data.Moderation.Pictures;

/// <summary>What the policy in force says about pictures. Without rules every picture is shown, also unscreened.</summary>
public sealed record PictureRules(int? PolicyVersion, IReadOnlyList<ImageRule> Rules)
{
    /// <summary>
    /// Of 300 pictures of the embedded model that show nothing of the kind the highest sum of the three is 0.72 (docs/performance.md):
    /// none of them is held.
    /// </summary>
    public static readonly PictureRules Default = new(
        PolicyVersion: null,
        [
            new ImageRule("Sexual pictures", "Porn", Hold: 0.8, Block: 0.95, Sentence),
            new ImageRule("Sexual drawings", "Hentai", Hold: 0.8, Block: 0.95, Sentence),
            new ImageRule("Suggestive pictures", "Sexy", Hold: 0.8, Block: null, Sentence),
        ]);

    private const string Sentence = "No sexual pictures.";

    /// <summary>The number of the server's rules; 0 while no administrator wrote any.</summary>
    public int ServerPolicyVersion { get; init; }

    /// <summary>The limits that an administrator wrote down, and those of the program for classes that he did not name.</summary>
    public static IReadOnlyList<ImageRule> OfServer(PolicyDocument server) =>
        [.. Default.Rules.Where(rule => server.Pictures.All(written => written.Class != rule.Class)), .. server.Pictures];
}
