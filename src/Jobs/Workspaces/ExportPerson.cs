using Studio.Data.Users.Export;
using Studio.Data.Workspaces;
using Studio.Data.Workspaces.Export;
using Studio.Jobs.Tasks;

namespace Studio.Jobs.Workspaces;

/// <summary>Writes everything of one person, of all their workspaces, into one zip. It waits and runs in the workspace where they asked for it.</summary>
public sealed class ExportPerson(PersonExport export, ExportFiles files) : TaskKind
{
    public const string KindName = "ExportPerson";

    public override string Name => KindName;

    /// <summary>What every member has: it is their own.</summary>
    public override Permission Needs => Permission.ViewGallery;

    public override async Task RunAsync(TaskRun run, CancellationToken ct)
    {
        var person = run.Input<ExportPersonInput>().UserId;
        var size = await export.SizeAsync(person, ct);
        await files.WriteOfPersonAsync(person, run.Id, size.Bytes, output => export.WriteAsync(person, output, run.ReportAsync, ct), ct);
    }
}

/// <param name="UserId">Whoever asked.</param>
public sealed record ExportPersonInput(Guid UserId);
