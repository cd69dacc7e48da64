using Studio.Data.Moderation.Cases;
using Studio.Web.Moderation.Cases;

namespace Studio.Web.Moderation.Queue;

/// <summary>What became of a press, for the toast that can take it back.</summary>
internal static class DecidedWords
{
    public static string Of(Decided decided, Verdict verdict, bool isAppeal)
    {
        var said = decided.How switch
        {
            DecidedHow.FirstView => "Your view is in. Somebody else gives the second.",
            DecidedHow.Differed => "Your view and the first differ: owners and admins decide.",
            DecidedHow.Agreed => $"Both views agree. {What(verdict, isAppeal)}",
            DecidedHow.Alone => $"{What(verdict, isAppeal)} Two people should have decided; nobody else here can.",
            _ => What(verdict, isAppeal),
        };
        var many = decided.Cases > 1 ? $" {decided.Cases} together." : "";
        var left = decided.LeftOut switch
        {
            0 => "",
            1 => " 1 was left out: somebody else works on it, or it is decided.",
            _ => $" {decided.LeftOut} were left out: somebody else works on them, or they are decided.",
        };
        return $"{said}{many}{left}";
    }

    private static string What(Verdict verdict, bool isAppeal) =>
        verdict.What == CaseVerdict.Approved ? (isAppeal ? "Appeal granted." : "Approved.") : $"Rejected: {CaseWords.Reason(verdict.Reason!.Value).ToLowerInvariant()}.";
}
