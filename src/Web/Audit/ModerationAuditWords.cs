using Studio.Data.Audit;

namespace Studio.Web.Audit;

/// <summary>Acts of moderation as sentences (AuditWords).</summary>
internal static class ModerationAuditWords
{
    public static string? Sentence(AuditRecord entry, AuditDetails details) => entry.Act switch
    {
        AuditAct.CaseDecided when details.Says("verdict", "approved") => "{who} approved a case of moderation ({kind}).",
        AuditAct.CaseDecided => "{who} rejected a case of moderation ({kind}).",
        AuditAct.CaseViewGiven => "{who} gave a first view of a case of moderation ({kind}) that two people decide.",
        AuditAct.CreationPaused when details["days"] is not null => "{who} paused that {about} makes pictures, for {days}.",
        AuditAct.CreationPaused => "Warnings paused that {about} makes pictures.",
        AuditAct.CreationPauseLifted => "{who} lets {about} make pictures again.",
        AuditAct.StrikeLifted => "{who} lifted a warning of {about}.",
        AuditAct.StrikeReturned => "{who} gave {about} a lifted warning back.",
        AuditAct.ModerationSettingsChanged => "{who} changed how cases of moderation are decided.",
        AuditAct.OwnPictureDeleted => "{who} deleted a picture of their own that was held or rejected.",
        AuditAct.CaseEscalated when details.Says("conflict", "true") => "{who} and another moderator differ about a case of moderation ({kind}): it went to owners and admins.",
        AuditAct.CaseEscalated => "{who} escalated a case of moderation ({kind}).",
        AuditAct.CaseDecisionUndone => "{who} took a decision about a case of moderation back.",
        AuditAct.CaseDecisionRead => "{who} read who decided a case of moderation and how, and so decides no appeal against it.",
        AuditAct.CaseAppealed => "{who} appealed against a decision.",
        AuditAct.PictureReported => "{who} reported a picture.",
        AuditAct.RetentionChanged => "{who} changed how long {data} are kept: {to} days instead of {from}.",
        AuditAct.RetentionRun => "{who} deleted what had been kept long enough in moderation: {retained}.",
        AuditAct.PolicyPublished => "{who} published policy {number}.",
        AuditAct.ServerPolicyPublished => "{who} published rules {number} for every workspace.",
        _ => null,
    };
}
