using System.Globalization;
using System.Numerics;
using Microsoft.EntityFrameworkCore;
using Studio.Data.Gallery;
using Studio.Data.Moderation.Cases;
using Studio.Data.Moderation.Policies;

namespace Studio.Data.Moderation.Pictures;

/// <summary>
/// The rule about pictures that look like one that was removed (Image.Looks). It is kept among the limits of classes: its limit is a likeness,
/// 1 where no sign differs. Nobody has it who did not write it.
/// </summary>
public static class LooksRule
{
    public const string Class = "Looks";

    public const int Signs = 64;

    /// <summary>Where more differ, pictures that have little in common look alike.</summary>
    public const int MostDiffering = 10;

    /// <summary>Of the newest removed pictures.</summary>
    private const int Searched = 20_000;

    public static ImageRule Off { get; } = new("Looks like a removed picture", Class, Hold: null, Block: null, "A picture that looks like one that was removed is looked at again.");

    /// <param name="differing">So many of the 64 signs may differ.</param>
    public static double Limit(int differing) => 1 - ((double)differing / Signs);

    public static int Differing(double limit) => (int)Math.Round((1 - limit) * Signs);

    internal static async Task<ScreenedPicture> ScreenAsync(StudioDbContext context, Image image, PictureRules rules, CancellationToken cancellationToken)
    {
        if (image.Looks is not { } own || rules.Rules.FirstOrDefault(of => of.Class == Class) is not { } rule || (rule.Hold ?? rule.Block) is null)
        {
            return ScreenedPicture.Fine;
        }

        var removed = await context.Images.AlsoHidden().Where(other => other.Standing == ImageStanding.Removed && other.Looks != null)
            .OrderByDescending(other => other.CreatedAt).Take(Searched).Select(other => other.Looks!.Value).ToListAsync(cancellationToken);
        if (removed.Count == 0)
        {
            return ScreenedPicture.Fine;
        }

        var differing = removed.Min(other => BitOperations.PopCount((ulong)(own ^ other)));
        return Limit(differing) switch
        {
            var likeness when likeness >= rule.Block => Fired(rule, differing, ImageStanding.Removed, "blocked", rule.Block!.Value, rules),
            var likeness when likeness >= rule.Hold => Fired(rule, differing, ImageStanding.Held, "held for review", rule.Hold!.Value, rules),
            _ => ScreenedPicture.Fine,
        };
    }

    private static ScreenedPicture Fired(ImageRule rule, int differing, ImageStanding standing, string end, double limit, PictureRules rules) => new(
        standing,
        CaseSeverity.Middle,
        new CaseEvidence(
            rule.Name, PictureScreening.RuleKind, rules.PolicyVersion,
            string.Create(CultureInfo.InvariantCulture, $"Differs in {differing} of {Signs} signs from a picture that was removed, {end} up to {Differing(limit)}"))
        {
            ServerPolicyVersion = rules.ServerPolicyVersion,
            RuleSentence = rule.Sentence,
        });
}
