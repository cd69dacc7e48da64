using Studio.Data.Audit;
using Studio.Data.Tenancy;
using Studio.Web.Moderation;
using Studio.Web.Moderation.Retention;

namespace Studio.Web.Audit;

/// <summary>An entry as a sentence. {braces} stand for names and values.</summary>
internal static class AuditWords
{
    public const string Former = "Former member";
    public const string NotYet = "Not said yet";

    private static readonly AuditPart WhileItWaits = new("A decision about a case of moderation. It opens when the appeal that waits is decided.", IsStrong: false);
    private static readonly AuditPart WhileItCan = new("A decision about a case of moderation. It opens when no appeal against it can be made any more.", IsStrong: false);

    /// <summary>In the place of what an appeal closes (AuditSeal).</summary>
    public static IReadOnlyList<AuditPart> Sealed(bool mayBeRead) => [mayBeRead ? WhileItCan : WhileItWaits];

    /// <param name="entry">Of any chain, also a broken one.</param>
    /// <param name="names">Whose marks are whose, as far as the people still exist.</param>
    public static IReadOnlyList<AuditPart> Of(AuditRecord entry, IReadOnlyDictionary<string, string> names)
    {
        var details = AuditDetails.Of(entry);
        var parts = new List<AuditPart>();
        foreach (var piece in Sentence(entry, details).Split('{', '}').Select((text, at) => (text, IsName: at % 2 == 1)))
        {
            var text = piece.IsName ? Value(piece.text, entry, details, names) : piece.text;
            if (text.Length > 0)
            {
                parts.Add(new AuditPart(text, piece.IsName));
            }
        }

        return parts;
    }

    public static string Text(IEnumerable<AuditPart> parts) => string.Concat(parts.Select(part => part.Text));

    public static string Who(AuditRecord entry, IReadOnlyDictionary<string, string> names) => entry switch
    {
        { Actor: { } mark } => names.GetValueOrDefault(mark, Former),
        { By: PrincipalKind.Job } => "The studio",
        { By: PrincipalKind.Key } => "A key",
        _ => "Somebody",
    };

    private static string Sentence(AuditRecord entry, AuditDetails details) => entry.Act switch
    {
        AuditAct.SignedIn => "{who} signed in with {way}.",
        AuditAct.SignInFailed => "Somebody failed to sign in as {about}.",
        AuditAct.SignInLocked => "Somebody failed too often to sign in as {about}. The account is locked for 15 minutes.",
        AuditAct.SignedOut => "{who} signed out.",
        AuditAct.SignedOutEverywhere when details.Says("by", "administrator") => "{who}, a server administrator, signed {about} out everywhere.",
        AuditAct.SignedOutEverywhere => "{who} signed out everywhere else, in {places}.",
        AuditAct.PasswordChanged when details.Says("by", "commandLine") => "Somebody at the server’s machine set a new password for {about}.",
        AuditAct.PasswordChanged => "{who} changed their password.",
        AuditAct.EmailChanged => "{who} changed the address they sign in with.",
        AuditAct.SecondStepTurnedOn => "{who} turned the authenticator app on.",
        AuditAct.SecondStepTurnedOff => "{who} turned the authenticator app off.",
        AuditAct.RecoveryCodesMade => "{who} made new recovery codes.",
        AuditAct.PasskeyAdded => "{who} added a passkey.",
        AuditAct.PasskeyRemoved => "{who} removed a passkey.",
        AuditAct.AccountMade => details.Says("by", "setup") ? "{who} set this studio up." : details.Says("by", "registration") ? "{who} made an account without an invitation." : "{who} made an account.",
        AuditAct.AccountEndAsked => "{who} asked for the end of their account.",
        AuditAct.AccountKept => "{who} kept their account after all.",
        AuditAct.AccountErased => "The studio erased an account whose time was over.",
        AuditAct.WorkspaceMade => "{who} made this workspace.",
        AuditAct.WorkspaceRenamed when details.Says("what", "timeZone") => "{who} gave the workspace another time zone.",
        AuditAct.WorkspaceRenamed => "{who} gave the workspace another name or address.",
        AuditAct.WorkspaceArchived => "{who} archived the workspace.",
        AuditAct.WorkspaceUsedAgain => "{who} took the workspace into use again.",
        AuditAct.WorkspaceEndAsked => "{who} asked for the workspace to be deleted.",
        AuditAct.WorkspaceRestored => "{who} kept the workspace after all.",
        AuditAct.WorkspaceErased => "A workspace was deleted for good.",
        _ => WorkSentence(entry, details),
    };

    private static string WorkSentence(AuditRecord entry, AuditDetails details) => entry.Act switch
    {
        AuditAct.MemberJoined when details.Says("by", "undo") => "{who} took {about} back as {role}.",
        AuditAct.MemberJoined => "{about} became a member, as {role}.",
        AuditAct.MemberLeft when details.Says("why", "accountErased") => "{about} left with the end of their account.",
        AuditAct.MemberLeft => "{about} left the workspace.",
        AuditAct.MemberRemoved => "{who} removed {about}, who was {role}. What they made stays.",
        AuditAct.RoleChanged => "{who} changed the role of {about} from {from} to {to}.",
        AuditAct.InvitationMade => "{who} made an invitation.",
        AuditAct.InvitationRevoked => "{who} took an invitation back.",
        AuditAct.JoinAsked => "{about} asked to be let in.",
        AuditAct.JoinDeclined => "{who} did not let {about} in.",
        AuditAct.LimitsChanged => "{who} changed the limits of the workspace.",
        AuditAct.ShareChanged => "{who} changed the share of {about} in the queue.",
        AuditAct.KeyMade => "{who} made a key.",
        AuditAct.KeyRevoked => "{who} revoked a key.",
        AuditAct.KeyRanOut => "A key ran out.",
        AuditAct.LicenceAccepted => "{who} accepted the licence of {model} for this workspace.",
        AuditAct.ModelRightsChanged when details["server"] is not null =>
            details.Says("server", "true") ? "{who}, a server administrator, allowed {model} in this workspace." : "{who}, a server administrator, no longer allows {model} in this workspace.",
        AuditAct.ModelRightsChanged => "{who} decided who may use {model}: moderators {moderators}, creators {creators}.",
        AuditAct.WriterChanged => details["change"] switch
        {
            "made" => "{who} added an address that writes prompts.",
            "removed" => "{who} removed an address that writes prompts.",
            "chosen" => "{who} chose who writes the prompts.",
            "prompting" => "{who} changed how {model} is asked for prompts.",
            _ => "{who} changed an address that writes prompts.",
        },
        AuditAct.ImagesDeleted => "{who} put {pictures} into the trash.",
        AuditAct.ImagesRestored => "{who} took {pictures} back out of the trash.",
        AuditAct.TrashEmptied => "{who} emptied the trash: {pictures} deleted for good.",
        AuditAct.ImagesPurged => "The studio deleted {pictures} for good that had been in the trash for 30 days.",
        AuditAct.Exported when details.Says("what", "workspace") => "{who} took everything of this workspace along in one file.",
        AuditAct.Exported when details.Says("what", "person") => "{who} took everything of their own along in one file.",
        AuditAct.Exported => details.Says("what", "log") ? "{who} exported {entries} of this log." : "{who} downloaded {pictures} in one file.",
        AuditAct.AdministratorAdded => "{who} made {about} a server administrator.",
        AuditAct.AdministratorRemoved => "{who} ended {about} being a server administrator.",
        AuditAct.AdministratorLooked => "{who}, a server administrator, looked into {workspace}.",
        AuditAct.AdministratorOpened => "{who}, a server administrator, opened the page {page}.",
        AuditAct.AdministratorOpenedFile => "{who}, a server administrator, was given {file}.",
        AuditAct.AdministratorLookEnded => "{who} ended a server administrator’s look into this workspace.",
        AuditAct.PersonLocked => "{who} locked the account of {about}.",
        AuditAct.PersonUnlocked => "{who} unlocked the account of {about}.",
        AuditAct.ModelInstalled => details.Says("from", "hub") ? "{who} got the model {model}." : "{who} added a model that lay on the server’s disk.",
        AuditAct.ModelRemoved => "{who} removed the model {model}.",
        AuditAct.ServerRulesChanged when details.Says("what", "workspaces") => "{who} changed who may make workspaces.",
        AuditAct.ServerRulesChanged when details.Says("what", "accounts") => "{who} changed who may make an account.",
        AuditAct.ServerRulesChanged => "{who} changed where workspaces may send their wishes.",
        _ => ModerationAuditWords.Sentence(entry, details) ?? EvaluationAuditWords.Sentence(entry, details) ?? throw new ArgumentOutOfRangeException(nameof(entry), entry.Act, "This act has no sentence."),
    };

    private static string Value(string name, AuditRecord entry, AuditDetails details, IReadOnlyDictionary<string, string> names) => name switch
    {
        "who" => Who(entry, names),
        "about" => MarkOf(entry.Object) is { } mark ? names.GetValueOrDefault(mark, Former) : Former,
        "way" => details["way"] switch
        {
            "passkey" => "a passkey",
            "openId" => "the sign-in service",
            "passwordAndCode" => "a password and a code",
            "passwordAndRecoveryCode" => "a password and a recovery code",
            _ => "a password",
        },
        "kind" => CaseWords.Plain(details["kind"]),
        "number" => details["number"] ?? "",
        "file" => details["file"] switch
        {
            "file" => "a picture",
            "thumb" => "a picture in small",
            "preview" => "a picture that is being made",
            "zip" => "pictures in one file",
            _ => "a file",
        },
        "data" => RetentionWords.Logged(details["data"]),
        "retained" => RetentionWords.Logged(details),
        "from" or "to" when entry.Act == AuditAct.RetentionChanged => details[name] ?? "",
        "systems" => details.Count("systems", "system"),
        "prompts" => details.Count("prompts", "prompt"),
        "votes" => details.Count("votes", "vote"),
        "asked" => details["asked"] ?? "those asked for",
        "givenUp" => details.Count("givenUp", "picture"),
        "places" => details.Count("places", "place"),
        "days" => details.Count("days", "day"),
        "pictures" => details.Count("count", "picture"),
        "entries" => details.Says("count", "1") ? "1 entry" : details.Count("count", "entry").Replace("entrys", "entries", StringComparison.Ordinal),
        "moderators" or "creators" => details.Says(name, "true") ? "yes" : "no",
        "workspace" => entry is ServerAuditEntry ? "a workspace" : "this workspace",
        "model" => details["model"] ?? "a model",
        _ => details[name] is { } role ? char.ToUpperInvariant(role[0]) + role[1..] : "another role",
    };

    /// <summary>The person an object names; null for things.</summary>
    internal static string? MarkOf(string? about) => about?.Split('/', 2) is ["member" or "user", var mark] ? mark : null;
}
