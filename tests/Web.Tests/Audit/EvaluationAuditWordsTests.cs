using Studio.Data.Audit;
using Studio.Data.Tenancy;
using Studio.Web.Audit;

namespace Studio.Web.Tests.Audit;

public sealed class EvaluationAuditWordsTests
{
    [Theory]
    [InlineData(AuditAct.EvaluationStarted, """{"systems":2,"prompts":60}""", "Mika started an evaluation of 2 systems on 60 prompts.")]
    [InlineData(AuditAct.EvaluationClosed, """{"early":true,"votes":41,"asked":180,"givenUp":12}""", "Mika closed an evaluation early, with 41 votes of 180; 12 pictures were not made.")]
    [InlineData(AuditAct.EvaluationClosed, """{"early":false,"votes":180,"asked":180,"givenUp":0}""", "Mika closed an evaluation with 180 votes.")]
    [InlineData(AuditAct.EvaluationDeleted, """{"state":"published","count":120,"votes":1}""", "Mika threw a published evaluation away, with 120 pictures and 1 vote.")]
    [InlineData(AuditAct.RaterLeftOut, """{"guest":true,"votes":3}""", "Mika left a guest out of an evaluation, who had given 3 votes.")]
    [InlineData(AuditAct.RaterLeftOut, """{"guest":false,"votes":3}""", "Mika left Noor out of an evaluation, who had given 3 votes.")]
    public void Acts_on_evaluations_are_told_with_their_numbers(AuditAct act, string details, string sentence)
    {
        var entry = new AuditEntry { Number = 1, At = DateTime.UnixEpoch, Act = act, By = PrincipalKind.Member, Actor = "aa", Object = "member/bb", Details = details, Previous = AuditRecord.NoHash };

        Assert.Equal(sentence, AuditWords.Text(AuditWords.Of(entry, new Dictionary<string, string>(StringComparer.Ordinal) { ["aa"] = "Mika", ["bb"] = "Noor" })));
        Assert.Equal(AuditKind.Evaluations, AuditKinds.Of(act));
    }
}
