using Studio.Data.Audit;

namespace Studio.Data.Evaluation.Sessions;

/// <summary>What the log says where a person decides whose votes count.</summary>
internal static class RaterSayings
{
    public static AuditSaying Decided(Rater rater, bool isLeftOut, int votes) => new(
        isLeftOut ? AuditAct.RaterLeftOut : AuditAct.RaterTakenBack,
        rater.UserId is null ? AuditSaying.ObjectOf("rater", rater.Id.ToString()) : null,
        new { evaluation = rater.EvaluationId, guest = rater.UserId is null, votes })
    {
        About = rater.UserId,
    };
}
