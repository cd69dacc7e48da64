namespace Studio.Data.Workspaces;

public enum Permission
{
    ViewGallery,
    ViewQueue,
    Rate,
    CreateImages,
    DeleteOwnImages,
    CancelOwnWork,
    Moderate,
    DeleteAnyImage,
    CancelAnyWork,
    ManageMembers,
    ManageModels,
    ManageWorkspace,
}
