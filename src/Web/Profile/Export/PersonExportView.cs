using Studio.Web.Workspaces;

namespace Studio.Web.Profile.Export;

/// <param name="WorkspaceId">Where it was asked for.</param>
public sealed record PersonExportView(Guid WorkspaceId, ExportView Zip);
