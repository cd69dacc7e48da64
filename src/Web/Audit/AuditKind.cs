using Studio.Data.Audit;

namespace Studio.Web.Audit;

/// <summary>What an entry is about, as the filter of the page sorts them.</summary>
public enum AuditKind
{
    SigningIn,
    Accounts,
    Members,
    Deleting,
    Moderation,
    Evaluations,
    Exports,
    Limits,
    Keys,
    Models,
    Workspace,
    Server,
}

internal static class AuditKinds
{
    public static AuditKind Of(AuditAct act) => act switch
    {
        AuditAct.SignedIn or AuditAct.SignInFailed or AuditAct.SignInLocked or AuditAct.SignedOut or AuditAct.SignedOutEverywhere => AuditKind.SigningIn,
        AuditAct.PasswordChanged or AuditAct.EmailChanged or AuditAct.SecondStepTurnedOn or AuditAct.SecondStepTurnedOff or AuditAct.RecoveryCodesMade
            or AuditAct.PasskeyAdded or AuditAct.PasskeyRemoved or AuditAct.AccountMade or AuditAct.AccountEndAsked or AuditAct.AccountKept
            or AuditAct.AccountErased or AuditAct.PersonLocked or AuditAct.PersonUnlocked => AuditKind.Accounts,
        AuditAct.MemberJoined or AuditAct.MemberLeft or AuditAct.MemberRemoved or AuditAct.RoleChanged or AuditAct.InvitationMade
            or AuditAct.InvitationRevoked or AuditAct.JoinAsked or AuditAct.JoinDeclined => AuditKind.Members,
        AuditAct.ImagesDeleted or AuditAct.ImagesRestored or AuditAct.ImagesPurged or AuditAct.TrashEmptied
            or AuditAct.RetentionChanged or AuditAct.RetentionRun => AuditKind.Deleting,
        AuditAct.CaseDecided or AuditAct.CaseEscalated or AuditAct.CaseDecisionUndone or AuditAct.CaseAppealed or AuditAct.PictureReported or AuditAct.PolicyPublished
            or AuditAct.CaseViewGiven or AuditAct.CreationPaused or AuditAct.CreationPauseLifted or AuditAct.StrikeLifted or AuditAct.StrikeReturned
            or AuditAct.ModerationSettingsChanged or AuditAct.OwnPictureDeleted or AuditAct.CaseDecisionRead => AuditKind.Moderation,
        AuditAct.EvaluationStarted or AuditAct.EvaluationClosed or AuditAct.EvaluationReopened or AuditAct.EvaluationPublished or AuditAct.EvaluationDeleted
            or AuditAct.RaterLeftOut or AuditAct.RaterTakenBack => AuditKind.Evaluations,
        AuditAct.Exported => AuditKind.Exports,
        AuditAct.LimitsChanged or AuditAct.ShareChanged => AuditKind.Limits,
        AuditAct.KeyMade or AuditAct.KeyRevoked or AuditAct.KeyRanOut => AuditKind.Keys,
        AuditAct.LicenceAccepted or AuditAct.ModelRightsChanged or AuditAct.WriterChanged or AuditAct.ModelInstalled or AuditAct.ModelRemoved => AuditKind.Models,
        AuditAct.WorkspaceMade or AuditAct.WorkspaceRenamed or AuditAct.WorkspaceArchived or AuditAct.WorkspaceUsedAgain or AuditAct.WorkspaceEndAsked
            or AuditAct.WorkspaceRestored or AuditAct.WorkspaceErased => AuditKind.Workspace,
        AuditAct.AdministratorAdded or AuditAct.AdministratorRemoved or AuditAct.AdministratorLooked or AuditAct.AdministratorLookEnded or AuditAct.AdministratorOpened or AuditAct.AdministratorOpenedFile or AuditAct.ServerRulesChanged or AuditAct.ServerPolicyPublished => AuditKind.Server,
        _ => throw new ArgumentOutOfRangeException(nameof(act), act, "This act has no kind."),
    };

    public static AuditAct[] ActsOf(AuditKind kind) => [.. Enum.GetValues<AuditAct>().Where(act => Of(act) == kind)];

    public static string Name(AuditKind kind) => kind switch
    {
        AuditKind.SigningIn => "Signing in",
        AuditKind.Accounts => "Accounts",
        AuditKind.Members => "Members and roles",
        AuditKind.Deleting => "Deleting",
        AuditKind.Moderation => "Moderation",
        AuditKind.Evaluations => "Evaluations",
        AuditKind.Exports => "Exports",
        AuditKind.Limits => "Limits",
        AuditKind.Keys => "Keys",
        AuditKind.Models => "Models",
        AuditKind.Workspace => "The workspace",
        _ => "Server administrators",
    };

    public static string Icon(AuditAct act) => act switch
    {
        AuditAct.SignInFailed or AuditAct.SignInLocked => "lock",
        AuditAct.SignedIn or AuditAct.SignedOut or AuditAct.SignedOutEverywhere => "sign-out",
        AuditAct.PasskeyAdded or AuditAct.PasskeyRemoved => "passkey",
        _ => Of(act) switch
        {
            AuditKind.Accounts => "user",
            AuditKind.Members => "members",
            AuditKind.Deleting => "trash",
            AuditKind.Moderation => "moderation",
            AuditKind.Evaluations => "evaluations",
            AuditKind.Exports => "download",
            AuditKind.Limits => "filter",
            AuditKind.Keys => "key",
            AuditKind.Models => "models",
            AuditKind.Workspace => "studio",
            _ => "server",
        },
    };

    /// <summary>What somebody who looks after a workspace wants to see at once.</summary>
    public static bool IsWarning(AuditAct act) => act is AuditAct.SignInFailed or AuditAct.SignInLocked or AuditAct.AdministratorLooked or AuditAct.WorkspaceEndAsked;
}
