using Studio.Data.Gallery;
using Studio.Data.Moderation.Cases;

namespace Studio.Web.Moderation.Cases;

/// <summary>The case about a picture that came of a rejected one: it is opened only to be decided with it.</summary>
internal static class DerivedCase
{
    public const string RuleKind = "lineage";

    public static NewCase Of(ModerationCase parent, Image image, CaseReason? reason) =>
        new(
            CaseKind.Derived,
            parent.Severity,
            image.CreatedById,
            new CaseEvidence(parent.Evidence.Rule, RuleKind, parent.Evidence.PolicyVersion, "Made from a picture that was rejected")
            {
                RuleSentence = parent.Evidence.RuleSentence,
                Scores = image.Safety?.Scores,
                Limits = parent.Evidence.Limits,
            })
        {
            Category = reason,
            ImageId = image.Id,
            TurnId = image.TurnId,
            Wish = image.Wish,
            Language = image.Language,
            Prompt = image.Prompt,
        };
}
