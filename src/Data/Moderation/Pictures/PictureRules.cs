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
}
