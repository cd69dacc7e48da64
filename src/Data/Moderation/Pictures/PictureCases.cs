using Studio.Data.Gallery;
using Studio.Data.Moderation.Cases;

namespace Studio.Data.Moderation.Pictures;

/// <summary>The case about a picture that was held or blocked as it came. Saved with the picture.</summary>
public static class PictureCases
{
    public static void Open(StudioDbContext context, Image image, ScreenedPicture screened, DateTime now)
    {
        image.Standing = screened.Standing;
        if (screened.Evidence is not { } evidence)
        {
            return;
        }

        var opened = ModerationCase.Open(
            context,
            new NewCase(screened.Kind, screened.Severity, image.CreatedById, evidence)
            {
                Category = screened.Category,
                ImageId = image.Id,
                TurnId = image.TurnId,
                Wish = image.Wish,
                Language = image.Language,
                Prompt = image.Prompt,
            },
            now);
        if (screened.Standing == ImageStanding.Removed)
        {
            Decide(context, opened, now);
        }
    }

    /// <summary>A rule decided by itself: nobody has to, unless the author appeals.</summary>
    private static void Decide(StudioDbContext context, ModerationCase opened, DateTime now)
    {
        (opened.State, opened.Verdict, opened.DecidedAt) = (CaseState.Decided, CaseVerdict.Rejected, now);
        context.CaseDecisions.Add(new CaseDecision
        {
            CaseId = opened.Id,
            Act = CaseAct.Rejected,
            Sentence = opened.Evidence.RuleSentence ?? "",
            PolicyVersion = opened.Evidence.PolicyVersion,
            At = now,
        });
    }
}
