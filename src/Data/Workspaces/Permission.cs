namespace Studio.Data.Workspaces;

/// <summary>Only what something asks for (RolePermissionsTests): a right that nothing checks is a promise that nobody keeps.</summary>
public enum Permission
{
    ViewGallery,
    ViewQueue,
    CreateImages,
    DeleteOwnImages,
    CancelOwnWork,
    DeleteAnyImage,
    CancelAnyWork,
    ManageMembers,
    ManageModels,
    ManageQuotas,
    ReadAudit,
    ManageKeys,
    ManageWorkspace,
    ExportWorkspace,
    Moderate,
    ModerateEscalated,
    WritePolicies,
    PublishPolicies,
    ManageRetention,
    EndWorkspace,
    Rate,
    RunEvaluations,
}
