using Studio.Data.Audit;

namespace Studio.Web.Audit;

/// <summary>What is wrong with a chain, what is still proved, and what is not: the same words on the page and on the command line.</summary>
internal static class AuditFaults
{
    public static string Title(AuditFault fault, long at) => fault switch
    {
        AuditFault.Altered => $"Entry {AuditBoard.Number(at)} is not what was written.",
        AuditFault.OtherPredecessor => $"Entry {AuditBoard.Number(at)} does not follow the one before it.",
        AuditFault.Missing => $"An entry before {AuditBoard.Number(at)} is gone.",
        _ => $"The last entries, from {AuditBoard.Number(at)} on, are gone or others stand in their place.",
    };

    public static string Words(AuditFault fault, long at, AuditVerdict verdict)
    {
        var why = fault switch
        {
            AuditFault.Altered => "Its words give another hash than the one that was kept. ",
            AuditFault.OtherPredecessor => "It names another hash than that of the entry before it. ",
            _ => "",
        };
        var proved = verdict.ProvedTo == 0 ? "Nothing is proved" : $"Everything up to {AuditBoard.Number(verdict.ProvedTo)} is proved";
        var rest = Math.Max(0, verdict.Length - verdict.ProvedTo);
        return fault == AuditFault.EndMissing && rest > 0
            ? $"{why}{proved}; {AuditBoard.Number(rest)} that the chain counts {(rest == 1 ? "is" : "are")} not there."
            : $"{why}{proved}; {AuditBoard.Number(rest)} from there on {(rest == 1 ? "is" : "are")} kept but cannot be proved.";
    }
}
