using System.Text.Json;
using Studio.Data.Workspaces;

namespace Studio.Data.Audit;

/// <summary>
/// Which acts a member may do only right after showing that it is them. The one table: AuditChains writes none of these without the proof,
/// so that the act does not happen either. An act that has no line here cannot be written at all.
/// </summary>
public static class DangerousActs
{
    public static Danger Of(AuditAct act) => act switch
    {
        AuditAct.PasswordChanged or AuditAct.EmailChanged or AuditAct.SecondStepTurnedOn or AuditAct.SecondStepTurnedOff
            or AuditAct.RecoveryCodesMade or AuditAct.PasskeyAdded or AuditAct.PasskeyRemoved or AuditAct.AccountEndAsked
            or AuditAct.WorkspaceEndAsked or AuditAct.KeyMade
            or AuditAct.AdministratorAdded or AuditAct.AdministratorRemoved or AuditAct.AdministratorLooked => Danger.Always,
        AuditAct.RoleChanged or AuditAct.MemberRemoved or AuditAct.MemberJoined => Danger.OfOwners,
        AuditAct.SignedIn or AuditAct.SignInFailed or AuditAct.SignInLocked or AuditAct.SignedOut or AuditAct.SignedOutEverywhere
            or AuditAct.AccountMade or AuditAct.AccountKept or AuditAct.AccountErased
            or AuditAct.WorkspaceMade or AuditAct.WorkspaceRenamed or AuditAct.WorkspaceArchived or AuditAct.WorkspaceUsedAgain
            or AuditAct.WorkspaceRestored or AuditAct.WorkspaceErased or AuditAct.MemberLeft
            or AuditAct.InvitationMade or AuditAct.InvitationRevoked or AuditAct.JoinAsked or AuditAct.JoinDeclined
            or AuditAct.LimitsChanged or AuditAct.ShareChanged or AuditAct.KeyRevoked or AuditAct.KeyRanOut
            or AuditAct.LicenceAccepted or AuditAct.ModelRightsChanged or AuditAct.WriterChanged
            or AuditAct.ImagesDeleted or AuditAct.ImagesRestored or AuditAct.TrashEmptied or AuditAct.ImagesPurged or AuditAct.Exported
            or AuditAct.ModelInstalled or AuditAct.ModelRemoved or AuditAct.ServerRulesChanged
            or AuditAct.CaseDecided or AuditAct.CaseEscalated or AuditAct.CaseDecisionUndone or AuditAct.CaseAppealed or AuditAct.PictureReported
            or AuditAct.PolicyPublished or AuditAct.RetentionChanged or AuditAct.RetentionRun or AuditAct.ServerPolicyPublished
            or AuditAct.CaseViewGiven or AuditAct.CreationPaused or AuditAct.CreationPauseLifted or AuditAct.StrikeLifted or AuditAct.StrikeReturned
            or AuditAct.ModerationSettingsChanged or AuditAct.OwnPictureDeleted or AuditAct.CaseDecisionRead
            or AuditAct.EvaluationStarted or AuditAct.EvaluationClosed or AuditAct.EvaluationReopened or AuditAct.EvaluationPublished or AuditAct.EvaluationDeleted
            or AuditAct.RaterLeftOut or AuditAct.RaterTakenBack
            or AuditAct.AdministratorLookEnded or AuditAct.AdministratorOpened or AuditAct.AdministratorOpenedFile or AuditAct.PersonLocked or AuditAct.PersonUnlocked => Danger.None,
        _ => throw new ArgumentOutOfRangeException(nameof(act), act, "Say in DangerousActs whether this act needs a fresh sign-in."),
    };

    public static bool NeedProof(AuditSaying saying) => Of(saying.Act) switch
    {
        Danger.Always => true,
        Danger.OfOwners => NamesOwner(saying),
        _ => false,
    };

    /// <summary>As it will be hashed: whatever the members are called, the role of an owner was given or taken.</summary>
    private static bool NamesOwner(AuditSaying saying)
    {
        using var details = JsonDocument.Parse(saying.DetailsJson());
        var owner = JsonNamingPolicy.CamelCase.ConvertName(nameof(Role.Owner));
        return details.RootElement.EnumerateObject().Any(member => member.Value.ValueKind == JsonValueKind.String && member.Value.GetString() == owner);
    }
}

public enum Danger
{
    None,

    /// <summary>Where somebody becomes an owner or stops being one.</summary>
    OfOwners,

    Always,
}
