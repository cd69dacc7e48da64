CREATE TABLE "__EFMigrationsLock" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY,
    "Timestamp" TEXT NOT NULL
);

CREATE TABLE "__EFMigrationsHistory" (
    "MigrationId" TEXT NOT NULL CONSTRAINT "PK___EFMigrationsHistory" PRIMARY KEY,
    "ProductVersion" TEXT NOT NULL
);

CREATE TABLE "ModelCosts" (
    "ModelHash" TEXT NOT NULL,
    "Width" INTEGER NOT NULL,
    "Height" INTEGER NOT NULL,
    "StepMilliseconds" REAL NOT NULL,
    "LoadMilliseconds" REAL NOT NULL,
    "DecodeMilliseconds" REAL NOT NULL,
    "Samples" INTEGER NOT NULL, "WorkBytes" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "PK_ModelCosts" PRIMARY KEY ("ModelHash", "Width", "Height")
);

CREATE TABLE "Users" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Users" PRIMARY KEY,
    "DisplayName" TEXT NOT NULL,
    "Hue" INTEGER NOT NULL,
    "Theme" TEXT NOT NULL,
    "CreatedAt" TEXT NOT NULL,
    "IsServerAdministrator" INTEGER NOT NULL,
    "UserName" TEXT NULL,
    "NormalizedUserName" TEXT NULL,
    "Email" TEXT NULL,
    "NormalizedEmail" TEXT NULL,
    "EmailConfirmed" INTEGER NOT NULL,
    "PasswordHash" TEXT NULL,
    "SecurityStamp" TEXT NULL,
    "ConcurrencyStamp" TEXT NULL,
    "PhoneNumber" TEXT NULL,
    "PhoneNumberConfirmed" INTEGER NOT NULL,
    "TwoFactorEnabled" INTEGER NOT NULL,
    "LockoutEnd" TEXT NULL,
    "LockoutEnabled" INTEGER NOT NULL,
    "AccessFailedCount" INTEGER NOT NULL
, "AuthenticatorStep" INTEGER NOT NULL DEFAULT 0, "DeleteAfter" TEXT NULL, "AuditSalt" TEXT NULL, "PortraitId" TEXT NULL, "PasswordChangedAt" TEXT NULL, "IsEmailOwnWord" INTEGER NOT NULL DEFAULT 0);

CREATE TABLE "Workspaces" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Workspaces" PRIMARY KEY,
    "Slug" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "TimeZone" TEXT NOT NULL,
    "CreatedAt" TEXT NOT NULL,
    "Version" TEXT NOT NULL
, "Weight" REAL NOT NULL DEFAULT 1.0, "ArchivedAt" TEXT NULL, "DeleteAfter" TEXT NULL);

CREATE TABLE "UserClaims" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_UserClaims" PRIMARY KEY AUTOINCREMENT,
    "UserId" TEXT NOT NULL,
    "ClaimType" TEXT NULL,
    "ClaimValue" TEXT NULL,
    CONSTRAINT "FK_UserClaims_Users_UserId" FOREIGN KEY ("UserId") REFERENCES "Users" ("Id") ON DELETE CASCADE
);

CREATE TABLE "UserLogins" (
    "LoginProvider" TEXT NOT NULL,
    "ProviderKey" TEXT NOT NULL,
    "ProviderDisplayName" TEXT NULL,
    "UserId" TEXT NOT NULL,
    CONSTRAINT "PK_UserLogins" PRIMARY KEY ("LoginProvider", "ProviderKey"),
    CONSTRAINT "FK_UserLogins_Users_UserId" FOREIGN KEY ("UserId") REFERENCES "Users" ("Id") ON DELETE CASCADE
);

CREATE TABLE "UserPasskeys" (
    "CredentialId" BLOB NOT NULL CONSTRAINT "PK_UserPasskeys" PRIMARY KEY,
    "UserId" TEXT NOT NULL,
    "Data" TEXT NOT NULL, "LastUsedAt" TEXT NULL,
    CONSTRAINT "FK_UserPasskeys_Users_UserId" FOREIGN KEY ("UserId") REFERENCES "Users" ("Id") ON DELETE CASCADE
);

CREATE TABLE "UserPreferences" (
    "UserId" TEXT NOT NULL CONSTRAINT "PK_UserPreferences" PRIMARY KEY,
    "EnterSends" INTEGER NOT NULL,
    "SettingsOpen" INTEGER NOT NULL,
    "NotifyWhenDone" INTEGER NOT NULL,
    "SingleKeys" INTEGER NOT NULL,
    "StartByItself" INTEGER NOT NULL,
    "RailCollapsed" INTEGER NOT NULL, "MovesLess" INTEGER NOT NULL DEFAULT 0, "TimeZone" TEXT NULL, "Asking" TEXT NOT NULL DEFAULT 'NowAndThen',
    CONSTRAINT "FK_UserPreferences_Users_UserId" FOREIGN KEY ("UserId") REFERENCES "Users" ("Id") ON DELETE CASCADE
);

CREATE TABLE "UserTokens" (
    "UserId" TEXT NOT NULL,
    "LoginProvider" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Value" TEXT NULL,
    CONSTRAINT "PK_UserTokens" PRIMARY KEY ("UserId", "LoginProvider", "Name"),
    CONSTRAINT "FK_UserTokens_Users_UserId" FOREIGN KEY ("UserId") REFERENCES "Users" ("Id") ON DELETE CASCADE
);

CREATE TABLE "BackgroundTasks" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_BackgroundTasks" PRIMARY KEY,
    "WorkspaceId" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "Status" TEXT NOT NULL,
    "Progress" REAL NOT NULL,
    "Error" TEXT NULL,
    "CancelRequested" INTEGER NOT NULL,
    "CreatedById" TEXT NOT NULL,
    "CreatedAt" TEXT NOT NULL,
    "FinishedAt" TEXT NULL,
    "Version" TEXT NOT NULL, "Attempt" INTEGER NOT NULL DEFAULT 0, "Input" TEXT NOT NULL DEFAULT '', "LeaseHolder" TEXT NULL, "LeaseUntil" TEXT NULL, "NotBefore" TEXT NULL, "StartedAt" TEXT NULL,
    CONSTRAINT "FK_BackgroundTasks_Users_CreatedById" FOREIGN KEY ("CreatedById") REFERENCES "Users" ("Id"),
    CONSTRAINT "FK_BackgroundTasks_Workspaces_WorkspaceId" FOREIGN KEY ("WorkspaceId") REFERENCES "Workspaces" ("Id") ON DELETE CASCADE
);

CREATE TABLE "Collections" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Collections" PRIMARY KEY,
    "WorkspaceId" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "CreatedById" TEXT NOT NULL,
    "CreatedAt" TEXT NOT NULL,
    "Version" TEXT NOT NULL,
    CONSTRAINT "AK_Collections_WorkspaceId_Id" UNIQUE ("WorkspaceId", "Id"),
    CONSTRAINT "FK_Collections_Users_CreatedById" FOREIGN KEY ("CreatedById") REFERENCES "Users" ("Id"),
    CONSTRAINT "FK_Collections_Workspaces_WorkspaceId" FOREIGN KEY ("WorkspaceId") REFERENCES "Workspaces" ("Id") ON DELETE CASCADE
);

CREATE TABLE "Memberships" (
    "WorkspaceId" TEXT NOT NULL,
    "UserId" TEXT NOT NULL,
    "Role" TEXT NOT NULL,
    "JoinedAt" TEXT NOT NULL,
    "Version" TEXT NOT NULL, "SeenAt" TEXT NULL, "Weight" REAL NOT NULL DEFAULT 1.0, "ByGroups" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "PK_Memberships" PRIMARY KEY ("WorkspaceId", "UserId"),
    CONSTRAINT "FK_Memberships_Users_UserId" FOREIGN KEY ("UserId") REFERENCES "Users" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_Memberships_Workspaces_WorkspaceId" FOREIGN KEY ("WorkspaceId") REFERENCES "Workspaces" ("Id") ON DELETE CASCADE
);

CREATE TABLE "WorkspaceSlugs" (
    "Slug" TEXT NOT NULL CONSTRAINT "PK_WorkspaceSlugs" PRIMARY KEY,
    "WorkspaceId" TEXT NOT NULL,
    "RetiredAt" TEXT NOT NULL,
    CONSTRAINT "FK_WorkspaceSlugs_Workspaces_WorkspaceId" FOREIGN KEY ("WorkspaceId") REFERENCES "Workspaces" ("Id") ON DELETE CASCADE
);

CREATE TABLE "CollectionImages" (
    "CollectionId" TEXT NOT NULL,
    "ImageId" TEXT NOT NULL,
    "WorkspaceId" TEXT NOT NULL,
    "AddedAt" TEXT NOT NULL,
    CONSTRAINT "PK_CollectionImages" PRIMARY KEY ("CollectionId", "ImageId"),
    CONSTRAINT "FK_CollectionImages_Collections_WorkspaceId_CollectionId" FOREIGN KEY ("WorkspaceId", "CollectionId") REFERENCES "Collections" ("WorkspaceId", "Id") ON DELETE CASCADE,
    CONSTRAINT "FK_CollectionImages_Workspaces_WorkspaceId" FOREIGN KEY ("WorkspaceId") REFERENCES "Workspaces" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_CollectionImages_Images_WorkspaceId_ImageId" FOREIGN KEY ("WorkspaceId", "ImageId") REFERENCES "Images" ("WorkspaceId", "Id") ON DELETE CASCADE
);

CREATE TABLE "Drafts" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Drafts" PRIMARY KEY,
    "WorkspaceId" TEXT NOT NULL,
    "UserId" TEXT NOT NULL,
    "ThreadId" TEXT NULL,
    "Wish" TEXT NOT NULL,
    "LockedPhrases" TEXT NOT NULL,
    "PromptTurnId" TEXT NULL,
    "PromptText" TEXT NULL,
    "Settings" TEXT NULL,
    "UpdatedAt" TEXT NOT NULL, "UpsampleBefore" INTEGER NULL, "TurnId" TEXT NULL,
    CONSTRAINT "FK_Drafts_Threads_WorkspaceId_ThreadId" FOREIGN KEY ("WorkspaceId", "ThreadId") REFERENCES "Threads" ("WorkspaceId", "Id") ON DELETE CASCADE,
    CONSTRAINT "FK_Drafts_Users_UserId" FOREIGN KEY ("UserId") REFERENCES "Users" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_Drafts_Workspaces_WorkspaceId" FOREIGN KEY ("WorkspaceId") REFERENCES "Workspaces" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_Drafts_Turns_WorkspaceId_PromptTurnId" FOREIGN KEY ("WorkspaceId", "PromptTurnId") REFERENCES "Turns" ("WorkspaceId", "Id") ON DELETE CASCADE
);

CREATE TABLE "Favourites" (
    "UserId" TEXT NOT NULL,
    "ImageId" TEXT NOT NULL,
    "WorkspaceId" TEXT NOT NULL,
    CONSTRAINT "PK_Favourites" PRIMARY KEY ("UserId", "ImageId"),
    CONSTRAINT "FK_Favourites_Users_UserId" FOREIGN KEY ("UserId") REFERENCES "Users" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_Favourites_Workspaces_WorkspaceId" FOREIGN KEY ("WorkspaceId") REFERENCES "Workspaces" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_Favourites_Images_WorkspaceId_ImageId" FOREIGN KEY ("WorkspaceId", "ImageId") REFERENCES "Images" ("WorkspaceId", "Id") ON DELETE CASCADE
);

CREATE TABLE "ImageLinks" (
    "ChildId" TEXT NOT NULL,
    "ParentId" TEXT NOT NULL,
    "WorkspaceId" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    CONSTRAINT "PK_ImageLinks" PRIMARY KEY ("ChildId", "ParentId"),
    CONSTRAINT "FK_ImageLinks_Workspaces_WorkspaceId" FOREIGN KEY ("WorkspaceId") REFERENCES "Workspaces" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_ImageLinks_Images_WorkspaceId_ChildId" FOREIGN KEY ("WorkspaceId", "ChildId") REFERENCES "Images" ("WorkspaceId", "Id") ON DELETE CASCADE,
    CONSTRAINT "FK_ImageLinks_Images_WorkspaceId_ParentId" FOREIGN KEY ("WorkspaceId", "ParentId") REFERENCES "Images" ("WorkspaceId", "Id") ON DELETE CASCADE
);

CREATE TABLE "Pictures" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Pictures" PRIMARY KEY,
    "WorkspaceId" TEXT NOT NULL,
    "GenerationId" TEXT NOT NULL,
    "Ordinal" INTEGER NOT NULL,
    "Seed" INTEGER NOT NULL,
    "Status" TEXT NOT NULL,
    "Attempt" INTEGER NOT NULL,
    "FailureReason" TEXT NULL,
    "ImageId" TEXT NULL,
    "LeaseHolder" TEXT NULL,
    "LeaseUntil" TEXT NULL,
    "CancelRequested" INTEGER NOT NULL,
    "QueuedAt" TEXT NOT NULL,
    "StartedAt" TEXT NULL,
    "FinishedAt" TEXT NULL,
    "DeviceMilliseconds" INTEGER NULL, "IsReserved" INTEGER NOT NULL DEFAULT 0, "QuotaDay" TEXT NULL, "ReservedMilliseconds" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "AK_Pictures_WorkspaceId_Id" UNIQUE ("WorkspaceId", "Id"),
    CONSTRAINT "FK_Pictures_Generations_WorkspaceId_GenerationId" FOREIGN KEY ("WorkspaceId", "GenerationId") REFERENCES "Generations" ("WorkspaceId", "Id") ON DELETE CASCADE,
    CONSTRAINT "FK_Pictures_Images_WorkspaceId_ImageId" FOREIGN KEY ("WorkspaceId", "ImageId") REFERENCES "Images" ("WorkspaceId", "Id"),
    CONSTRAINT "FK_Pictures_Workspaces_WorkspaceId" FOREIGN KEY ("WorkspaceId") REFERENCES "Workspaces" ("Id") ON DELETE CASCADE
);

CREATE TABLE "Turns" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Turns" PRIMARY KEY,
    "WorkspaceId" TEXT NOT NULL,
    "ThreadId" TEXT NOT NULL,
    "Ordinal" INTEGER NOT NULL,
    "Wish" TEXT NOT NULL,
    "Language" TEXT NOT NULL,
    "LockedPhrases" TEXT NOT NULL,
    "UpsamplingOn" INTEGER NOT NULL,
    "ParentImageId" TEXT NULL,
    "CreatedById" TEXT NOT NULL,
    "CreatedAt" TEXT NOT NULL, "SearchText" TEXT NOT NULL DEFAULT '',
    CONSTRAINT "AK_Turns_WorkspaceId_Id" UNIQUE ("WorkspaceId", "Id"),
    CONSTRAINT "FK_Turns_Images_WorkspaceId_ParentImageId" FOREIGN KEY ("WorkspaceId", "ParentImageId") REFERENCES "Images" ("WorkspaceId", "Id"),
    CONSTRAINT "FK_Turns_Threads_WorkspaceId_ThreadId" FOREIGN KEY ("WorkspaceId", "ThreadId") REFERENCES "Threads" ("WorkspaceId", "Id") ON DELETE CASCADE,
    CONSTRAINT "FK_Turns_Users_CreatedById" FOREIGN KEY ("CreatedById") REFERENCES "Users" ("Id"),
    CONSTRAINT "FK_Turns_Workspaces_WorkspaceId" FOREIGN KEY ("WorkspaceId") REFERENCES "Workspaces" ("Id") ON DELETE CASCADE
);

CREATE TABLE "Upsamplings" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Upsamplings" PRIMARY KEY,
    "WorkspaceId" TEXT NOT NULL,
    "TurnId" TEXT NOT NULL,
    "Ordinal" INTEGER NOT NULL,
    "Status" TEXT NOT NULL,
    "Model" TEXT NOT NULL,
    "ModelHash" TEXT NOT NULL,
    "ProfileVersion" TEXT NOT NULL,
    "Seed" INTEGER NOT NULL,
    "InputHash" TEXT NOT NULL,
    "Text" TEXT NOT NULL,
    "Note" TEXT NULL,
    "CreatedAt" TEXT NOT NULL,
    "StartedAt" TEXT NULL,
    "FinishedAt" TEXT NULL,
    "LeaseHolder" TEXT NULL,
    "LeaseUntil" TEXT NULL, "Host" TEXT NULL, "RemoteWriterId" TEXT NULL,
    CONSTRAINT "AK_Upsamplings_WorkspaceId_Id" UNIQUE ("WorkspaceId", "Id"),
    CONSTRAINT "FK_Upsamplings_Turns_WorkspaceId_TurnId" FOREIGN KEY ("WorkspaceId", "TurnId") REFERENCES "Turns" ("WorkspaceId", "Id") ON DELETE CASCADE,
    CONSTRAINT "FK_Upsamplings_Workspaces_WorkspaceId" FOREIGN KEY ("WorkspaceId") REFERENCES "Workspaces" ("Id") ON DELETE CASCADE
);

CREATE TABLE "PromptRevisions" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_PromptRevisions" PRIMARY KEY,
    "WorkspaceId" TEXT NOT NULL,
    "TurnId" TEXT NOT NULL,
    "Ordinal" INTEGER NOT NULL,
    "Text" TEXT NOT NULL,
    "Origin" TEXT NOT NULL,
    "UpsamplingId" TEXT NULL,
    "CreatedById" TEXT NOT NULL,
    "CreatedAt" TEXT NOT NULL, "SearchText" TEXT NOT NULL DEFAULT '',
    CONSTRAINT "AK_PromptRevisions_WorkspaceId_Id" UNIQUE ("WorkspaceId", "Id"),
    CONSTRAINT "FK_PromptRevisions_Turns_WorkspaceId_TurnId" FOREIGN KEY ("WorkspaceId", "TurnId") REFERENCES "Turns" ("WorkspaceId", "Id") ON DELETE CASCADE,
    CONSTRAINT "FK_PromptRevisions_Upsamplings_WorkspaceId_UpsamplingId" FOREIGN KEY ("WorkspaceId", "UpsamplingId") REFERENCES "Upsamplings" ("WorkspaceId", "Id"),
    CONSTRAINT "FK_PromptRevisions_Users_CreatedById" FOREIGN KEY ("CreatedById") REFERENCES "Users" ("Id"),
    CONSTRAINT "FK_PromptRevisions_Workspaces_WorkspaceId" FOREIGN KEY ("WorkspaceId") REFERENCES "Workspaces" ("Id") ON DELETE CASCADE
);

CREATE TABLE "Installations" (
    "Number" INTEGER NOT NULL CONSTRAINT "PK_Installations" PRIMARY KEY,
    "Id" TEXT NOT NULL
);

CREATE TABLE "UserSessions" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_UserSessions" PRIMARY KEY,
    "UserId" TEXT NOT NULL,
    "Device" TEXT NOT NULL,
    "Address" TEXT NOT NULL,
    "Way" TEXT NOT NULL,
    "CreatedAt" TEXT NOT NULL,
    "SeenAt" TEXT NOT NULL, "ConfirmedAt" TEXT NOT NULL DEFAULT '0001-01-01 00:00:00', "IsNewPlace" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "FK_UserSessions_Users_UserId" FOREIGN KEY ("UserId") REFERENCES "Users" ("Id") ON DELETE CASCADE
);

CREATE TABLE "ModelLicences" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_ModelLicences" PRIMARY KEY,
    "WorkspaceId" TEXT NOT NULL,
    "Model" TEXT NOT NULL,
    "Licence" TEXT NOT NULL,
    "AcceptedById" TEXT NOT NULL,
    "AcceptedAt" TEXT NOT NULL,
    CONSTRAINT "FK_ModelLicences_Users_AcceptedById" FOREIGN KEY ("AcceptedById") REFERENCES "Users" ("Id"),
    CONSTRAINT "FK_ModelLicences_Workspaces_WorkspaceId" FOREIGN KEY ("WorkspaceId") REFERENCES "Workspaces" ("Id") ON DELETE CASCADE
);

CREATE TABLE "ModelUses" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_ModelUses" PRIMARY KEY,
    "WorkspaceId" TEXT NOT NULL,
    "Model" TEXT NOT NULL,
    "IsDeniedByServer" INTEGER NOT NULL,
    "ForModerators" INTEGER NOT NULL,
    "ForCreators" INTEGER NOT NULL,
    CONSTRAINT "FK_ModelUses_Workspaces_WorkspaceId" FOREIGN KEY ("WorkspaceId") REFERENCES "Workspaces" ("Id") ON DELETE CASCADE
);

CREATE TABLE "ServerSecrets" (
    "Name" TEXT NOT NULL CONSTRAINT "PK_ServerSecrets" PRIMARY KEY,
    "Protected" TEXT NOT NULL
);

CREATE TABLE "ModelMemories" (
    "ModelHash" TEXT NOT NULL,
    "Provider" TEXT NOT NULL,
    "LoadMilliseconds" REAL NOT NULL,
    "ResidentBytes" INTEGER NOT NULL,
    "WorkBytes" INTEGER NOT NULL,
    "Samples" INTEGER NOT NULL,
    "MeasuredAt" TEXT NOT NULL,
    CONSTRAINT "PK_ModelMemories" PRIMARY KEY ("ModelHash", "Provider")
);

CREATE TABLE "Nodes" (
    "Name" TEXT NOT NULL CONSTRAINT "PK_Nodes" PRIMARY KEY,
    "Holder" TEXT NOT NULL,
    "StartedAt" TEXT NOT NULL,
    "HeardAt" TEXT NOT NULL,
    "StoppedAt" TEXT NULL,
    "Report" TEXT NOT NULL,
    "Provider" TEXT NULL,
    "WhenDeviceFails" TEXT NULL,
    "ModelMemoryBytes" INTEGER NULL,
    "IsPaused" INTEGER NOT NULL,
    "DeviceTries" INTEGER NOT NULL
);

CREATE TABLE "SlotCrashes" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_SlotCrashes" PRIMARY KEY,
    "Node" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "Number" INTEGER NOT NULL,
    "At" TEXT NOT NULL,
    "ExitCode" INTEGER NOT NULL,
    "Model" TEXT NOT NULL,
    "LastWords" TEXT NOT NULL,
    "Outcome" TEXT NOT NULL
);

CREATE TABLE "QueuePauses" (
    "WorkspaceId" TEXT NOT NULL,
    "UserId" TEXT NOT NULL,
    "Since" TEXT NOT NULL,
    CONSTRAINT "PK_QueuePauses" PRIMARY KEY ("WorkspaceId", "UserId"),
    CONSTRAINT "FK_QueuePauses_Users_UserId" FOREIGN KEY ("UserId") REFERENCES "Users" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_QueuePauses_Workspaces_WorkspaceId" FOREIGN KEY ("WorkspaceId") REFERENCES "Workspaces" ("Id") ON DELETE CASCADE
);

CREATE TABLE "RemoteWriters" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_RemoteWriters" PRIMARY KEY,
    "WorkspaceId" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Address" TEXT NOT NULL,
    "Model" TEXT NOT NULL,
    "ProtectedKey" TEXT NULL,
    "IsByServer" INTEGER NOT NULL,
    "MayBePrivate" INTEGER NOT NULL,
    "SendsInstructions" INTEGER NOT NULL,
    "Temperature" REAL NOT NULL,
    "MaxTokens" INTEGER NOT NULL,
    "TimeoutSeconds" INTEGER NOT NULL,
    "CreatedAt" TEXT NOT NULL,
    "TestedAt" TEXT NULL,
    "TestPassed" INTEGER NOT NULL,
    "TestResult" TEXT NOT NULL,
    "TestMilliseconds" INTEGER NOT NULL, "JudgesPictures" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "FK_RemoteWriters_Workspaces_WorkspaceId" FOREIGN KEY ("WorkspaceId") REFERENCES "Workspaces" ("Id") ON DELETE CASCADE
);

CREATE TABLE "WriterAddresses" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_WriterAddresses" PRIMARY KEY,
    "Prefix" TEXT NOT NULL,
    "MayBePrivate" INTEGER NOT NULL,
    "CreatedAt" TEXT NOT NULL
);

CREATE TABLE "WriterChoices" (
    "WorkspaceId" TEXT NOT NULL CONSTRAINT "PK_WriterChoices" PRIMARY KEY,
    "Writer" TEXT NOT NULL,
    CONSTRAINT "FK_WriterChoices_Workspaces_WorkspaceId" FOREIGN KEY ("WorkspaceId") REFERENCES "Workspaces" ("Id") ON DELETE CASCADE
);

CREATE TABLE "AuditChains" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_AuditChains" PRIMARY KEY,
    "Length" INTEGER NOT NULL,
    "Hash" TEXT NOT NULL
);

CREATE TABLE "AuditEntries" (
    "Number" INTEGER NOT NULL,
    "WorkspaceId" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    "Act" TEXT NOT NULL,
    "By" TEXT NOT NULL,
    "Actor" TEXT NULL,
    "Object" TEXT NULL,
    "Details" TEXT NOT NULL,
    "Previous" TEXT NOT NULL,
    "Hash" TEXT NOT NULL,
    CONSTRAINT "PK_AuditEntries" PRIMARY KEY ("WorkspaceId", "Number"),
    CONSTRAINT "FK_AuditEntries_Workspaces_WorkspaceId" FOREIGN KEY ("WorkspaceId") REFERENCES "Workspaces" ("Id") ON DELETE CASCADE
);

CREATE TABLE "ServerAuditEntries" (
    "Number" INTEGER NOT NULL CONSTRAINT "PK_ServerAuditEntries" PRIMARY KEY,
    "At" TEXT NOT NULL,
    "Act" TEXT NOT NULL,
    "By" TEXT NOT NULL,
    "Actor" TEXT NULL,
    "Object" TEXT NULL,
    "Details" TEXT NOT NULL,
    "Previous" TEXT NOT NULL,
    "Hash" TEXT NOT NULL
);

CREATE TABLE "EditDrafts" (
    "WorkspaceId" TEXT NOT NULL,
    "UserId" TEXT NOT NULL,
    "ImageId" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "Settings" TEXT NOT NULL,
    "UpdatedAt" TEXT NOT NULL,
    CONSTRAINT "PK_EditDrafts" PRIMARY KEY ("WorkspaceId", "UserId", "ImageId", "Kind"),
    CONSTRAINT "FK_EditDrafts_Images_WorkspaceId_ImageId" FOREIGN KEY ("WorkspaceId", "ImageId") REFERENCES "Images" ("WorkspaceId", "Id") ON DELETE CASCADE,
    CONSTRAINT "FK_EditDrafts_Users_UserId" FOREIGN KEY ("UserId") REFERENCES "Users" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_EditDrafts_Workspaces_WorkspaceId" FOREIGN KEY ("WorkspaceId") REFERENCES "Workspaces" ("Id") ON DELETE CASCADE
);

CREATE TABLE "Invitations" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Invitations" PRIMARY KEY,
    "WorkspaceId" TEXT NOT NULL,
    "Role" TEXT NOT NULL,
    "SecretHash" TEXT NOT NULL,
    "Protected" TEXT NOT NULL,
    "Beginning" TEXT NOT NULL,
    "Note" TEXT NOT NULL,
    "Places" INTEGER NOT NULL,
    "Used" INTEGER NOT NULL,
    "ByHand" INTEGER NOT NULL,
    "EmailDomain" TEXT NULL,
    "CreatedById" TEXT NOT NULL,
    "CreatedAt" TEXT NOT NULL,
    "ExpiresAt" TEXT NOT NULL,
    "LastUsedAt" TEXT NULL,
    "RevokedAt" TEXT NULL,
    "RevokedById" TEXT NULL,
    CONSTRAINT "AK_Invitations_WorkspaceId_Id" UNIQUE ("WorkspaceId", "Id"),
    CONSTRAINT "FK_Invitations_Users_CreatedById" FOREIGN KEY ("CreatedById") REFERENCES "Users" ("Id"),
    CONSTRAINT "FK_Invitations_Users_RevokedById" FOREIGN KEY ("RevokedById") REFERENCES "Users" ("Id"),
    CONSTRAINT "FK_Invitations_Workspaces_WorkspaceId" FOREIGN KEY ("WorkspaceId") REFERENCES "Workspaces" ("Id") ON DELETE CASCADE
);

CREATE TABLE "JoinRequests" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_JoinRequests" PRIMARY KEY,
    "WorkspaceId" TEXT NOT NULL,
    "InvitationId" TEXT NOT NULL,
    "UserId" TEXT NOT NULL,
    "State" TEXT NOT NULL,
    "AskedAt" TEXT NOT NULL,
    "DecidedAt" TEXT NULL,
    "DecidedById" TEXT NULL,
    CONSTRAINT "FK_JoinRequests_Invitations_WorkspaceId_InvitationId" FOREIGN KEY ("WorkspaceId", "InvitationId") REFERENCES "Invitations" ("WorkspaceId", "Id") ON DELETE CASCADE,
    CONSTRAINT "FK_JoinRequests_Users_DecidedById" FOREIGN KEY ("DecidedById") REFERENCES "Users" ("Id"),
    CONSTRAINT "FK_JoinRequests_Users_UserId" FOREIGN KEY ("UserId") REFERENCES "Users" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_JoinRequests_Workspaces_WorkspaceId" FOREIGN KEY ("WorkspaceId") REFERENCES "Workspaces" ("Id") ON DELETE CASCADE
);

CREATE TABLE "QuotaLimits" (
    "WorkspaceId" TEXT NOT NULL,
    "Subject" TEXT NOT NULL,
    "PicturesADay" INTEGER NULL,
    "DeviceMillisecondsADay" INTEGER NULL,
    "AtOnce" INTEGER NULL,
    "Waiting" INTEGER NULL,
    "LargestSide" INTEGER NULL,
    "StorageBytes" INTEGER NULL,
    "Version" TEXT NOT NULL, "EvaluationMillisecondsAMonth" INTEGER NULL,
    CONSTRAINT "PK_QuotaLimits" PRIMARY KEY ("WorkspaceId", "Subject"),
    CONSTRAINT "FK_QuotaLimits_Workspaces_WorkspaceId" FOREIGN KEY ("WorkspaceId") REFERENCES "Workspaces" ("Id") ON DELETE CASCADE
);

CREATE TABLE "QuotaUses" (
    "WorkspaceId" TEXT NOT NULL,
    "HolderId" TEXT NOT NULL,
    "Day" TEXT NOT NULL,
    "Pictures" INTEGER NOT NULL,
    "ReservedMilliseconds" INTEGER NOT NULL,
    "DeviceMilliseconds" INTEGER NOT NULL,
    CONSTRAINT "PK_QuotaUses" PRIMARY KEY ("WorkspaceId", "HolderId", "Day"),
    CONSTRAINT "FK_QuotaUses_Workspaces_WorkspaceId" FOREIGN KEY ("WorkspaceId") REFERENCES "Workspaces" ("Id") ON DELETE CASCADE
);

CREATE TABLE "UserPortraits" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_UserPortraits" PRIMARY KEY,
    "UserId" TEXT NOT NULL,
    "Png" BLOB NOT NULL, "ImageId" TEXT NULL,
    CONSTRAINT "FK_UserPortraits_Users_UserId" FOREIGN KEY ("UserId") REFERENCES "Users" ("Id") ON DELETE CASCADE
);

CREATE TABLE "AdministratorLooks" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_AdministratorLooks" PRIMARY KEY,
    "WorkspaceId" TEXT NOT NULL,
    "AdministratorId" TEXT NOT NULL,
    "Reason" TEXT NOT NULL,
    "BeganAt" TEXT NOT NULL,
    "EndsAt" TEXT NOT NULL,
    "EndedAt" TEXT NULL,
    CONSTRAINT "AK_AdministratorLooks_WorkspaceId_Id" UNIQUE ("WorkspaceId", "Id"),
    CONSTRAINT "FK_AdministratorLooks_Users_AdministratorId" FOREIGN KEY ("AdministratorId") REFERENCES "Users" ("Id"),
    CONSTRAINT "FK_AdministratorLooks_Workspaces_WorkspaceId" FOREIGN KEY ("WorkspaceId") REFERENCES "Workspaces" ("Id") ON DELETE CASCADE
);

CREATE TABLE "ServerRules" (
    "Number" INTEGER NOT NULL CONSTRAINT "PK_ServerRules" PRIMARY KEY,
    "EverybodyMakesWorkspaces" INTEGER NOT NULL,
    "Version" TEXT NOT NULL
, "EverybodyMakesAccounts" INTEGER NOT NULL DEFAULT 0);

CREATE TABLE "LookNotices" (
    "WorkspaceId" TEXT NOT NULL,
    "LookId" TEXT NOT NULL,
    "OwnerId" TEXT NOT NULL,
    CONSTRAINT "PK_LookNotices" PRIMARY KEY ("WorkspaceId", "OwnerId", "LookId"),
    CONSTRAINT "FK_LookNotices_AdministratorLooks_WorkspaceId_LookId" FOREIGN KEY ("WorkspaceId", "LookId") REFERENCES "AdministratorLooks" ("WorkspaceId", "Id") ON DELETE CASCADE,
    CONSTRAINT "FK_LookNotices_Users_OwnerId" FOREIGN KEY ("OwnerId") REFERENCES "Users" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_LookNotices_Workspaces_WorkspaceId" FOREIGN KEY ("WorkspaceId") REFERENCES "Workspaces" ("Id") ON DELETE CASCADE
);

CREATE TABLE "PolicyDrafts" (
    "WorkspaceId" TEXT NOT NULL CONSTRAINT "PK_PolicyDrafts" PRIMARY KEY,
    "Document" TEXT NOT NULL,
    "BasedOn" INTEGER NOT NULL,
    "Edits" TEXT NOT NULL,
    "CreatedAt" TEXT NOT NULL,
    "UpdatedAt" TEXT NOT NULL,
    "Version" TEXT NOT NULL,
    CONSTRAINT "FK_PolicyDrafts_Workspaces_WorkspaceId" FOREIGN KEY ("WorkspaceId") REFERENCES "Workspaces" ("Id") ON DELETE CASCADE
);

CREATE TABLE "PolicyFindings" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_PolicyFindings" PRIMARY KEY,
    "WorkspaceId" TEXT NOT NULL,
    "TurnId" TEXT NOT NULL,
    "PromptRevisionId" TEXT NULL,
    "Stage" TEXT NOT NULL,
    "TextHash" TEXT NOT NULL,
    "Outcome" TEXT NOT NULL,
    "Standing" TEXT NOT NULL,
    "PolicyNumber" INTEGER NOT NULL,
    "ChangedText" TEXT NULL,
    "HeldWork" TEXT NULL,
    "StartedId" TEXT NULL,
    "AuthorId" TEXT NOT NULL,
    "CreatedAt" TEXT NOT NULL,
    "Version" TEXT NOT NULL, "ServerPolicyNumber" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "AK_PolicyFindings_WorkspaceId_Id" UNIQUE ("WorkspaceId", "Id"),
    CONSTRAINT "FK_PolicyFindings_PromptRevisions_WorkspaceId_PromptRevisionId" FOREIGN KEY ("WorkspaceId", "PromptRevisionId") REFERENCES "PromptRevisions" ("WorkspaceId", "Id") ON DELETE CASCADE,
    CONSTRAINT "FK_PolicyFindings_Turns_WorkspaceId_TurnId" FOREIGN KEY ("WorkspaceId", "TurnId") REFERENCES "Turns" ("WorkspaceId", "Id") ON DELETE CASCADE,
    CONSTRAINT "FK_PolicyFindings_Users_AuthorId" FOREIGN KEY ("AuthorId") REFERENCES "Users" ("Id"),
    CONSTRAINT "FK_PolicyFindings_Workspaces_WorkspaceId" FOREIGN KEY ("WorkspaceId") REFERENCES "Workspaces" ("Id") ON DELETE CASCADE
);

CREATE TABLE "PolicyVersions" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_PolicyVersions" PRIMARY KEY,
    "WorkspaceId" TEXT NOT NULL,
    "Number" INTEGER NOT NULL,
    "Document" TEXT NOT NULL,
    "Reason" TEXT NOT NULL,
    "PublishedById" TEXT NOT NULL,
    "PublishedAt" TEXT NOT NULL,
    CONSTRAINT "FK_PolicyVersions_Users_PublishedById" FOREIGN KEY ("PublishedById") REFERENCES "Users" ("Id"),
    CONSTRAINT "FK_PolicyVersions_Workspaces_WorkspaceId" FOREIGN KEY ("WorkspaceId") REFERENCES "Workspaces" ("Id") ON DELETE CASCADE
);

CREATE TABLE "TestWishes" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_TestWishes" PRIMARY KEY,
    "WorkspaceId" TEXT NOT NULL,
    "Text" TEXT NOT NULL,
    "Expected" TEXT NOT NULL,
    "CreatedById" TEXT NOT NULL,
    "CreatedAt" TEXT NOT NULL,
    CONSTRAINT "FK_TestWishes_Users_CreatedById" FOREIGN KEY ("CreatedById") REFERENCES "Users" ("Id"),
    CONSTRAINT "FK_TestWishes_Workspaces_WorkspaceId" FOREIGN KEY ("WorkspaceId") REFERENCES "Workspaces" ("Id") ON DELETE CASCADE
);

CREATE TABLE "PolicyHits" (
    "WorkspaceId" TEXT NOT NULL,
    "FindingId" TEXT NOT NULL,
    "Ordinal" INTEGER NOT NULL,
    "RuleId" TEXT NOT NULL,
    "RuleName" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "Action" TEXT NOT NULL,
    "Sentence" TEXT NOT NULL,
    "Words" TEXT NOT NULL,
    "CreatedAt" TEXT NOT NULL, "IsServers" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "PK_PolicyHits" PRIMARY KEY ("WorkspaceId", "FindingId", "Ordinal"),
    CONSTRAINT "FK_PolicyHits_PolicyFindings_WorkspaceId_FindingId" FOREIGN KEY ("WorkspaceId", "FindingId") REFERENCES "PolicyFindings" ("WorkspaceId", "Id") ON DELETE CASCADE,
    CONSTRAINT "FK_PolicyHits_Workspaces_WorkspaceId" FOREIGN KEY ("WorkspaceId") REFERENCES "Workspaces" ("Id") ON DELETE CASCADE
);

CREATE TABLE "Cases" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Cases" PRIMARY KEY,
    "WorkspaceId" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "Severity" TEXT NOT NULL,
    "Weight" INTEGER NOT NULL,
    "AuthorId" TEXT NOT NULL,
    "ReporterId" TEXT NULL,
    "TurnId" TEXT NULL,
    "ImageId" TEXT NULL,
    "FindingId" TEXT NULL,
    "AppealOf" TEXT NULL,
    "Said" TEXT NOT NULL,
    "Wish" TEXT NOT NULL,
    "Language" TEXT NULL,
    "Prompt" TEXT NOT NULL,
    "Evidence" TEXT NOT NULL,
    "OpenedAt" TEXT NOT NULL,
    "State" TEXT NOT NULL,
    "ClaimedById" TEXT NULL,
    "ClaimedUntil" TEXT NULL,
    "Verdict" TEXT NULL,
    "DecidedAt" TEXT NULL,
    "ReadByAuthorAt" TEXT NULL, "WordsGoneAt" TEXT NULL, "Category" TEXT NULL,
    CONSTRAINT "AK_Cases_WorkspaceId_Id" UNIQUE ("WorkspaceId", "Id"),
    CONSTRAINT "FK_Cases_Cases_WorkspaceId_AppealOf" FOREIGN KEY ("WorkspaceId", "AppealOf") REFERENCES "Cases" ("WorkspaceId", "Id"),
    CONSTRAINT "FK_Cases_Images_WorkspaceId_ImageId" FOREIGN KEY ("WorkspaceId", "ImageId") REFERENCES "Images" ("WorkspaceId", "Id"),
    CONSTRAINT "FK_Cases_PolicyFindings_WorkspaceId_FindingId" FOREIGN KEY ("WorkspaceId", "FindingId") REFERENCES "PolicyFindings" ("WorkspaceId", "Id"),
    CONSTRAINT "FK_Cases_Turns_WorkspaceId_TurnId" FOREIGN KEY ("WorkspaceId", "TurnId") REFERENCES "Turns" ("WorkspaceId", "Id"),
    CONSTRAINT "FK_Cases_Users_AuthorId" FOREIGN KEY ("AuthorId") REFERENCES "Users" ("Id"),
    CONSTRAINT "FK_Cases_Users_ClaimedById" FOREIGN KEY ("ClaimedById") REFERENCES "Users" ("Id"),
    CONSTRAINT "FK_Cases_Users_ReporterId" FOREIGN KEY ("ReporterId") REFERENCES "Users" ("Id"),
    CONSTRAINT "FK_Cases_Workspaces_WorkspaceId" FOREIGN KEY ("WorkspaceId") REFERENCES "Workspaces" ("Id") ON DELETE CASCADE
);

CREATE TABLE "CaseDecisions" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_CaseDecisions" PRIMARY KEY,
    "WorkspaceId" TEXT NOT NULL,
    "CaseId" TEXT NOT NULL,
    "Act" TEXT NOT NULL,
    "Reason" TEXT NULL,
    "Sentence" TEXT NOT NULL,
    "IsWarning" INTEGER NOT NULL,
    "PolicyVersion" INTEGER NULL,
    "ById" TEXT NULL,
    "At" TEXT NOT NULL,
    "Undoes" TEXT NULL,
    "HasLooked" INTEGER NOT NULL, "TogetherId" TEXT NULL, "WasAlone" INTEGER NOT NULL DEFAULT 0, "Sureness" TEXT NULL, "WorkedSeconds" INTEGER NULL,
    CONSTRAINT "FK_CaseDecisions_Cases_WorkspaceId_CaseId" FOREIGN KEY ("WorkspaceId", "CaseId") REFERENCES "Cases" ("WorkspaceId", "Id") ON DELETE CASCADE,
    CONSTRAINT "FK_CaseDecisions_Users_ById" FOREIGN KEY ("ById") REFERENCES "Users" ("Id"),
    CONSTRAINT "FK_CaseDecisions_Workspaces_WorkspaceId" FOREIGN KEY ("WorkspaceId") REFERENCES "Workspaces" ("Id") ON DELETE CASCADE
);

CREATE TABLE "CaseLooks" (
    "CaseId" TEXT NOT NULL,
    "UserId" TEXT NOT NULL,
    "WorkspaceId" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    CONSTRAINT "PK_CaseLooks" PRIMARY KEY ("CaseId", "UserId"),
    CONSTRAINT "FK_CaseLooks_Cases_WorkspaceId_CaseId" FOREIGN KEY ("WorkspaceId", "CaseId") REFERENCES "Cases" ("WorkspaceId", "Id") ON DELETE CASCADE,
    CONSTRAINT "FK_CaseLooks_Users_UserId" FOREIGN KEY ("UserId") REFERENCES "Users" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_CaseLooks_Workspaces_WorkspaceId" FOREIGN KEY ("WorkspaceId") REFERENCES "Workspaces" ("Id") ON DELETE CASCADE
);

CREATE TABLE "CaseNotes" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_CaseNotes" PRIMARY KEY,
    "WorkspaceId" TEXT NOT NULL,
    "CaseId" TEXT NOT NULL,
    "Voice" TEXT NOT NULL,
    "ById" TEXT NOT NULL,
    "Text" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    CONSTRAINT "FK_CaseNotes_Cases_WorkspaceId_CaseId" FOREIGN KEY ("WorkspaceId", "CaseId") REFERENCES "Cases" ("WorkspaceId", "Id") ON DELETE CASCADE,
    CONSTRAINT "FK_CaseNotes_Users_ById" FOREIGN KEY ("ById") REFERENCES "Users" ("Id"),
    CONSTRAINT "FK_CaseNotes_Workspaces_WorkspaceId" FOREIGN KEY ("WorkspaceId") REFERENCES "Workspaces" ("Id") ON DELETE CASCADE
);

CREATE TABLE "UserPlaces" (
    "UserId" TEXT NOT NULL,
    "Device" TEXT NOT NULL,
    "Network" TEXT NOT NULL,
    "SeenAt" TEXT NOT NULL,
    CONSTRAINT "PK_UserPlaces" PRIMARY KEY ("UserId", "Device", "Network"),
    CONSTRAINT "FK_UserPlaces_Users_UserId" FOREIGN KEY ("UserId") REFERENCES "Users" ("Id") ON DELETE CASCADE
);

CREATE TABLE "KeyDays" (
    "WorkspaceId" TEXT NOT NULL,
    "KeyId" TEXT NOT NULL,
    "Day" TEXT NOT NULL,
    "Calls" INTEGER NOT NULL,
    "Refused" INTEGER NOT NULL,
    "LastRefusedAt" TEXT NULL,
    CONSTRAINT "PK_KeyDays" PRIMARY KEY ("WorkspaceId", "KeyId", "Day"),
    CONSTRAINT "FK_KeyDays_ApiKeys_WorkspaceId_KeyId" FOREIGN KEY ("WorkspaceId", "KeyId") REFERENCES "ApiKeys" ("WorkspaceId", "Id") ON DELETE CASCADE,
    CONSTRAINT "FK_KeyDays_Workspaces_WorkspaceId" FOREIGN KEY ("WorkspaceId") REFERENCES "Workspaces" ("Id") ON DELETE CASCADE
);

CREATE TABLE "RefusedAsks" (
    "WorkspaceId" TEXT NOT NULL,
    "UserId" TEXT NOT NULL,
    "Day" TEXT NOT NULL,
    "Limit" TEXT NOT NULL,
    "IsOfWorkspace" INTEGER NOT NULL,
    "At" TEXT NOT NULL,
    "Asked" INTEGER NOT NULL,
    "Most" INTEGER NOT NULL,
    "Left" INTEGER NOT NULL,
    "Times" INTEGER NOT NULL,
    CONSTRAINT "PK_RefusedAsks" PRIMARY KEY ("WorkspaceId", "UserId", "Day", "Limit", "IsOfWorkspace"),
    CONSTRAINT "FK_RefusedAsks_Users_UserId" FOREIGN KEY ("UserId") REFERENCES "Users" ("Id"),
    CONSTRAINT "FK_RefusedAsks_Workspaces_WorkspaceId" FOREIGN KEY ("WorkspaceId") REFERENCES "Workspaces" ("Id") ON DELETE CASCADE
);

CREATE TABLE "ApiKeys" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_ApiKeys" PRIMARY KEY,
    "Addresses" TEXT NOT NULL,
    "Beginning" TEXT NOT NULL,
    "CreatedAt" TEXT NOT NULL,
    "CreatedById" TEXT NOT NULL,
    "EndIsWritten" INTEGER NOT NULL,
    "ExpiresAt" TEXT NULL,
    "LastAddress" TEXT NULL,
    "LastUsedAt" TEXT NULL,
    "Name" TEXT NOT NULL,
    "RevokedAt" TEXT NULL,
    "RevokedById" TEXT NULL,
    "Scopes" TEXT NOT NULL,
    "SecretHash" TEXT NOT NULL,
    "WorkspaceId" TEXT NOT NULL,
    CONSTRAINT "AK_ApiKeys_WorkspaceId_Id" UNIQUE ("WorkspaceId", "Id"),
    CONSTRAINT "FK_ApiKeys_Users_CreatedById" FOREIGN KEY ("CreatedById") REFERENCES "Users" ("Id"),
    CONSTRAINT "FK_ApiKeys_Users_RevokedById" FOREIGN KEY ("RevokedById") REFERENCES "Users" ("Id"),
    CONSTRAINT "FK_ApiKeys_Workspaces_WorkspaceId" FOREIGN KEY ("WorkspaceId") REFERENCES "Workspaces" ("Id") ON DELETE CASCADE
);

CREATE TABLE "ForgottenPixels" (
    "WorkspaceId" TEXT NOT NULL,
    "PixelHash" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    CONSTRAINT "PK_ForgottenPixels" PRIMARY KEY ("WorkspaceId", "PixelHash"),
    CONSTRAINT "FK_ForgottenPixels_Workspaces_WorkspaceId" FOREIGN KEY ("WorkspaceId") REFERENCES "Workspaces" ("Id") ON DELETE CASCADE
);

CREATE TABLE "RetentionRules" (
    "WorkspaceId" TEXT NOT NULL,
    "Data" TEXT NOT NULL,
    "Days" INTEGER NOT NULL,
    CONSTRAINT "PK_RetentionRules" PRIMARY KEY ("WorkspaceId", "Data"),
    CONSTRAINT "FK_RetentionRules_Workspaces_WorkspaceId" FOREIGN KEY ("WorkspaceId") REFERENCES "Workspaces" ("Id") ON DELETE CASCADE
);

CREATE TABLE "ServerPolicyDrafts" (
    "Number" INTEGER NOT NULL CONSTRAINT "PK_ServerPolicyDrafts" PRIMARY KEY,
    "Document" TEXT NOT NULL,
    "BasedOn" INTEGER NOT NULL,
    "Edits" TEXT NOT NULL,
    "UpdatedAt" TEXT NOT NULL,
    "Version" TEXT NOT NULL
);

CREATE TABLE "ServerPolicyVersions" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_ServerPolicyVersions" PRIMARY KEY,
    "Number" INTEGER NOT NULL,
    "Document" TEXT NOT NULL,
    "Reason" TEXT NOT NULL,
    "PublishedById" TEXT NOT NULL,
    "PublishedAt" TEXT NOT NULL,
    CONSTRAINT "FK_ServerPolicyVersions_Users_PublishedById" FOREIGN KEY ("PublishedById") REFERENCES "Users" ("Id")
);

CREATE TABLE "CaseOpinions" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_CaseOpinions" PRIMARY KEY,
    "WorkspaceId" TEXT NOT NULL,
    "CaseId" TEXT NOT NULL,
    "Ordinal" INTEGER NOT NULL,
    "ById" TEXT NOT NULL,
    "Verdict" TEXT NOT NULL,
    "Reason" TEXT NULL,
    "Sentence" TEXT NOT NULL,
    "IsWarning" INTEGER NOT NULL,
    "TogetherId" TEXT NULL,
    "HasLooked" INTEGER NOT NULL,
    "At" TEXT NOT NULL,
    CONSTRAINT "FK_CaseOpinions_Cases_WorkspaceId_CaseId" FOREIGN KEY ("WorkspaceId", "CaseId") REFERENCES "Cases" ("WorkspaceId", "Id") ON DELETE CASCADE,
    CONSTRAINT "FK_CaseOpinions_Users_ById" FOREIGN KEY ("ById") REFERENCES "Users" ("Id"),
    CONSTRAINT "FK_CaseOpinions_Workspaces_WorkspaceId" FOREIGN KEY ("WorkspaceId") REFERENCES "Workspaces" ("Id") ON DELETE CASCADE
);

CREATE TABLE "ModerationSettings" (
    "WorkspaceId" TEXT NOT NULL CONSTRAINT "PK_ModerationSettings" PRIMARY KEY,
    "GoalHours" INTEGER NOT NULL,
    "TwoReviewers" TEXT NOT NULL,
    "StrikesUntilPause" INTEGER NOT NULL,
    "StrikeDays" INTEGER NOT NULL,
    "PauseDays" INTEGER NOT NULL,
    "CheckPercent" INTEGER NOT NULL,
    "Version" TEXT NOT NULL,
    CONSTRAINT "FK_ModerationSettings_Workspaces_WorkspaceId" FOREIGN KEY ("WorkspaceId") REFERENCES "Workspaces" ("Id") ON DELETE CASCADE
);

CREATE TABLE "Strikes" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Strikes" PRIMARY KEY,
    "WorkspaceId" TEXT NOT NULL,
    "UserId" TEXT NOT NULL,
    "CaseId" TEXT NOT NULL,
    "DecisionId" TEXT NOT NULL,
    "GivenAt" TEXT NOT NULL,
    "LapsesAt" TEXT NOT NULL,
    "LiftedAt" TEXT NULL,
    "LiftedById" TEXT NULL,
    "LiftedBy" TEXT NULL,
    "LiftedWhy" TEXT NOT NULL,
    CONSTRAINT "AK_Strikes_WorkspaceId_Id" UNIQUE ("WorkspaceId", "Id"),
    CONSTRAINT "FK_Strikes_Cases_WorkspaceId_CaseId" FOREIGN KEY ("WorkspaceId", "CaseId") REFERENCES "Cases" ("WorkspaceId", "Id") ON DELETE CASCADE,
    CONSTRAINT "FK_Strikes_Users_LiftedById" FOREIGN KEY ("LiftedById") REFERENCES "Users" ("Id"),
    CONSTRAINT "FK_Strikes_Users_UserId" FOREIGN KEY ("UserId") REFERENCES "Users" ("Id"),
    CONSTRAINT "FK_Strikes_Workspaces_WorkspaceId" FOREIGN KEY ("WorkspaceId") REFERENCES "Workspaces" ("Id") ON DELETE CASCADE
);

CREATE TABLE "CreationPauses" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_CreationPauses" PRIMARY KEY,
    "WorkspaceId" TEXT NOT NULL,
    "UserId" TEXT NOT NULL,
    "Since" TEXT NOT NULL,
    "Until" TEXT NOT NULL,
    "StrikeId" TEXT NULL,
    "ById" TEXT NULL,
    "Why" TEXT NOT NULL,
    "LiftedAt" TEXT NULL,
    "LiftedById" TEXT NULL,
    "LiftedBy" TEXT NULL,
    CONSTRAINT "FK_CreationPauses_Strikes_WorkspaceId_StrikeId" FOREIGN KEY ("WorkspaceId", "StrikeId") REFERENCES "Strikes" ("WorkspaceId", "Id") ON DELETE CASCADE,
    CONSTRAINT "FK_CreationPauses_Users_ById" FOREIGN KEY ("ById") REFERENCES "Users" ("Id"),
    CONSTRAINT "FK_CreationPauses_Users_LiftedById" FOREIGN KEY ("LiftedById") REFERENCES "Users" ("Id"),
    CONSTRAINT "FK_CreationPauses_Users_UserId" FOREIGN KEY ("UserId") REFERENCES "Users" ("Id"),
    CONSTRAINT "FK_CreationPauses_Workspaces_WorkspaceId" FOREIGN KEY ("WorkspaceId") REFERENCES "Workspaces" ("Id") ON DELETE CASCADE
);

CREATE TABLE "DeclinedChoices" (
    "UserId" TEXT NOT NULL,
    "TurnId" TEXT NOT NULL,
    "WorkspaceId" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    CONSTRAINT "PK_DeclinedChoices" PRIMARY KEY ("UserId", "TurnId"),
    CONSTRAINT "FK_DeclinedChoices_Turns_WorkspaceId_TurnId" FOREIGN KEY ("WorkspaceId", "TurnId") REFERENCES "Turns" ("WorkspaceId", "Id") ON DELETE CASCADE,
    CONSTRAINT "FK_DeclinedChoices_Users_UserId" FOREIGN KEY ("UserId") REFERENCES "Users" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_DeclinedChoices_Workspaces_WorkspaceId" FOREIGN KEY ("WorkspaceId") REFERENCES "Workspaces" ("Id") ON DELETE CASCADE
);

CREATE TABLE "EvaluatedSystems" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_EvaluatedSystems" PRIMARY KEY,
    "WorkspaceId" TEXT NOT NULL,
    "Key" TEXT NOT NULL,
    "Model" TEXT NOT NULL,
    "ModelHash" TEXT NOT NULL,
    "Sampler" TEXT NOT NULL,
    "Steps" INTEGER NOT NULL,
    "Guidance" REAL NOT NULL,
    "Width" INTEGER NOT NULL,
    "Height" INTEGER NOT NULL,
    "Besides" TEXT NOT NULL,
    "Writer" TEXT NULL,
    "WriterProfile" TEXT NULL,
    "CreatedAt" TEXT NOT NULL,
    CONSTRAINT "AK_EvaluatedSystems_WorkspaceId_Id" UNIQUE ("WorkspaceId", "Id"),
    CONSTRAINT "FK_EvaluatedSystems_Workspaces_WorkspaceId" FOREIGN KEY ("WorkspaceId") REFERENCES "Workspaces" ("Id") ON DELETE CASCADE
);

CREATE TABLE "PictureStars" (
    "UserId" TEXT NOT NULL,
    "ImageId" TEXT NOT NULL,
    "WorkspaceId" TEXT NOT NULL,
    "Stars" INTEGER NOT NULL,
    "At" TEXT NOT NULL,
    CONSTRAINT "PK_PictureStars" PRIMARY KEY ("UserId", "ImageId"),
    CONSTRAINT "FK_PictureStars_Images_WorkspaceId_ImageId" FOREIGN KEY ("WorkspaceId", "ImageId") REFERENCES "Images" ("WorkspaceId", "Id") ON DELETE CASCADE,
    CONSTRAINT "FK_PictureStars_Users_UserId" FOREIGN KEY ("UserId") REFERENCES "Users" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_PictureStars_Workspaces_WorkspaceId" FOREIGN KEY ("WorkspaceId") REFERENCES "Workspaces" ("Id") ON DELETE CASCADE
);

CREATE TABLE "MoreAsked" (
    "WorkspaceId" TEXT NOT NULL,
    "UserId" TEXT NOT NULL,
    "Limit" TEXT NOT NULL,
    "Wanted" INTEGER NOT NULL,
    "Words" TEXT NOT NULL,
    "AskedAt" TEXT NOT NULL,
    "Answer" TEXT NOT NULL,
    "AnswerWords" TEXT NOT NULL,
    "AnsweredAt" TEXT NULL,
    "AnsweredById" TEXT NULL,
    "Version" TEXT NOT NULL,
    CONSTRAINT "PK_MoreAsked" PRIMARY KEY ("WorkspaceId", "UserId", "Limit"),
    CONSTRAINT "FK_MoreAsked_Users_AnsweredById" FOREIGN KEY ("AnsweredById") REFERENCES "Users" ("Id"),
    CONSTRAINT "FK_MoreAsked_Users_UserId" FOREIGN KEY ("UserId") REFERENCES "Users" ("Id"),
    CONSTRAINT "FK_MoreAsked_Workspaces_WorkspaceId" FOREIGN KEY ("WorkspaceId") REFERENCES "Workspaces" ("Id") ON DELETE CASCADE
);

CREATE TABLE "PromptSets" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_PromptSets" PRIMARY KEY,
    "WorkspaceId" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Format" TEXT NOT NULL,
    "FileName" TEXT NULL,
    "Language" TEXT NULL,
    "Count" INTEGER NOT NULL,
    "CreatedById" TEXT NOT NULL,
    "CreatedAt" TEXT NOT NULL,
    CONSTRAINT "AK_PromptSets_WorkspaceId_Id" UNIQUE ("WorkspaceId", "Id"),
    CONSTRAINT "FK_PromptSets_Users_CreatedById" FOREIGN KEY ("CreatedById") REFERENCES "Users" ("Id"),
    CONSTRAINT "FK_PromptSets_Workspaces_WorkspaceId" FOREIGN KEY ("WorkspaceId") REFERENCES "Workspaces" ("Id") ON DELETE CASCADE
);

CREATE TABLE "Evaluations" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Evaluations" PRIMARY KEY,
    "WorkspaceId" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "State" TEXT NOT NULL,
    "PromptSetId" TEXT NULL,
    "Seed" INTEGER NOT NULL,
    "Takes" TEXT NOT NULL,
    "PicturesEach" INTEGER NOT NULL,
    "Questions" TEXT NOT NULL,
    "Caption" TEXT NOT NULL,
    "VotesEach" INTEGER NOT NULL,
    "CheckEvery" INTEGER NOT NULL,
    "RepeatEvery" INTEGER NOT NULL,
    "MayRateOwn" INTEGER NOT NULL,
    "AnchorEntryId" TEXT NULL,
    "CreatedById" TEXT NOT NULL,
    "CreatedAt" TEXT NOT NULL,
    "StartedAt" TEXT NULL,
    "PausedAt" TEXT NULL,
    "ClosedAt" TEXT NULL,
    "PublishedAt" TEXT NULL,
    "MachineMilliseconds" INTEGER NOT NULL,
    "Version" TEXT NOT NULL,
    CONSTRAINT "AK_Evaluations_WorkspaceId_Id" UNIQUE ("WorkspaceId", "Id"),
    CONSTRAINT "FK_Evaluations_PromptSets_WorkspaceId_PromptSetId" FOREIGN KEY ("WorkspaceId", "PromptSetId") REFERENCES "PromptSets" ("WorkspaceId", "Id"),
    CONSTRAINT "FK_Evaluations_Users_CreatedById" FOREIGN KEY ("CreatedById") REFERENCES "Users" ("Id"),
    CONSTRAINT "FK_Evaluations_Workspaces_WorkspaceId" FOREIGN KEY ("WorkspaceId") REFERENCES "Workspaces" ("Id") ON DELETE CASCADE
);

CREATE TABLE "PromptSetItems" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_PromptSetItems" PRIMARY KEY,
    "WorkspaceId" TEXT NOT NULL,
    "PromptSetId" TEXT NOT NULL,
    "Place" INTEGER NOT NULL,
    "Text" TEXT NOT NULL,
    "Category" TEXT NOT NULL,
    "Challenge" TEXT NULL,
    "FileKey" TEXT NULL,
    CONSTRAINT "FK_PromptSetItems_PromptSets_WorkspaceId_PromptSetId" FOREIGN KEY ("WorkspaceId", "PromptSetId") REFERENCES "PromptSets" ("WorkspaceId", "Id") ON DELETE CASCADE,
    CONSTRAINT "FK_PromptSetItems_Workspaces_WorkspaceId" FOREIGN KEY ("WorkspaceId") REFERENCES "Workspaces" ("Id") ON DELETE CASCADE
);

CREATE TABLE "EvaluationEntries" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_EvaluationEntries" PRIMARY KEY,
    "WorkspaceId" TEXT NOT NULL,
    "EvaluationId" TEXT NOT NULL,
    "Place" INTEGER NOT NULL,
    "Name" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "Settings" TEXT NULL,
    "ModelHash" TEXT NULL,
    "WriterHash" TEXT NULL,
    "FolderName" TEXT NULL,
    "SystemId" TEXT NULL,
    CONSTRAINT "AK_EvaluationEntries_WorkspaceId_Id" UNIQUE ("WorkspaceId", "Id"),
    CONSTRAINT "FK_EvaluationEntries_EvaluatedSystems_WorkspaceId_SystemId" FOREIGN KEY ("WorkspaceId", "SystemId") REFERENCES "EvaluatedSystems" ("WorkspaceId", "Id"),
    CONSTRAINT "FK_EvaluationEntries_Evaluations_WorkspaceId_EvaluationId" FOREIGN KEY ("WorkspaceId", "EvaluationId") REFERENCES "Evaluations" ("WorkspaceId", "Id") ON DELETE CASCADE,
    CONSTRAINT "FK_EvaluationEntries_Workspaces_WorkspaceId" FOREIGN KEY ("WorkspaceId") REFERENCES "Workspaces" ("Id") ON DELETE CASCADE
);

CREATE TABLE "EvaluationEvents" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_EvaluationEvents" PRIMARY KEY,
    "WorkspaceId" TEXT NOT NULL,
    "EvaluationId" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "ById" TEXT NULL,
    "SubjectId" TEXT NULL,
    "Detail" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    CONSTRAINT "FK_EvaluationEvents_Evaluations_WorkspaceId_EvaluationId" FOREIGN KEY ("WorkspaceId", "EvaluationId") REFERENCES "Evaluations" ("WorkspaceId", "Id") ON DELETE CASCADE,
    CONSTRAINT "FK_EvaluationEvents_Users_ById" FOREIGN KEY ("ById") REFERENCES "Users" ("Id"),
    CONSTRAINT "FK_EvaluationEvents_Workspaces_WorkspaceId" FOREIGN KEY ("WorkspaceId") REFERENCES "Workspaces" ("Id") ON DELETE CASCADE
);

CREATE TABLE "EvaluationPrompts" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_EvaluationPrompts" PRIMARY KEY,
    "WorkspaceId" TEXT NOT NULL,
    "EvaluationId" TEXT NOT NULL,
    "Place" INTEGER NOT NULL,
    "Text" TEXT NOT NULL,
    "Category" TEXT NOT NULL,
    "Challenge" TEXT NULL,
    "Language" TEXT NULL,
    "FileKey" TEXT NULL,
    "TurnId" TEXT NULL,
    CONSTRAINT "AK_EvaluationPrompts_WorkspaceId_Id" UNIQUE ("WorkspaceId", "Id"),
    CONSTRAINT "FK_EvaluationPrompts_Evaluations_WorkspaceId_EvaluationId" FOREIGN KEY ("WorkspaceId", "EvaluationId") REFERENCES "Evaluations" ("WorkspaceId", "Id") ON DELETE CASCADE,
    CONSTRAINT "FK_EvaluationPrompts_Turns_WorkspaceId_TurnId" FOREIGN KEY ("WorkspaceId", "TurnId") REFERENCES "Turns" ("WorkspaceId", "Id"),
    CONSTRAINT "FK_EvaluationPrompts_Workspaces_WorkspaceId" FOREIGN KEY ("WorkspaceId") REFERENCES "Workspaces" ("Id") ON DELETE CASCADE
);

CREATE TABLE "GuestLinks" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_GuestLinks" PRIMARY KEY,
    "WorkspaceId" TEXT NOT NULL,
    "EvaluationId" TEXT NOT NULL,
    "SecretHash" TEXT NOT NULL,
    "Protected" TEXT NOT NULL,
    "Beginning" TEXT NOT NULL,
    "MaxGuests" INTEGER NOT NULL,
    "Used" INTEGER NOT NULL,
    "PairsEach" INTEGER NOT NULL,
    "CreatedById" TEXT NOT NULL,
    "CreatedAt" TEXT NOT NULL,
    "EndsAt" TEXT NOT NULL,
    "EndedAt" TEXT NULL,
    "EndedBy" TEXT NULL,
    CONSTRAINT "AK_GuestLinks_WorkspaceId_Id" UNIQUE ("WorkspaceId", "Id"),
    CONSTRAINT "FK_GuestLinks_Evaluations_WorkspaceId_EvaluationId" FOREIGN KEY ("WorkspaceId", "EvaluationId") REFERENCES "Evaluations" ("WorkspaceId", "Id") ON DELETE CASCADE,
    CONSTRAINT "FK_GuestLinks_Users_CreatedById" FOREIGN KEY ("CreatedById") REFERENCES "Users" ("Id"),
    CONSTRAINT "FK_GuestLinks_Workspaces_WorkspaceId" FOREIGN KEY ("WorkspaceId") REFERENCES "Workspaces" ("Id") ON DELETE CASCADE
);

CREATE TABLE "EvaluationSamples" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_EvaluationSamples" PRIMARY KEY,
    "WorkspaceId" TEXT NOT NULL,
    "EvaluationId" TEXT NOT NULL,
    "PromptId" TEXT NOT NULL,
    "EntryId" TEXT NOT NULL,
    "Number" INTEGER NOT NULL,
    "State" TEXT NOT NULL,
    "GenerationId" TEXT NULL,
    "ImageId" TEXT NULL,
    "Caption" TEXT NULL,
    "Reason" TEXT NULL,
    "Milliseconds" INTEGER NULL,
    CONSTRAINT "AK_EvaluationSamples_WorkspaceId_Id" UNIQUE ("WorkspaceId", "Id"),
    CONSTRAINT "FK_EvaluationSamples_EvaluationEntries_WorkspaceId_EntryId" FOREIGN KEY ("WorkspaceId", "EntryId") REFERENCES "EvaluationEntries" ("WorkspaceId", "Id") ON DELETE CASCADE,
    CONSTRAINT "FK_EvaluationSamples_EvaluationPrompts_WorkspaceId_PromptId" FOREIGN KEY ("WorkspaceId", "PromptId") REFERENCES "EvaluationPrompts" ("WorkspaceId", "Id") ON DELETE CASCADE,
    CONSTRAINT "FK_EvaluationSamples_Evaluations_WorkspaceId_EvaluationId" FOREIGN KEY ("WorkspaceId", "EvaluationId") REFERENCES "Evaluations" ("WorkspaceId", "Id") ON DELETE CASCADE,
    CONSTRAINT "FK_EvaluationSamples_Generations_WorkspaceId_GenerationId" FOREIGN KEY ("WorkspaceId", "GenerationId") REFERENCES "Generations" ("WorkspaceId", "Id"),
    CONSTRAINT "FK_EvaluationSamples_Workspaces_WorkspaceId" FOREIGN KEY ("WorkspaceId") REFERENCES "Workspaces" ("Id") ON DELETE CASCADE
);

CREATE TABLE "Raters" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Raters" PRIMARY KEY,
    "WorkspaceId" TEXT NOT NULL,
    "EvaluationId" TEXT NOT NULL,
    "UserId" TEXT NULL,
    "GuestLinkId" TEXT NULL,
    "Name" TEXT NOT NULL,
    "BrowserHash" TEXT NULL,
    "CodeHash" TEXT NULL,
    "TabId" TEXT NULL,
    "PairsAsked" INTEGER NOT NULL,
    "AskedById" TEXT NULL,
    "CreatedAt" TEXT NOT NULL,
    "ConsentAt" TEXT NULL,
    "PractisedAt" TEXT NULL,
    "RestedAt" TEXT NULL,
    "FinishedAt" TEXT NULL,
    "LastSeenAt" TEXT NULL,
    "Mark" TEXT NULL,
    "LeftOutAt" TEXT NULL,
    "LeftOutById" TEXT NULL,
    CONSTRAINT "AK_Raters_WorkspaceId_Id" UNIQUE ("WorkspaceId", "Id"),
    CONSTRAINT "FK_Raters_Evaluations_WorkspaceId_EvaluationId" FOREIGN KEY ("WorkspaceId", "EvaluationId") REFERENCES "Evaluations" ("WorkspaceId", "Id") ON DELETE CASCADE,
    CONSTRAINT "FK_Raters_GuestLinks_WorkspaceId_GuestLinkId" FOREIGN KEY ("WorkspaceId", "GuestLinkId") REFERENCES "GuestLinks" ("WorkspaceId", "Id") ON DELETE CASCADE,
    CONSTRAINT "FK_Raters_Users_AskedById" FOREIGN KEY ("AskedById") REFERENCES "Users" ("Id"),
    CONSTRAINT "FK_Raters_Users_LeftOutById" FOREIGN KEY ("LeftOutById") REFERENCES "Users" ("Id"),
    CONSTRAINT "FK_Raters_Users_UserId" FOREIGN KEY ("UserId") REFERENCES "Users" ("Id"),
    CONSTRAINT "FK_Raters_Workspaces_WorkspaceId" FOREIGN KEY ("WorkspaceId") REFERENCES "Workspaces" ("Id") ON DELETE CASCADE
);

CREATE TABLE "RatingPairs" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_RatingPairs" PRIMARY KEY,
    "WorkspaceId" TEXT NOT NULL,
    "EvaluationId" TEXT NOT NULL,
    "Question" TEXT NOT NULL,
    "PromptId" TEXT NOT NULL,
    "FirstSampleId" TEXT NOT NULL,
    "SecondSampleId" TEXT NOT NULL,
    "Expected" TEXT NULL,
    "Answers" INTEGER NOT NULL,
    "CreatedAt" TEXT NOT NULL,
    CONSTRAINT "AK_RatingPairs_WorkspaceId_Id" UNIQUE ("WorkspaceId", "Id"),
    CONSTRAINT "FK_RatingPairs_EvaluationPrompts_WorkspaceId_PromptId" FOREIGN KEY ("WorkspaceId", "PromptId") REFERENCES "EvaluationPrompts" ("WorkspaceId", "Id") ON DELETE CASCADE,
    CONSTRAINT "FK_RatingPairs_EvaluationSamples_WorkspaceId_FirstSampleId" FOREIGN KEY ("WorkspaceId", "FirstSampleId") REFERENCES "EvaluationSamples" ("WorkspaceId", "Id") ON DELETE CASCADE,
    CONSTRAINT "FK_RatingPairs_EvaluationSamples_WorkspaceId_SecondSampleId" FOREIGN KEY ("WorkspaceId", "SecondSampleId") REFERENCES "EvaluationSamples" ("WorkspaceId", "Id") ON DELETE CASCADE,
    CONSTRAINT "FK_RatingPairs_Evaluations_WorkspaceId_EvaluationId" FOREIGN KEY ("WorkspaceId", "EvaluationId") REFERENCES "Evaluations" ("WorkspaceId", "Id") ON DELETE CASCADE,
    CONSTRAINT "FK_RatingPairs_Workspaces_WorkspaceId" FOREIGN KEY ("WorkspaceId") REFERENCES "Workspaces" ("Id") ON DELETE CASCADE
);

CREATE TABLE "RatingAssignments" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_RatingAssignments" PRIMARY KEY,
    "WorkspaceId" TEXT NOT NULL,
    "EvaluationId" TEXT NOT NULL,
    "RaterId" TEXT NOT NULL,
    "PairId" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "IsSwapped" INTEGER NOT NULL,
    "Place" INTEGER NOT NULL,
    "LeftKey" TEXT NOT NULL,
    "RightKey" TEXT NOT NULL,
    "LeasedUntil" TEXT NOT NULL,
    "AnsweredAt" TEXT NULL,
    "Answer" TEXT NULL,
    "Milliseconds" INTEGER NULL,
    "VoteId" TEXT NULL,
    CONSTRAINT "FK_RatingAssignments_Evaluations_WorkspaceId_EvaluationId" FOREIGN KEY ("WorkspaceId", "EvaluationId") REFERENCES "Evaluations" ("WorkspaceId", "Id") ON DELETE CASCADE,
    CONSTRAINT "FK_RatingAssignments_Raters_WorkspaceId_RaterId" FOREIGN KEY ("WorkspaceId", "RaterId") REFERENCES "Raters" ("WorkspaceId", "Id") ON DELETE CASCADE,
    CONSTRAINT "FK_RatingAssignments_RatingPairs_WorkspaceId_PairId" FOREIGN KEY ("WorkspaceId", "PairId") REFERENCES "RatingPairs" ("WorkspaceId", "Id") ON DELETE CASCADE,
    CONSTRAINT "FK_RatingAssignments_Workspaces_WorkspaceId" FOREIGN KEY ("WorkspaceId") REFERENCES "Workspaces" ("Id") ON DELETE CASCADE
);

CREATE TABLE "Votes" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Votes" PRIMARY KEY,
    "Answer" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    "Category" TEXT NOT NULL,
    "EvaluationId" TEXT NULL,
    "IsBlind" INTEGER NOT NULL,
    "LeftImageId" TEXT NOT NULL,
    "LeftSystemId" TEXT NOT NULL,
    "Milliseconds" INTEGER NULL,
    "PromptId" TEXT NOT NULL,
    "Question" TEXT NOT NULL,
    "RaterId" TEXT NULL,
    "RightImageId" TEXT NOT NULL,
    "RightSystemId" TEXT NOT NULL,
    "Source" TEXT NOT NULL,
    "VoterId" TEXT NULL,
    "WorkspaceId" TEXT NOT NULL,
    CONSTRAINT "FK_Votes_EvaluatedSystems_WorkspaceId_LeftSystemId" FOREIGN KEY ("WorkspaceId", "LeftSystemId") REFERENCES "EvaluatedSystems" ("WorkspaceId", "Id"),
    CONSTRAINT "FK_Votes_EvaluatedSystems_WorkspaceId_RightSystemId" FOREIGN KEY ("WorkspaceId", "RightSystemId") REFERENCES "EvaluatedSystems" ("WorkspaceId", "Id"),
    CONSTRAINT "FK_Votes_Evaluations_WorkspaceId_EvaluationId" FOREIGN KEY ("WorkspaceId", "EvaluationId") REFERENCES "Evaluations" ("WorkspaceId", "Id") ON DELETE CASCADE,
    CONSTRAINT "FK_Votes_Raters_WorkspaceId_RaterId" FOREIGN KEY ("WorkspaceId", "RaterId") REFERENCES "Raters" ("WorkspaceId", "Id") ON DELETE CASCADE,
    CONSTRAINT "FK_Votes_Users_VoterId" FOREIGN KEY ("VoterId") REFERENCES "Users" ("Id"),
    CONSTRAINT "FK_Votes_Workspaces_WorkspaceId" FOREIGN KEY ("WorkspaceId") REFERENCES "Workspaces" ("Id") ON DELETE CASCADE
);

CREATE TABLE "Generations" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Generations" PRIMARY KEY,
    "CreatedAt" TEXT NOT NULL,
    "CreatedById" TEXT NOT NULL,
    "EvaluationId" TEXT NULL,
    "FinishedAt" TEXT NULL,
    "IsBatch" INTEGER NOT NULL,
    "Kind" TEXT NOT NULL,
    "MaskHash" TEXT NULL,
    "ModelHash" TEXT NOT NULL,
    "NotBefore" TEXT NULL,
    "ParentImageId" TEXT NULL,
    "PromptRevisionId" TEXT NOT NULL,
    "Settings" TEXT NOT NULL,
    "Status" TEXT NOT NULL,
    "ThreadId" TEXT NOT NULL,
    "TurnId" TEXT NOT NULL,
    "WorkspaceId" TEXT NOT NULL,
    CONSTRAINT "AK_Generations_WorkspaceId_Id" UNIQUE ("WorkspaceId", "Id"),
    CONSTRAINT "FK_Generations_Evaluations_WorkspaceId_EvaluationId" FOREIGN KEY ("WorkspaceId", "EvaluationId") REFERENCES "Evaluations" ("WorkspaceId", "Id"),
    CONSTRAINT "FK_Generations_Images_WorkspaceId_ParentImageId" FOREIGN KEY ("WorkspaceId", "ParentImageId") REFERENCES "Images" ("WorkspaceId", "Id"),
    CONSTRAINT "FK_Generations_PromptRevisions_WorkspaceId_PromptRevisionId" FOREIGN KEY ("WorkspaceId", "PromptRevisionId") REFERENCES "PromptRevisions" ("WorkspaceId", "Id"),
    CONSTRAINT "FK_Generations_Threads_WorkspaceId_ThreadId" FOREIGN KEY ("WorkspaceId", "ThreadId") REFERENCES "Threads" ("WorkspaceId", "Id") ON DELETE CASCADE,
    CONSTRAINT "FK_Generations_Turns_WorkspaceId_TurnId" FOREIGN KEY ("WorkspaceId", "TurnId") REFERENCES "Turns" ("WorkspaceId", "Id") ON DELETE CASCADE,
    CONSTRAINT "FK_Generations_Users_CreatedById" FOREIGN KEY ("CreatedById") REFERENCES "Users" ("Id"),
    CONSTRAINT "FK_Generations_Workspaces_WorkspaceId" FOREIGN KEY ("WorkspaceId") REFERENCES "Workspaces" ("Id") ON DELETE CASCADE
);

CREATE TABLE "Images" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Images" PRIMARY KEY,
    "BlobHash" TEXT NOT NULL,
    "ByteCount" INTEGER NOT NULL,
    "CreatedAt" TEXT NOT NULL,
    "CreatedById" TEXT NOT NULL,
    "DeletedAt" TEXT NULL,
    "EvaluationId" TEXT NULL,
    "Height" INTEGER NOT NULL,
    "Language" TEXT NULL,
    "Looks" INTEGER NULL,
    "MaskHash" TEXT NULL,
    "ModelName" TEXT NULL,
    "Origin" TEXT NOT NULL,
    "PictureId" TEXT NULL,
    "PixelHash" TEXT NOT NULL,
    "Prompt" TEXT NOT NULL,
    "Provenance" TEXT NOT NULL,
    "Safety" TEXT NULL,
    "SearchText" TEXT NOT NULL,
    "Seed" INTEGER NULL,
    "Standing" TEXT NOT NULL DEFAULT 'Shown',
    "ThreadId" TEXT NULL,
    "TurnId" TEXT NULL,
    "Width" INTEGER NOT NULL,
    "Wish" TEXT NOT NULL,
    "WorkspaceId" TEXT NOT NULL,
    CONSTRAINT "AK_Images_WorkspaceId_Id" UNIQUE ("WorkspaceId", "Id"),
    CONSTRAINT "FK_Images_Evaluations_WorkspaceId_EvaluationId" FOREIGN KEY ("WorkspaceId", "EvaluationId") REFERENCES "Evaluations" ("WorkspaceId", "Id"),
    CONSTRAINT "FK_Images_Pictures_WorkspaceId_PictureId" FOREIGN KEY ("WorkspaceId", "PictureId") REFERENCES "Pictures" ("WorkspaceId", "Id"),
    CONSTRAINT "FK_Images_Threads_WorkspaceId_ThreadId" FOREIGN KEY ("WorkspaceId", "ThreadId") REFERENCES "Threads" ("WorkspaceId", "Id"),
    CONSTRAINT "FK_Images_Turns_WorkspaceId_TurnId" FOREIGN KEY ("WorkspaceId", "TurnId") REFERENCES "Turns" ("WorkspaceId", "Id"),
    CONSTRAINT "FK_Images_Users_CreatedById" FOREIGN KEY ("CreatedById") REFERENCES "Users" ("Id"),
    CONSTRAINT "FK_Images_Workspaces_WorkspaceId" FOREIGN KEY ("WorkspaceId") REFERENCES "Workspaces" ("Id") ON DELETE CASCADE
);

CREATE TABLE "Threads" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Threads" PRIMARY KEY,
    "CreatedAt" TEXT NOT NULL,
    "CreatedById" TEXT NOT NULL,
    "DeletedAt" TEXT NULL,
    "EvaluationId" TEXT NULL,
    "SearchText" TEXT NOT NULL,
    "Title" TEXT NOT NULL,
    "UpdatedAt" TEXT NOT NULL,
    "Version" TEXT NOT NULL,
    "WorkspaceId" TEXT NOT NULL,
    CONSTRAINT "AK_Threads_WorkspaceId_Id" UNIQUE ("WorkspaceId", "Id"),
    CONSTRAINT "FK_Threads_Evaluations_WorkspaceId_EvaluationId" FOREIGN KEY ("WorkspaceId", "EvaluationId") REFERENCES "Evaluations" ("WorkspaceId", "Id"),
    CONSTRAINT "FK_Threads_Users_CreatedById" FOREIGN KEY ("CreatedById") REFERENCES "Users" ("Id"),
    CONSTRAINT "FK_Threads_Workspaces_WorkspaceId" FOREIGN KEY ("WorkspaceId") REFERENCES "Workspaces" ("Id") ON DELETE CASCADE
);

CREATE TABLE "EvaluationFiles" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_EvaluationFiles" PRIMARY KEY,
    "WorkspaceId" TEXT NOT NULL,
    "EvaluationId" TEXT NOT NULL,
    "EntryId" TEXT NOT NULL,
    "Path" TEXT NOT NULL,
    "ImageId" TEXT NOT NULL,
    CONSTRAINT "FK_EvaluationFiles_EvaluationEntries_WorkspaceId_EntryId" FOREIGN KEY ("WorkspaceId", "EntryId") REFERENCES "EvaluationEntries" ("WorkspaceId", "Id") ON DELETE CASCADE,
    CONSTRAINT "FK_EvaluationFiles_Evaluations_WorkspaceId_EvaluationId" FOREIGN KEY ("WorkspaceId", "EvaluationId") REFERENCES "Evaluations" ("WorkspaceId", "Id") ON DELETE CASCADE,
    CONSTRAINT "FK_EvaluationFiles_Workspaces_WorkspaceId" FOREIGN KEY ("WorkspaceId") REFERENCES "Workspaces" ("Id") ON DELETE CASCADE
);

CREATE TABLE "SampleScores" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_SampleScores" PRIMARY KEY,
    "WorkspaceId" TEXT NOT NULL,
    "EvaluationId" TEXT NOT NULL,
    "SampleId" TEXT NOT NULL,
    "Scorer" TEXT NOT NULL,
    "ScorerHash" TEXT NOT NULL,
    "Value" REAL NOT NULL,
    "At" TEXT NOT NULL, "Method" TEXT NOT NULL DEFAULT 'Clip', "Reason" TEXT NULL,
    CONSTRAINT "FK_SampleScores_EvaluationSamples_WorkspaceId_SampleId" FOREIGN KEY ("WorkspaceId", "SampleId") REFERENCES "EvaluationSamples" ("WorkspaceId", "Id") ON DELETE CASCADE,
    CONSTRAINT "FK_SampleScores_Evaluations_WorkspaceId_EvaluationId" FOREIGN KEY ("WorkspaceId", "EvaluationId") REFERENCES "Evaluations" ("WorkspaceId", "Id") ON DELETE CASCADE,
    CONSTRAINT "FK_SampleScores_Workspaces_WorkspaceId" FOREIGN KEY ("WorkspaceId") REFERENCES "Workspaces" ("Id") ON DELETE CASCADE
);

CREATE TABLE "ServerTestWishes" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_ServerTestWishes" PRIMARY KEY,
    "Text" TEXT NOT NULL,
    "Expected" TEXT NOT NULL,
    "CreatedById" TEXT NOT NULL,
    "CreatedAt" TEXT NOT NULL,
    CONSTRAINT "FK_ServerTestWishes_Users_CreatedById" FOREIGN KEY ("CreatedById") REFERENCES "Users" ("Id")
);

CREATE INDEX "IX_BackgroundTasks_CreatedById" ON "BackgroundTasks" ("CreatedById");

CREATE INDEX "IX_BackgroundTasks_Status_CreatedAt" ON "BackgroundTasks" ("Status", "CreatedAt");

CREATE INDEX "IX_BackgroundTasks_WorkspaceId" ON "BackgroundTasks" ("WorkspaceId");

CREATE INDEX "IX_CollectionImages_WorkspaceId_CollectionId" ON "CollectionImages" ("WorkspaceId", "CollectionId");

CREATE INDEX "IX_CollectionImages_WorkspaceId_ImageId" ON "CollectionImages" ("WorkspaceId", "ImageId");

CREATE INDEX "IX_Collections_CreatedById" ON "Collections" ("CreatedById");

CREATE INDEX "IX_Collections_WorkspaceId_Name" ON "Collections" ("WorkspaceId", "Name");

CREATE INDEX "IX_Drafts_UserId" ON "Drafts" ("UserId");

CREATE INDEX "IX_Drafts_WorkspaceId_PromptTurnId" ON "Drafts" ("WorkspaceId", "PromptTurnId");

CREATE INDEX "IX_Drafts_WorkspaceId_ThreadId" ON "Drafts" ("WorkspaceId", "ThreadId");

CREATE UNIQUE INDEX "IX_Drafts_WorkspaceId_UserId" ON "Drafts" ("WorkspaceId", "UserId") WHERE "ThreadId" IS NULL;

CREATE UNIQUE INDEX "IX_Drafts_WorkspaceId_UserId_ThreadId" ON "Drafts" ("WorkspaceId", "UserId", "ThreadId");

CREATE INDEX "IX_Favourites_WorkspaceId_ImageId" ON "Favourites" ("WorkspaceId", "ImageId");

CREATE INDEX "IX_ImageLinks_WorkspaceId_ChildId" ON "ImageLinks" ("WorkspaceId", "ChildId");

CREATE INDEX "IX_ImageLinks_WorkspaceId_ParentId" ON "ImageLinks" ("WorkspaceId", "ParentId");

CREATE INDEX "IX_Memberships_UserId" ON "Memberships" ("UserId");

CREATE INDEX "IX_Pictures_FinishedAt" ON "Pictures" ("FinishedAt");

CREATE INDEX "IX_Pictures_Status_LeaseUntil" ON "Pictures" ("Status", "LeaseUntil");

CREATE INDEX "IX_Pictures_Status_QueuedAt" ON "Pictures" ("Status", "QueuedAt");

CREATE UNIQUE INDEX "IX_Pictures_WorkspaceId_GenerationId_Ordinal" ON "Pictures" ("WorkspaceId", "GenerationId", "Ordinal");

CREATE INDEX "IX_Pictures_WorkspaceId_ImageId" ON "Pictures" ("WorkspaceId", "ImageId");

CREATE INDEX "IX_PromptRevisions_CreatedById" ON "PromptRevisions" ("CreatedById");

CREATE UNIQUE INDEX "IX_PromptRevisions_WorkspaceId_TurnId_Ordinal" ON "PromptRevisions" ("WorkspaceId", "TurnId", "Ordinal");

CREATE INDEX "IX_PromptRevisions_WorkspaceId_UpsamplingId" ON "PromptRevisions" ("WorkspaceId", "UpsamplingId");

CREATE INDEX "IX_Turns_CreatedById" ON "Turns" ("CreatedById");

CREATE INDEX "IX_Turns_WorkspaceId_ParentImageId" ON "Turns" ("WorkspaceId", "ParentImageId");

CREATE UNIQUE INDEX "IX_Turns_WorkspaceId_ThreadId_Ordinal" ON "Turns" ("WorkspaceId", "ThreadId", "Ordinal");

CREATE INDEX "IX_Upsamplings_Status_CreatedAt" ON "Upsamplings" ("Status", "CreatedAt");

CREATE INDEX "IX_Upsamplings_WorkspaceId_InputHash" ON "Upsamplings" ("WorkspaceId", "InputHash");

CREATE UNIQUE INDEX "IX_Upsamplings_WorkspaceId_TurnId_Ordinal" ON "Upsamplings" ("WorkspaceId", "TurnId", "Ordinal");

CREATE INDEX "IX_UserClaims_UserId" ON "UserClaims" ("UserId");

CREATE INDEX "IX_UserLogins_UserId" ON "UserLogins" ("UserId");

CREATE INDEX "IX_UserPasskeys_UserId" ON "UserPasskeys" ("UserId");

CREATE UNIQUE INDEX "EmailIndex" ON "Users" ("NormalizedEmail");

CREATE UNIQUE INDEX "UserNameIndex" ON "Users" ("NormalizedUserName");

CREATE UNIQUE INDEX "IX_Workspaces_Slug" ON "Workspaces" ("Slug");

CREATE INDEX "IX_WorkspaceSlugs_WorkspaceId" ON "WorkspaceSlugs" ("WorkspaceId");

CREATE INDEX "IX_UserSessions_UserId" ON "UserSessions" ("UserId");

CREATE INDEX "IX_BackgroundTasks_Status_LeaseUntil" ON "BackgroundTasks" ("Status", "LeaseUntil");

CREATE INDEX "IX_ModelLicences_AcceptedById" ON "ModelLicences" ("AcceptedById");

CREATE UNIQUE INDEX "IX_ModelLicences_WorkspaceId_Model_Licence" ON "ModelLicences" ("WorkspaceId", "Model", "Licence");

CREATE UNIQUE INDEX "IX_ModelUses_WorkspaceId_Model" ON "ModelUses" ("WorkspaceId", "Model");

CREATE INDEX "IX_SlotCrashes_At" ON "SlotCrashes" ("At");

CREATE INDEX "IX_QueuePauses_UserId" ON "QueuePauses" ("UserId");

CREATE UNIQUE INDEX "IX_RemoteWriters_WorkspaceId_Name" ON "RemoteWriters" ("WorkspaceId", "Name");

CREATE UNIQUE INDEX "IX_WriterAddresses_Prefix" ON "WriterAddresses" ("Prefix");

CREATE INDEX "IX_AuditEntries_WorkspaceId_Object" ON "AuditEntries" ("WorkspaceId", "Object");

CREATE INDEX "IX_ServerAuditEntries_Object" ON "ServerAuditEntries" ("Object");

CREATE INDEX "IX_EditDrafts_UserId" ON "EditDrafts" ("UserId");

CREATE INDEX "IX_EditDrafts_WorkspaceId_ImageId" ON "EditDrafts" ("WorkspaceId", "ImageId");

CREATE INDEX "IX_Invitations_CreatedById" ON "Invitations" ("CreatedById");

CREATE INDEX "IX_Invitations_RevokedById" ON "Invitations" ("RevokedById");

CREATE UNIQUE INDEX "IX_Invitations_SecretHash" ON "Invitations" ("SecretHash");

CREATE INDEX "IX_JoinRequests_DecidedById" ON "JoinRequests" ("DecidedById");

CREATE INDEX "IX_JoinRequests_UserId" ON "JoinRequests" ("UserId");

CREATE UNIQUE INDEX "IX_JoinRequests_WorkspaceId_InvitationId_UserId" ON "JoinRequests" ("WorkspaceId", "InvitationId", "UserId");

CREATE INDEX "IX_Pictures_WorkspaceId_QuotaDay" ON "Pictures" ("WorkspaceId", "QuotaDay");

CREATE UNIQUE INDEX "IX_UserPortraits_UserId" ON "UserPortraits" ("UserId");

CREATE INDEX "IX_AdministratorLooks_AdministratorId_EndsAt" ON "AdministratorLooks" ("AdministratorId", "EndsAt");

CREATE INDEX "IX_LookNotices_OwnerId" ON "LookNotices" ("OwnerId");

CREATE INDEX "IX_LookNotices_WorkspaceId_LookId" ON "LookNotices" ("WorkspaceId", "LookId");

CREATE INDEX "IX_PolicyFindings_AuthorId" ON "PolicyFindings" ("AuthorId");

CREATE INDEX "IX_PolicyFindings_WorkspaceId_PromptRevisionId" ON "PolicyFindings" ("WorkspaceId", "PromptRevisionId");

CREATE INDEX "IX_PolicyFindings_WorkspaceId_TurnId_CreatedAt" ON "PolicyFindings" ("WorkspaceId", "TurnId", "CreatedAt");

CREATE INDEX "IX_PolicyHits_WorkspaceId_RuleId_CreatedAt" ON "PolicyHits" ("WorkspaceId", "RuleId", "CreatedAt");

CREATE INDEX "IX_PolicyVersions_PublishedById" ON "PolicyVersions" ("PublishedById");

CREATE UNIQUE INDEX "IX_PolicyVersions_WorkspaceId_Number" ON "PolicyVersions" ("WorkspaceId", "Number");

CREATE INDEX "IX_TestWishes_CreatedById" ON "TestWishes" ("CreatedById");

CREATE INDEX "IX_TestWishes_WorkspaceId_CreatedAt" ON "TestWishes" ("WorkspaceId", "CreatedAt");

CREATE INDEX "IX_UserPortraits_ImageId" ON "UserPortraits" ("ImageId");

CREATE INDEX "IX_CaseDecisions_ById" ON "CaseDecisions" ("ById");

CREATE INDEX "IX_CaseDecisions_WorkspaceId_ById_At" ON "CaseDecisions" ("WorkspaceId", "ById", "At");

CREATE INDEX "IX_CaseDecisions_WorkspaceId_CaseId_At" ON "CaseDecisions" ("WorkspaceId", "CaseId", "At");

CREATE UNIQUE INDEX "IX_CaseDecisions_WorkspaceId_Undoes" ON "CaseDecisions" ("WorkspaceId", "Undoes");

CREATE INDEX "IX_CaseLooks_UserId" ON "CaseLooks" ("UserId");

CREATE INDEX "IX_CaseLooks_WorkspaceId_CaseId" ON "CaseLooks" ("WorkspaceId", "CaseId");

CREATE INDEX "IX_CaseLooks_WorkspaceId_UserId_At" ON "CaseLooks" ("WorkspaceId", "UserId", "At");

CREATE INDEX "IX_CaseNotes_ById" ON "CaseNotes" ("ById");

CREATE INDEX "IX_CaseNotes_WorkspaceId_CaseId_At" ON "CaseNotes" ("WorkspaceId", "CaseId", "At");

CREATE INDEX "IX_Cases_AuthorId" ON "Cases" ("AuthorId");

CREATE INDEX "IX_Cases_ClaimedById" ON "Cases" ("ClaimedById");

CREATE INDEX "IX_Cases_ReporterId" ON "Cases" ("ReporterId");

CREATE UNIQUE INDEX "IX_Cases_WorkspaceId_AppealOf" ON "Cases" ("WorkspaceId", "AppealOf");

CREATE INDEX "IX_Cases_WorkspaceId_AuthorId_OpenedAt" ON "Cases" ("WorkspaceId", "AuthorId", "OpenedAt");

CREATE INDEX "IX_Cases_WorkspaceId_FindingId" ON "Cases" ("WorkspaceId", "FindingId");

CREATE INDEX "IX_Cases_WorkspaceId_ImageId" ON "Cases" ("WorkspaceId", "ImageId");

CREATE INDEX "IX_Cases_WorkspaceId_State_Kind_Weight_OpenedAt_Id" ON "Cases" ("WorkspaceId", "State", "Kind", "Weight", "OpenedAt", "Id");

CREATE INDEX "IX_Cases_WorkspaceId_State_Weight_OpenedAt_Id" ON "Cases" ("WorkspaceId", "State", "Weight", "OpenedAt", "Id");

CREATE INDEX "IX_Cases_WorkspaceId_TurnId" ON "Cases" ("WorkspaceId", "TurnId");

CREATE INDEX "IX_RefusedAsks_UserId" ON "RefusedAsks" ("UserId");

CREATE INDEX "IX_ApiKeys_CreatedById" ON "ApiKeys" ("CreatedById");

CREATE INDEX "IX_ApiKeys_RevokedById" ON "ApiKeys" ("RevokedById");

CREATE UNIQUE INDEX "IX_ApiKeys_SecretHash" ON "ApiKeys" ("SecretHash");

CREATE INDEX "IX_Cases_WorkspaceId_OpenedAt_Kind_State_Verdict_DecidedAt" ON "Cases" ("WorkspaceId", "OpenedAt", "Kind", "State", "Verdict", "DecidedAt");

CREATE INDEX "IX_CaseDecisions_WorkspaceId_At_CaseId_ById_Act" ON "CaseDecisions" ("WorkspaceId", "At", "CaseId", "ById", "Act");

CREATE UNIQUE INDEX "IX_ServerPolicyVersions_Number" ON "ServerPolicyVersions" ("Number");

CREATE INDEX "IX_ServerPolicyVersions_PublishedById" ON "ServerPolicyVersions" ("PublishedById");

CREATE INDEX "IX_Cases_WorkspaceId_State_OpenedAt_ImageId" ON "Cases" ("WorkspaceId", "State", "OpenedAt", "ImageId");

CREATE INDEX "IX_CaseDecisions_WorkspaceId_TogetherId" ON "CaseDecisions" ("WorkspaceId", "TogetherId");

CREATE INDEX "IX_CaseOpinions_ById" ON "CaseOpinions" ("ById");

CREATE INDEX "IX_CaseOpinions_WorkspaceId_ById_At" ON "CaseOpinions" ("WorkspaceId", "ById", "At");

CREATE UNIQUE INDEX "IX_CaseOpinions_WorkspaceId_CaseId_Ordinal" ON "CaseOpinions" ("WorkspaceId", "CaseId", "Ordinal");

CREATE INDEX "IX_CaseOpinions_WorkspaceId_TogetherId" ON "CaseOpinions" ("WorkspaceId", "TogetherId");

CREATE INDEX "IX_CreationPauses_ById" ON "CreationPauses" ("ById");

CREATE INDEX "IX_CreationPauses_LiftedById" ON "CreationPauses" ("LiftedById");

CREATE INDEX "IX_CreationPauses_UserId" ON "CreationPauses" ("UserId");

CREATE INDEX "IX_CreationPauses_WorkspaceId_StrikeId" ON "CreationPauses" ("WorkspaceId", "StrikeId");

CREATE INDEX "IX_CreationPauses_WorkspaceId_UserId_Until" ON "CreationPauses" ("WorkspaceId", "UserId", "Until");

CREATE INDEX "IX_Strikes_LiftedById" ON "Strikes" ("LiftedById");

CREATE INDEX "IX_Strikes_UserId" ON "Strikes" ("UserId");

CREATE INDEX "IX_Strikes_WorkspaceId_CaseId" ON "Strikes" ("WorkspaceId", "CaseId");

CREATE UNIQUE INDEX "IX_Strikes_WorkspaceId_DecisionId" ON "Strikes" ("WorkspaceId", "DecisionId");

CREATE INDEX "IX_Strikes_WorkspaceId_UserId_LapsesAt" ON "Strikes" ("WorkspaceId", "UserId", "LapsesAt");

CREATE INDEX "IX_DeclinedChoices_WorkspaceId_TurnId" ON "DeclinedChoices" ("WorkspaceId", "TurnId");

CREATE UNIQUE INDEX "IX_EvaluatedSystems_WorkspaceId_Key" ON "EvaluatedSystems" ("WorkspaceId", "Key");

CREATE INDEX "IX_PictureStars_WorkspaceId_ImageId" ON "PictureStars" ("WorkspaceId", "ImageId");

CREATE INDEX "IX_MoreAsked_AnsweredById" ON "MoreAsked" ("AnsweredById");

CREATE INDEX "IX_MoreAsked_UserId" ON "MoreAsked" ("UserId");

CREATE INDEX "IX_EvaluationEntries_WorkspaceId_EvaluationId_Place" ON "EvaluationEntries" ("WorkspaceId", "EvaluationId", "Place");

CREATE INDEX "IX_EvaluationEntries_WorkspaceId_SystemId" ON "EvaluationEntries" ("WorkspaceId", "SystemId");

CREATE INDEX "IX_EvaluationEvents_ById" ON "EvaluationEvents" ("ById");

CREATE INDEX "IX_EvaluationEvents_WorkspaceId_EvaluationId_At" ON "EvaluationEvents" ("WorkspaceId", "EvaluationId", "At");

CREATE UNIQUE INDEX "IX_EvaluationPrompts_WorkspaceId_EvaluationId_Place" ON "EvaluationPrompts" ("WorkspaceId", "EvaluationId", "Place");

CREATE INDEX "IX_EvaluationPrompts_WorkspaceId_TurnId" ON "EvaluationPrompts" ("WorkspaceId", "TurnId");

CREATE INDEX "IX_Evaluations_CreatedById" ON "Evaluations" ("CreatedById");

CREATE INDEX "IX_Evaluations_State" ON "Evaluations" ("State");

CREATE INDEX "IX_Evaluations_WorkspaceId_PromptSetId" ON "Evaluations" ("WorkspaceId", "PromptSetId");

CREATE INDEX "IX_Evaluations_WorkspaceId_State_CreatedAt" ON "Evaluations" ("WorkspaceId", "State", "CreatedAt");

CREATE INDEX "IX_EvaluationSamples_WorkspaceId_EntryId" ON "EvaluationSamples" ("WorkspaceId", "EntryId");

CREATE INDEX "IX_EvaluationSamples_WorkspaceId_EvaluationId_State" ON "EvaluationSamples" ("WorkspaceId", "EvaluationId", "State");

CREATE INDEX "IX_EvaluationSamples_WorkspaceId_GenerationId" ON "EvaluationSamples" ("WorkspaceId", "GenerationId");

CREATE INDEX "IX_EvaluationSamples_WorkspaceId_ImageId" ON "EvaluationSamples" ("WorkspaceId", "ImageId");

CREATE UNIQUE INDEX "IX_EvaluationSamples_WorkspaceId_PromptId_EntryId_Number" ON "EvaluationSamples" ("WorkspaceId", "PromptId", "EntryId", "Number");

CREATE INDEX "IX_GuestLinks_CreatedById" ON "GuestLinks" ("CreatedById");

CREATE UNIQUE INDEX "IX_GuestLinks_SecretHash" ON "GuestLinks" ("SecretHash");

CREATE INDEX "IX_GuestLinks_WorkspaceId_EvaluationId" ON "GuestLinks" ("WorkspaceId", "EvaluationId");

CREATE UNIQUE INDEX "IX_PromptSetItems_WorkspaceId_PromptSetId_Place" ON "PromptSetItems" ("WorkspaceId", "PromptSetId", "Place");

CREATE INDEX "IX_PromptSets_CreatedById" ON "PromptSets" ("CreatedById");

CREATE INDEX "IX_PromptSets_WorkspaceId_CreatedAt" ON "PromptSets" ("WorkspaceId", "CreatedAt");

CREATE INDEX "IX_Raters_AskedById" ON "Raters" ("AskedById");

CREATE INDEX "IX_Raters_BrowserHash" ON "Raters" ("BrowserHash");

CREATE INDEX "IX_Raters_CodeHash" ON "Raters" ("CodeHash");

CREATE INDEX "IX_Raters_LeftOutById" ON "Raters" ("LeftOutById");

CREATE INDEX "IX_Raters_UserId" ON "Raters" ("UserId");

CREATE UNIQUE INDEX "IX_Raters_WorkspaceId_EvaluationId_UserId" ON "Raters" ("WorkspaceId", "EvaluationId", "UserId");

CREATE INDEX "IX_Raters_WorkspaceId_GuestLinkId" ON "Raters" ("WorkspaceId", "GuestLinkId");

CREATE UNIQUE INDEX "IX_RatingAssignments_LeftKey" ON "RatingAssignments" ("LeftKey");

CREATE UNIQUE INDEX "IX_RatingAssignments_RightKey" ON "RatingAssignments" ("RightKey");

CREATE INDEX "IX_RatingAssignments_WorkspaceId_EvaluationId" ON "RatingAssignments" ("WorkspaceId", "EvaluationId");

CREATE INDEX "IX_RatingAssignments_WorkspaceId_PairId" ON "RatingAssignments" ("WorkspaceId", "PairId");

CREATE UNIQUE INDEX "IX_RatingAssignments_WorkspaceId_RaterId_PairId_Kind" ON "RatingAssignments" ("WorkspaceId", "RaterId", "PairId", "Kind");

CREATE UNIQUE INDEX "IX_RatingAssignments_WorkspaceId_RaterId_Place" ON "RatingAssignments" ("WorkspaceId", "RaterId", "Place");

CREATE INDEX "IX_RatingPairs_WorkspaceId_EvaluationId_Answers" ON "RatingPairs" ("WorkspaceId", "EvaluationId", "Answers");

CREATE INDEX "IX_RatingPairs_WorkspaceId_FirstSampleId" ON "RatingPairs" ("WorkspaceId", "FirstSampleId");

CREATE INDEX "IX_RatingPairs_WorkspaceId_PromptId" ON "RatingPairs" ("WorkspaceId", "PromptId");

CREATE UNIQUE INDEX "IX_RatingPairs_WorkspaceId_Question_FirstSampleId_SecondSampleId" ON "RatingPairs" ("WorkspaceId", "Question", "FirstSampleId", "SecondSampleId");

CREATE INDEX "IX_RatingPairs_WorkspaceId_SecondSampleId" ON "RatingPairs" ("WorkspaceId", "SecondSampleId");

CREATE INDEX "IX_Votes_VoterId" ON "Votes" ("VoterId");

CREATE INDEX "IX_Votes_WorkspaceId_LeftSystemId" ON "Votes" ("WorkspaceId", "LeftSystemId");

CREATE INDEX "IX_Votes_WorkspaceId_RaterId" ON "Votes" ("WorkspaceId", "RaterId");

CREATE INDEX "IX_Votes_WorkspaceId_RightSystemId" ON "Votes" ("WorkspaceId", "RightSystemId");

CREATE UNIQUE INDEX "IX_Votes_WorkspaceId_VoterId_Source_LeftImageId_RightImageId" ON "Votes" ("WorkspaceId", "VoterId", "Source", "LeftImageId", "RightImageId") WHERE "EvaluationId" IS NULL;

CREATE INDEX "IX_Generations_CreatedById" ON "Generations" ("CreatedById");

CREATE INDEX "IX_Generations_Status_CreatedAt" ON "Generations" ("Status", "CreatedAt");

CREATE INDEX "IX_Generations_WorkspaceId_CreatedAt_Id" ON "Generations" ("WorkspaceId", "CreatedAt" DESC, "Id" DESC);

CREATE INDEX "IX_Generations_WorkspaceId_EvaluationId" ON "Generations" ("WorkspaceId", "EvaluationId");

CREATE INDEX "IX_Generations_WorkspaceId_MaskHash" ON "Generations" ("WorkspaceId", "MaskHash");

CREATE INDEX "IX_Generations_WorkspaceId_ParentImageId" ON "Generations" ("WorkspaceId", "ParentImageId");

CREATE INDEX "IX_Generations_WorkspaceId_PromptRevisionId" ON "Generations" ("WorkspaceId", "PromptRevisionId");

CREATE INDEX "IX_Generations_WorkspaceId_ThreadId" ON "Generations" ("WorkspaceId", "ThreadId");

CREATE INDEX "IX_Generations_WorkspaceId_TurnId" ON "Generations" ("WorkspaceId", "TurnId");

CREATE INDEX "IX_Images_CreatedById" ON "Images" ("CreatedById");

CREATE INDEX "IX_Images_DeletedAt" ON "Images" ("DeletedAt");

CREATE INDEX "IX_Images_WorkspaceId_BlobHash" ON "Images" ("WorkspaceId", "BlobHash");

CREATE INDEX "IX_Images_WorkspaceId_DeletedAt_CreatedAt_Id" ON "Images" ("WorkspaceId", "DeletedAt", "CreatedAt" DESC, "Id" DESC);

CREATE INDEX "IX_Images_WorkspaceId_EvaluationId" ON "Images" ("WorkspaceId", "EvaluationId");

CREATE INDEX "IX_Images_WorkspaceId_MaskHash" ON "Images" ("WorkspaceId", "MaskHash");

CREATE INDEX "IX_Images_WorkspaceId_PictureId" ON "Images" ("WorkspaceId", "PictureId");

CREATE INDEX "IX_Images_WorkspaceId_PixelHash" ON "Images" ("WorkspaceId", "PixelHash");

CREATE INDEX "IX_Images_WorkspaceId_ThreadId" ON "Images" ("WorkspaceId", "ThreadId");

CREATE INDEX "IX_Images_WorkspaceId_TurnId" ON "Images" ("WorkspaceId", "TurnId");

CREATE INDEX "IX_Threads_CreatedById" ON "Threads" ("CreatedById");

CREATE INDEX "IX_Threads_DeletedAt" ON "Threads" ("DeletedAt");

CREATE INDEX "IX_Threads_WorkspaceId_EvaluationId" ON "Threads" ("WorkspaceId", "EvaluationId");

CREATE INDEX "IX_Threads_WorkspaceId_UpdatedAt_Id" ON "Threads" ("WorkspaceId", "UpdatedAt" DESC, "Id" DESC);

CREATE UNIQUE INDEX "IX_EvaluationFiles_WorkspaceId_EntryId_Path" ON "EvaluationFiles" ("WorkspaceId", "EntryId", "Path");

CREATE INDEX "IX_EvaluationFiles_WorkspaceId_EvaluationId" ON "EvaluationFiles" ("WorkspaceId", "EvaluationId");

CREATE INDEX "IX_EvaluationFiles_WorkspaceId_ImageId" ON "EvaluationFiles" ("WorkspaceId", "ImageId");

CREATE INDEX "IX_SampleScores_WorkspaceId_EvaluationId_ScorerHash" ON "SampleScores" ("WorkspaceId", "EvaluationId", "ScorerHash");

CREATE UNIQUE INDEX "IX_SampleScores_WorkspaceId_SampleId_ScorerHash" ON "SampleScores" ("WorkspaceId", "SampleId", "ScorerHash");

CREATE INDEX "IX_Images_WorkspaceId_CreatedById_Standing" ON "Images" ("WorkspaceId", "CreatedById", "Standing");

CREATE INDEX "IX_Cases_WorkspaceId_AuthorId_State_Verdict_AppealOf" ON "Cases" ("WorkspaceId", "AuthorId", "State", "Verdict", "AppealOf");

CREATE INDEX "IX_ServerTestWishes_CreatedById" ON "ServerTestWishes" ("CreatedById");

CREATE INDEX "IX_Votes_Counted" ON "Votes" ("WorkspaceId", "EvaluationId", "Question", "Category", "LeftSystemId", "RightSystemId", "Answer", "Source", "RaterId", "VoterId", "PromptId", "At", "Milliseconds");

INSERT INTO "__EFMigrationsHistory" VALUES ('20261122000000_Initial', '10.0.14');
INSERT INTO "__EFMigrationsHistory" VALUES ('20261122065536_UpsamplingBeforeATakenPrompt', '10.0.14');
INSERT INTO "__EFMigrationsHistory" VALUES ('20261122070141_Installation', '10.0.14');
INSERT INTO "__EFMigrationsHistory" VALUES ('20261122072157_SessionsSecondStepAndSearch', '10.0.14');
INSERT INTO "__EFMigrationsHistory" VALUES ('20261122074538_BackgroundTaskLeases', '10.0.14');
INSERT INTO "__EFMigrationsHistory" VALUES ('20261122081411_ModelRights', '10.0.14');
INSERT INTO "__EFMigrationsHistory" VALUES ('20261122101146_EditsFromPictures', '10.0.14');
INSERT INTO "__EFMigrationsHistory" VALUES ('20261122101635_Nodes', '10.0.14');
INSERT INTO "__EFMigrationsHistory" VALUES ('20261122102202_QueuePauses', '10.0.14');
INSERT INTO "__EFMigrationsHistory" VALUES ('20261122105800_RemoteWriters', '10.0.14');
INSERT INTO "__EFMigrationsHistory" VALUES ('20261122132603_Audit', '10.0.14');
INSERT INTO "__EFMigrationsHistory" VALUES ('20261122134030_EditDrafts', '10.0.14');
INSERT INTO "__EFMigrationsHistory" VALUES ('20261122134131_Invitations', '10.0.14');
INSERT INTO "__EFMigrationsHistory" VALUES ('20261122140235_Quotas', '10.0.14');
INSERT INTO "__EFMigrationsHistory" VALUES ('20261122185556_PortraitsAndZones', '10.0.14');
INSERT INTO "__EFMigrationsHistory" VALUES ('20261122185906_WorkspacesThatEnd', '10.0.14');
INSERT INTO "__EFMigrationsHistory" VALUES ('20261122190244_KeysAndConfirmation', '10.0.14');
INSERT INTO "__EFMigrationsHistory" VALUES ('20261122235029_Policies', '10.0.14');
INSERT INTO "__EFMigrationsHistory" VALUES ('20261122235810_ModerationCases', '10.0.14');
INSERT INTO "__EFMigrationsHistory" VALUES ('20261123000543_SentOnceAndPlaces', '10.0.14');
INSERT INTO "__EFMigrationsHistory" VALUES ('20261123030503_RefusalsAndKeyDays', '10.0.14');
INSERT INTO "__EFMigrationsHistory" VALUES ('20261123030828_RetentionTerms', '10.0.14');
INSERT INTO "__EFMigrationsHistory" VALUES ('20261123031432_ServerPolicies', '10.0.14');
INSERT INTO "__EFMigrationsHistory" VALUES ('20261123031522_SecondViewsAndStrikes', '10.0.14');
INSERT INTO "__EFMigrationsHistory" VALUES ('20261123031931_ChoicesAndStars', '10.0.14');
INSERT INTO "__EFMigrationsHistory" VALUES ('20261123064820_AskedForMore', '10.0.14');
INSERT INTO "__EFMigrationsHistory" VALUES ('20261123065302_Evaluations', '10.0.14');
INSERT INTO "__EFMigrationsHistory" VALUES ('20261123070519_EvaluationFiles', '10.0.14');
INSERT INTO "__EFMigrationsHistory" VALUES ('20261123073152_SampleScores', '10.0.14');
INSERT INTO "__EFMigrationsHistory" VALUES ('20261123112247_ModerationTimes', '10.0.14');
INSERT INTO "__EFMigrationsHistory" VALUES ('20261123113152_VotesCounted', '10.0.14');
INSERT INTO "__EFMigrationsHistory" VALUES ('20261123142130_JudgedPictures', '10.0.14');
