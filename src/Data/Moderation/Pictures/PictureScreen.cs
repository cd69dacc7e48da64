using Microsoft.EntityFrameworkCore;
using Studio.Data.Gallery;
using Studio.Data.Moderation.Cases;

namespace Studio.Data.Moderation.Pictures;

/// <summary>Looks at a new picture of the current workspace: by its scores, and whether these very pixels, or ones that look alike, were removed before. Scoped.</summary>
public sealed class PictureScreen(IPictureRules rules)
{
    public async Task<ScreenedPicture> OfMadeAsync(StudioDbContext context, Image image, CancellationToken cancellationToken)
    {
        var inForce = await rules.InForceAsync(cancellationToken);
        var screened = PictureScreening.Of(image.Safety, inForce);
        if (screened.Standing == ImageStanding.Shown)
        {
            screened = await OfBroughtAsync(context, image.PixelHash, cancellationToken);
        }

        if (screened.Standing == ImageStanding.Shown)
        {
            screened = await LooksRule.ScreenAsync(context, image, inForce, cancellationToken);
        }

        return screened.Standing == ImageStanding.Shown && await RandomCheck.FallsOnAsync(context, image, cancellationToken) ? RandomCheck.Screened : screened;
    }

    /// <summary>Of a picture from outside, which no classifier has seen.</summary>
    public static async Task<ScreenedPicture> OfBroughtAsync(StudioDbContext context, string pixelHash, CancellationToken cancellationToken)
    {
        return await context.Images.AlsoHidden().AnyAsync(image => image.PixelHash == pixelHash && image.Standing == ImageStanding.Removed, cancellationToken)
            || await context.ForgottenPixels.AnyAsync(pixels => pixels.PixelHash == pixelHash, cancellationToken)
            ? new ScreenedPicture(
                ImageStanding.Held,
                CaseSeverity.Middle,
                new CaseEvidence("The same again", PictureScreening.RuleKind, PolicyVersion: null, "The same pixels as a picture that was removed")
                {
                    RuleSentence = "A picture that was removed is looked at again before it is shown.",
                })
            : ScreenedPicture.Fine;
    }
}
