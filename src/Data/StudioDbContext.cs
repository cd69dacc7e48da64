using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Studio.Data.Audit;
using Studio.Data.Conventions;
using Studio.Data.Databases;
using Studio.Data.Evaluation;
using Studio.Data.Evaluation.Choices;
using Studio.Data.Evaluation.Designs;
using Studio.Data.Evaluation.Folders;
using Studio.Data.Evaluation.Runs;
using Studio.Data.Evaluation.Scores;
using Studio.Data.Evaluation.Sessions;
using Studio.Data.Evaluation.Sets;
using Studio.Data.Gallery;
using Studio.Data.Generations;
using Studio.Data.Keys;
using Studio.Data.Models;
using Studio.Data.Moderation.Cases;
using Studio.Data.Moderation.Findings;
using Studio.Data.Moderation.Opinions;
using Studio.Data.Moderation.Policies;
using Studio.Data.Moderation.Policies.Server;
using Studio.Data.Moderation.Retention;
using Studio.Data.Moderation.Settings;
using Studio.Data.Moderation.Strikes;
using Studio.Data.Nodes;
using Studio.Data.Prompts;
using Studio.Data.Quotas;
using Studio.Data.Server;
using Studio.Data.Tasks;
using Studio.Data.Tenancy;
using Studio.Data.Users;
using Studio.Data.Workspaces;
using Studio.Data.Workspaces.Invitations;
using Studio.Data.Workspaces.Looks;

namespace Studio.Data;

/// <summary>One short-lived context per operation, from the scoped factory: it sees the rows of the scope's workspace only.</summary>
public sealed class StudioDbContext(DbContextOptions<StudioDbContext> options, CurrentWorkspace currentWorkspace)
    : IdentityUserContext<StudioUser, Guid>(options)
{
    /// <summary>Read by the query filter of every workspace-owned entity; throws while no workspace is entered.</summary>
    public Guid WorkspaceId => currentWorkspace.Id;

    /// <summary>Told to PostgreSQL; without a workspace the queries are those of Doors and the queue.</summary>
    internal Guid? WorkspaceOrNone => currentWorkspace.IsSet ? currentWorkspace.Id : null;

    /// <summary>Asked by ClosedGuard.</summary>
    internal WorkspaceState State => currentWorkspace.IsSet ? currentWorkspace.Access.State : WorkspaceState.InUse;

    public DbSet<UserPreferences> UserPreferences => Set<UserPreferences>();

    public DbSet<UserPortrait> UserPortraits => Set<UserPortrait>();

    public DbSet<UserSession> UserSessions => Set<UserSession>();

    public DbSet<UserPlace> UserPlaces => Set<UserPlace>();

    public DbSet<Workspace> Workspaces => Set<Workspace>();

    public DbSet<WorkspaceSlug> WorkspaceSlugs => Set<WorkspaceSlug>();

    public DbSet<Membership> Memberships => Set<Membership>();

    public DbSet<Invitation> Invitations => Set<Invitation>();

    public DbSet<JoinRequest> JoinRequests => Set<JoinRequest>();

    public DbSet<AdministratorLook> AdministratorLooks => Set<AdministratorLook>();

    public DbSet<LookNotice> LookNotices => Set<LookNotice>();

    public DbSet<ServerRules> ServerRules => Set<ServerRules>();

    public DbSet<ApiKey> ApiKeys => Set<ApiKey>();

    public DbSet<KeyDay> KeyDays => Set<KeyDay>();

    public DbSet<PromptThread> Threads => Set<PromptThread>();

    public DbSet<Turn> Turns => Set<Turn>();

    public DbSet<Upsampling> Upsamplings => Set<Upsampling>();

    public DbSet<PromptRevision> PromptRevisions => Set<PromptRevision>();

    public DbSet<Draft> Drafts => Set<Draft>();

    public DbSet<Generation> Generations => Set<Generation>();

    public DbSet<GenerationPicture> Pictures => Set<GenerationPicture>();

    public DbSet<ModelCost> ModelCosts => Set<ModelCost>();

    public DbSet<ModelMemory> ModelMemories => Set<ModelMemory>();

    public DbSet<QuotaLimit> QuotaLimits => Set<QuotaLimit>();

    public DbSet<QuotaUse> QuotaUses => Set<QuotaUse>();

    public DbSet<RefusedAsk> RefusedAsks => Set<RefusedAsk>();

    public DbSet<MoreAsked> MoreAsked => Set<MoreAsked>();

    public DbSet<QueuePause> QueuePauses => Set<QueuePause>();

    public DbSet<EditDraft> EditDrafts => Set<EditDraft>();

    public DbSet<Image> Images => Set<Image>();

    public DbSet<ImageLink> ImageLinks => Set<ImageLink>();

    public DbSet<Favourite> Favourites => Set<Favourite>();

    public DbSet<ImageCollection> Collections => Set<ImageCollection>();

    public DbSet<CollectionImage> CollectionImages => Set<CollectionImage>();

    public DbSet<Installation> Installations => Set<Installation>();

    public DbSet<BackgroundTask> BackgroundTasks => Set<BackgroundTask>();

    public DbSet<ModelLicence> ModelLicences => Set<ModelLicence>();

    public DbSet<ModelUse> ModelUses => Set<ModelUse>();

    public DbSet<ServerSecret> ServerSecrets => Set<ServerSecret>();

    public DbSet<RemoteWriter> RemoteWriters => Set<RemoteWriter>();

    public DbSet<WriterChoice> WriterChoices => Set<WriterChoice>();

    public DbSet<WriterAddress> WriterAddresses => Set<WriterAddress>();

    public DbSet<PolicyVersion> PolicyVersions => Set<PolicyVersion>();

    public DbSet<PolicyDraft> PolicyDrafts => Set<PolicyDraft>();

    public DbSet<ServerPolicyVersion> ServerPolicyVersions => Set<ServerPolicyVersion>();

    public DbSet<ServerPolicyDraft> ServerPolicyDrafts => Set<ServerPolicyDraft>();

    public DbSet<ServerTestWish> ServerTestWishes => Set<ServerTestWish>();

    public DbSet<TestWish> TestWishes => Set<TestWish>();

    public DbSet<PolicyFinding> PolicyFindings => Set<PolicyFinding>();

    public DbSet<PolicyHit> PolicyHits => Set<PolicyHit>();

    public DbSet<AuditChain> AuditChains => Set<AuditChain>();

    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    public DbSet<ServerAuditEntry> ServerAuditEntries => Set<ServerAuditEntry>();

    public DbSet<ModerationCase> Cases => Set<ModerationCase>();

    public DbSet<CaseDecision> CaseDecisions => Set<CaseDecision>();

    public DbSet<CaseNote> CaseNotes => Set<CaseNote>();

    public DbSet<CaseLook> CaseLooks => Set<CaseLook>();

    public DbSet<RetentionRule> RetentionRules => Set<RetentionRule>();

    public DbSet<ForgottenPixels> ForgottenPixels => Set<ForgottenPixels>();

    public DbSet<CaseOpinion> CaseOpinions => Set<CaseOpinion>();

    public DbSet<Strike> Strikes => Set<Strike>();

    public DbSet<CreationPause> CreationPauses => Set<CreationPause>();

    public DbSet<ModerationSettings> ModerationSettings => Set<ModerationSettings>();

    public DbSet<EvaluatedSystem> EvaluatedSystems => Set<EvaluatedSystem>();

    public DbSet<Vote> Votes => Set<Vote>();

    public DbSet<PromptSet> PromptSets => Set<PromptSet>();

    public DbSet<PromptSetItem> PromptSetItems => Set<PromptSetItem>();

    public DbSet<HumanEvaluation> Evaluations => Set<HumanEvaluation>();

    public DbSet<EvaluationEntry> EvaluationEntries => Set<EvaluationEntry>();

    public DbSet<EvaluationPrompt> EvaluationPrompts => Set<EvaluationPrompt>();

    public DbSet<EvaluationFile> EvaluationFiles => Set<EvaluationFile>();

    public DbSet<EvaluationSample> EvaluationSamples => Set<EvaluationSample>();

    public DbSet<EvaluationEvent> EvaluationEvents => Set<EvaluationEvent>();

    public DbSet<SampleScore> SampleScores => Set<SampleScore>();

    public DbSet<GuestLink> GuestLinks => Set<GuestLink>();

    public DbSet<Rater> Raters => Set<Rater>();

    public DbSet<RatingPair> RatingPairs => Set<RatingPair>();

    public DbSet<RatingAssignment> RatingAssignments => Set<RatingAssignment>();

    public DbSet<PictureStars> PictureStars => Set<PictureStars>();

    public DbSet<DeclinedChoice> DeclinedChoices => Set<DeclinedChoice>();

    public DbSet<Node> Nodes => Set<Node>();

    public DbSet<SlotCrash> SlotCrashes => Set<SlotCrash>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcMicroseconds>();
        configurationBuilder.StoreAsJson<GenerationSettings>();
        configurationBuilder.StoreAsJson<IReadOnlyList<LockedPhrase>>();
        configurationBuilder.StoreAsJson<Provenance>();
        configurationBuilder.StoreAsJson<ImageSafety>();
        configurationBuilder.StoreAsJson<NodeReport>();
        configurationBuilder.StoreAsJson<PolicyDocument>();
        configurationBuilder.StoreAsJson<IReadOnlyList<DraftEdit>>();
        configurationBuilder.StoreAsJson<IReadOnlyList<HitWord>>();
        configurationBuilder.StoreAsJson<HeldWork>();
        configurationBuilder.StoreAsJson<CaseEvidence>();
        configurationBuilder.StoreAsJson<IReadOnlyList<CaseReason>>();
        configurationBuilder.StoreAsJson<IReadOnlyList<EvaluationQuestion>>();
        configurationBuilder.StoreAsJson<IReadOnlyDictionary<string, int>>();
        // Names instead of numbers: a row can be read by a person, and a new member in the middle changes nothing.
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(20);
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(StudioDbContext).Assembly);
        WorkspaceModel.Apply(builder, this);
        StudioModel.Apply(builder);
    }
}
