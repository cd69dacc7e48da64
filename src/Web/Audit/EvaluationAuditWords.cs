using Studio.Data.Audit;

namespace Studio.Web.Audit;

/// <summary>Acts on evaluations as sentences (AuditWords).</summary>
internal static class EvaluationAuditWords
{
    public static string? Sentence(AuditRecord entry, AuditDetails details) => entry.Act switch
    {
        AuditAct.EvaluationStarted => "{who} started an evaluation of {systems} on {prompts}.",
        AuditAct.EvaluationClosed when details.Says("early", "true") => "{who} closed an evaluation early, with {votes} of {asked}; {givenUp} were not made.",
        AuditAct.EvaluationClosed => "{who} closed an evaluation with {votes}.",
        AuditAct.EvaluationReopened => "{who} opened an evaluation again.",
        AuditAct.EvaluationPublished => "{who} published an evaluation with {votes}.",
        AuditAct.EvaluationDeleted when details.Says("state", "draft") => "{who} threw the draft of an evaluation away.",
        AuditAct.EvaluationDeleted when details.Says("state", "published") => "{who} threw a published evaluation away, with {pictures} and {votes}.",
        AuditAct.EvaluationDeleted => "{who} threw an evaluation away, with {pictures} and {votes}.",
        AuditAct.RaterLeftOut when details.Says("guest", "true") => "{who} left a guest out of an evaluation, who had given {votes}.",
        AuditAct.RaterLeftOut => "{who} left {about} out of an evaluation, who had given {votes}.",
        AuditAct.RaterTakenBack when details.Says("guest", "true") => "{who} counts the votes of a guest in an evaluation again.",
        AuditAct.RaterTakenBack => "{who} counts the votes of {about} in an evaluation again.",
        _ => null,
    };
}
