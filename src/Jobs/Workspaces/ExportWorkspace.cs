using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Data.Workspaces.Export;
using Studio.Jobs.Tasks;

namespace Studio.Jobs.Workspaces;

/// <summary>Writes everything of the workspace into one zip. A second attempt begins anew: half a zip has no name.</summary>
public sealed class ExportWorkspace(WorkspaceExport export, ExportFiles files, CurrentWorkspace workspace) : TaskKind
{
    public const string KindName = "ExportWorkspace";

    public override string Name => KindName;

    public override Permission Needs => Permission.ExportWorkspace;

    public override async Task RunAsync(TaskRun run, CancellationToken ct) =>
        await files.WriteAsync(workspace.Id, run.Id, await export.SizeAsync(ct), output => export.WriteAsync(output, run.ReportAsync, ct), ct);
}

/// <summary>It has nothing to know.</summary>
public sealed record ExportWorkspaceInput;
