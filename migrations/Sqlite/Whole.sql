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
, "AuthenticatorStep" INTEGER NOT NULL DEFAULT 0, "DeleteAfter" TEXT NULL, "AuditSalt" TEXT NULL, "PortraitId" TEXT NULL);

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
    "Data" TEXT NOT NULL,
    CONSTRAINT "FK_UserPasskeys_Users_UserId" FOREIGN KEY ("UserId") REFERENCES "Users" ("Id") ON DELETE CASCADE
);

CREATE TABLE "UserPreferences" (
    "UserId" TEXT NOT NULL CONSTRAINT "PK_UserPreferences" PRIMARY KEY,
    "EnterSends" INTEGER NOT NULL,
    "SettingsOpen" INTEGER NOT NULL,
    "NotifyWhenDone" INTEGER NOT NULL,
    "SingleKeys" INTEGER NOT NULL,
    "StartByItself" INTEGER NOT NULL,
    "RailCollapsed" INTEGER NOT NULL, "MovesLess" INTEGER NOT NULL DEFAULT 0, "TimeZone" TEXT NULL,
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

CREATE TABLE "Threads" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Threads" PRIMARY KEY,
    "WorkspaceId" TEXT NOT NULL,
    "Title" TEXT NOT NULL,
    "CreatedById" TEXT NOT NULL,
    "CreatedAt" TEXT NOT NULL,
    "UpdatedAt" TEXT NOT NULL,
    "DeletedAt" TEXT NULL,
    "Version" TEXT NOT NULL, "SearchText" TEXT NOT NULL DEFAULT '',
    CONSTRAINT "AK_Threads_WorkspaceId_Id" UNIQUE ("WorkspaceId", "Id"),
    CONSTRAINT "FK_Threads_Users_CreatedById" FOREIGN KEY ("CreatedById") REFERENCES "Users" ("Id"),
    CONSTRAINT "FK_Threads_Workspaces_WorkspaceId" FOREIGN KEY ("WorkspaceId") REFERENCES "Workspaces" ("Id") ON DELETE CASCADE
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
    "UpdatedAt" TEXT NOT NULL, "UpsampleBefore" INTEGER NULL,
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

CREATE TABLE "Generations" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Generations" PRIMARY KEY,
    "WorkspaceId" TEXT NOT NULL,
    "ThreadId" TEXT NOT NULL,
    "TurnId" TEXT NOT NULL,
    "PromptRevisionId" TEXT NOT NULL,
    "Settings" TEXT NOT NULL,
    "ModelHash" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "ParentImageId" TEXT NULL,
    "Status" TEXT NOT NULL,
    "CreatedById" TEXT NOT NULL,
    "CreatedAt" TEXT NOT NULL,
    "FinishedAt" TEXT NULL, "MaskHash" TEXT NULL, "NotBefore" TEXT NULL,
    CONSTRAINT "AK_Generations_WorkspaceId_Id" UNIQUE ("WorkspaceId", "Id"),
    CONSTRAINT "FK_Generations_Threads_WorkspaceId_ThreadId" FOREIGN KEY ("WorkspaceId", "ThreadId") REFERENCES "Threads" ("WorkspaceId", "Id") ON DELETE CASCADE,
    CONSTRAINT "FK_Generations_Users_CreatedById" FOREIGN KEY ("CreatedById") REFERENCES "Users" ("Id"),
    CONSTRAINT "FK_Generations_Workspaces_WorkspaceId" FOREIGN KEY ("WorkspaceId") REFERENCES "Workspaces" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_Generations_Images_WorkspaceId_ParentImageId" FOREIGN KEY ("WorkspaceId", "ParentImageId") REFERENCES "Images" ("WorkspaceId", "Id"),
    CONSTRAINT "FK_Generations_PromptRevisions_WorkspaceId_PromptRevisionId" FOREIGN KEY ("WorkspaceId", "PromptRevisionId") REFERENCES "PromptRevisions" ("WorkspaceId", "Id"),
    CONSTRAINT "FK_Generations_Turns_WorkspaceId_TurnId" FOREIGN KEY ("WorkspaceId", "TurnId") REFERENCES "Turns" ("WorkspaceId", "Id") ON DELETE CASCADE
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

CREATE TABLE "Images" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Images" PRIMARY KEY,
    "WorkspaceId" TEXT NOT NULL,
    "Origin" TEXT NOT NULL,
    "BlobHash" TEXT NOT NULL,
    "PixelHash" TEXT NOT NULL,
    "Width" INTEGER NOT NULL,
    "Height" INTEGER NOT NULL,
    "ByteCount" INTEGER NOT NULL,
    "Provenance" TEXT NOT NULL,
    "Prompt" TEXT NOT NULL,
    "Wish" TEXT NOT NULL,
    "Language" TEXT NULL,
    "ModelName" TEXT NULL,
    "Seed" INTEGER NULL,
    "SearchText" TEXT NOT NULL,
    "CreatedById" TEXT NOT NULL,
    "CreatedAt" TEXT NOT NULL,
    "DeletedAt" TEXT NULL,
    "ThreadId" TEXT NULL,
    "TurnId" TEXT NULL,
    "PictureId" TEXT NULL,
    "Safety" TEXT NULL, "MaskHash" TEXT NULL,
    CONSTRAINT "AK_Images_WorkspaceId_Id" UNIQUE ("WorkspaceId", "Id"),
    CONSTRAINT "FK_Images_Threads_WorkspaceId_ThreadId" FOREIGN KEY ("WorkspaceId", "ThreadId") REFERENCES "Threads" ("WorkspaceId", "Id"),
    CONSTRAINT "FK_Images_Users_CreatedById" FOREIGN KEY ("CreatedById") REFERENCES "Users" ("Id"),
    CONSTRAINT "FK_Images_Workspaces_WorkspaceId" FOREIGN KEY ("WorkspaceId") REFERENCES "Workspaces" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_Images_Pictures_WorkspaceId_PictureId" FOREIGN KEY ("WorkspaceId", "PictureId") REFERENCES "Pictures" ("WorkspaceId", "Id"),
    CONSTRAINT "FK_Images_Turns_WorkspaceId_TurnId" FOREIGN KEY ("WorkspaceId", "TurnId") REFERENCES "Turns" ("WorkspaceId", "Id")
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
    "SeenAt" TEXT NOT NULL, "ConfirmedAt" TEXT NOT NULL DEFAULT '0001-01-01 00:00:00',
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
    "TestMilliseconds" INTEGER NOT NULL,
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
    "Version" TEXT NOT NULL,
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
    "Png" BLOB NOT NULL,
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
);

CREATE TABLE "LookNotices" (
    "WorkspaceId" TEXT NOT NULL,
    "LookId" TEXT NOT NULL,
    "OwnerId" TEXT NOT NULL,
    CONSTRAINT "PK_LookNotices" PRIMARY KEY ("WorkspaceId", "OwnerId", "LookId"),
    CONSTRAINT "FK_LookNotices_AdministratorLooks_WorkspaceId_LookId" FOREIGN KEY ("WorkspaceId", "LookId") REFERENCES "AdministratorLooks" ("WorkspaceId", "Id") ON DELETE CASCADE,
    CONSTRAINT "FK_LookNotices_Users_OwnerId" FOREIGN KEY ("OwnerId") REFERENCES "Users" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_LookNotices_Workspaces_WorkspaceId" FOREIGN KEY ("WorkspaceId") REFERENCES "Workspaces" ("Id") ON DELETE CASCADE
);

CREATE TABLE "ApiKeys" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_ApiKeys" PRIMARY KEY,
    "WorkspaceId" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "SecretHash" TEXT NOT NULL,
    "Beginning" TEXT NOT NULL,
    "Scopes" TEXT NOT NULL,
    "Addresses" TEXT NOT NULL,
    "CreatedById" TEXT NOT NULL,
    "CreatedAt" TEXT NOT NULL,
    "ExpiresAt" TEXT NULL,
    "LastUsedAt" TEXT NULL,
    "LastAddress" TEXT NULL,
    "RevokedAt" TEXT NULL,
    "RevokedById" TEXT NULL,
    "EndIsWritten" INTEGER NOT NULL,
    CONSTRAINT "FK_ApiKeys_Users_CreatedById" FOREIGN KEY ("CreatedById") REFERENCES "Users" ("Id"),
    CONSTRAINT "FK_ApiKeys_Users_RevokedById" FOREIGN KEY ("RevokedById") REFERENCES "Users" ("Id"),
    CONSTRAINT "FK_ApiKeys_Workspaces_WorkspaceId" FOREIGN KEY ("WorkspaceId") REFERENCES "Workspaces" ("Id") ON DELETE CASCADE
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

CREATE INDEX "IX_Generations_CreatedById" ON "Generations" ("CreatedById");

CREATE INDEX "IX_Generations_Status_CreatedAt" ON "Generations" ("Status", "CreatedAt");

CREATE INDEX "IX_Generations_WorkspaceId_CreatedAt_Id" ON "Generations" ("WorkspaceId", "CreatedAt" DESC, "Id" DESC);

CREATE INDEX "IX_Generations_WorkspaceId_ParentImageId" ON "Generations" ("WorkspaceId", "ParentImageId");

CREATE INDEX "IX_Generations_WorkspaceId_PromptRevisionId" ON "Generations" ("WorkspaceId", "PromptRevisionId");

CREATE INDEX "IX_Generations_WorkspaceId_ThreadId" ON "Generations" ("WorkspaceId", "ThreadId");

CREATE INDEX "IX_Generations_WorkspaceId_TurnId" ON "Generations" ("WorkspaceId", "TurnId");

CREATE INDEX "IX_ImageLinks_WorkspaceId_ChildId" ON "ImageLinks" ("WorkspaceId", "ChildId");

CREATE INDEX "IX_ImageLinks_WorkspaceId_ParentId" ON "ImageLinks" ("WorkspaceId", "ParentId");

CREATE INDEX "IX_Images_CreatedById" ON "Images" ("CreatedById");

CREATE INDEX "IX_Images_DeletedAt" ON "Images" ("DeletedAt");

CREATE INDEX "IX_Images_WorkspaceId_BlobHash" ON "Images" ("WorkspaceId", "BlobHash");

CREATE INDEX "IX_Images_WorkspaceId_DeletedAt_CreatedAt_Id" ON "Images" ("WorkspaceId", "DeletedAt", "CreatedAt" DESC, "Id" DESC);

CREATE INDEX "IX_Images_WorkspaceId_PictureId" ON "Images" ("WorkspaceId", "PictureId");

CREATE INDEX "IX_Images_WorkspaceId_ThreadId" ON "Images" ("WorkspaceId", "ThreadId");

CREATE INDEX "IX_Images_WorkspaceId_TurnId" ON "Images" ("WorkspaceId", "TurnId");

CREATE INDEX "IX_Memberships_UserId" ON "Memberships" ("UserId");

CREATE INDEX "IX_Pictures_FinishedAt" ON "Pictures" ("FinishedAt");

CREATE INDEX "IX_Pictures_Status_LeaseUntil" ON "Pictures" ("Status", "LeaseUntil");

CREATE INDEX "IX_Pictures_Status_QueuedAt" ON "Pictures" ("Status", "QueuedAt");

CREATE UNIQUE INDEX "IX_Pictures_WorkspaceId_GenerationId_Ordinal" ON "Pictures" ("WorkspaceId", "GenerationId", "Ordinal");

CREATE INDEX "IX_Pictures_WorkspaceId_ImageId" ON "Pictures" ("WorkspaceId", "ImageId");

CREATE INDEX "IX_PromptRevisions_CreatedById" ON "PromptRevisions" ("CreatedById");

CREATE UNIQUE INDEX "IX_PromptRevisions_WorkspaceId_TurnId_Ordinal" ON "PromptRevisions" ("WorkspaceId", "TurnId", "Ordinal");

CREATE INDEX "IX_PromptRevisions_WorkspaceId_UpsamplingId" ON "PromptRevisions" ("WorkspaceId", "UpsamplingId");

CREATE INDEX "IX_Threads_CreatedById" ON "Threads" ("CreatedById");

CREATE INDEX "IX_Threads_DeletedAt" ON "Threads" ("DeletedAt");

CREATE INDEX "IX_Threads_WorkspaceId_UpdatedAt_Id" ON "Threads" ("WorkspaceId", "UpdatedAt" DESC, "Id" DESC);

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

CREATE INDEX "IX_Images_WorkspaceId_MaskHash" ON "Images" ("WorkspaceId", "MaskHash");

CREATE INDEX "IX_Images_WorkspaceId_PixelHash" ON "Images" ("WorkspaceId", "PixelHash");

CREATE INDEX "IX_Generations_WorkspaceId_MaskHash" ON "Generations" ("WorkspaceId", "MaskHash");

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

CREATE INDEX "IX_ApiKeys_CreatedById" ON "ApiKeys" ("CreatedById");

CREATE INDEX "IX_ApiKeys_RevokedById" ON "ApiKeys" ("RevokedById");

CREATE UNIQUE INDEX "IX_ApiKeys_SecretHash" ON "ApiKeys" ("SecretHash");

CREATE INDEX "IX_ApiKeys_WorkspaceId" ON "ApiKeys" ("WorkspaceId");

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
