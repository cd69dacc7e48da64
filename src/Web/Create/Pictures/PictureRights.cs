using Studio.Data.Tenancy;
using Studio.Data.Workspaces;

namespace Studio.Web.Create.Pictures;

/// <summary>Which buttons a tile has. The queue asks the same again, whatever was pressed.</summary>
internal static class PictureRights
{
    /// <summary>Cancelling, trying again, restoring: one's own, or of others by whoever looks after their work.</summary>
    public static bool MayChange(WorkspaceAccess access, bool isOwn) =>
        access.Allows(Permission.CreateImages) && access.Allows(isOwn ? Permission.CancelOwnWork : Permission.CancelAnyWork);
}
