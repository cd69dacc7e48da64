using System.CommandLine;
using Studio.Data;
using Studio.Data.Audit;
using Studio.Data.Tenancy;
using Studio.Web.Audit;

namespace Studio.Web.Commands;

/// <summary>The log, checked by somebody at the machine or with an exported file anywhere else.</summary>
internal static class AuditCommand
{
    private static readonly Option<string?> File = new("--file") { Description = "An exported file of JSON lines, checked without a database.", HelpName = "file" };
    private static readonly Option<bool> Part = new("--part") { Description = "The file was exported with a filter: numbers may be left out." };
    private static readonly Option<bool> Json = Input.Json();
    private static readonly Option<string?> DataFolder = Input.Data();

    public static Command Create()
    {
        var verify = new Command("verify", "Read every entry of the log again. Ends with 0 when all of it is whole, 1 when it is broken, 2 when there is nothing to read.") { File, Part, Json, DataFolder };
        verify.Runs((line, cancellationToken) => line.GetValue(File) is { } file
            ? FileAsync(file, line.GetValue(Part), line.GetValue(Json), cancellationToken)
            : ChainsAsync(line.GetValue(DataFolder), line.GetValue(Json), cancellationToken));
        return new Command("audit", "The log of what was done in this studio.") { verify };
    }

    private static async Task ChainsAsync(string? dataFolder, bool json, CancellationToken cancellationToken)
    {
        // Built and not started, as in AdminCommand: a running server goes on meanwhile.
        await using var app = StudioApp.Build(new StudioAppOptions { DataFolder = dataFolder, Port = 0 });
        await using var scope = app.Services.CreateAsyncScope();
        await AdminCommand.RequireDatabaseAsync(scope.ServiceProvider, cancellationToken);
        var (check, chains) = (scope.ServiceProvider.GetRequiredService<AuditCheck>(), scope.ServiceProvider.GetRequiredService<AuditChains>());
        var reports = new List<ChainReport>();
        foreach (var chain in (Guid[])[AuditChain.Server, .. await scope.ServiceProvider.GetRequiredService<Doors>().AllWorkspacesAsync(cancellationToken)])
        {
            var verdict = await check.RunAsync(chain, progress: null, cancellationToken);
            var end = await chains.EndAsync(chain, cancellationToken);
            reports.Add(new ChainReport(chain == AuditChain.Server ? "server" : chain.ToString(), verdict, end.Hash));
        }

        if (json)
        {
            await CommandJson.PrintAsync(reports.Select(report => new { report.Chain, report.Verdict.Length, report.Verdict.ProvedTo, report.Verdict.Fault, report.Verdict.FaultAt, report.Hash }));
        }
        else
        {
            foreach (var report in reports.Where(report => report.Verdict.IsWhole))
            {
                await Console.Out.WriteLineAsync($"{report.Chain}: whole, {report.Verdict.Length} entries, last hash {report.Hash}");
            }
        }

        var broken = reports.Where(report => !report.Verdict.IsWhole).Select(report =>
            $"{report.Chain}: {AuditFaults.Title(report.Verdict.Fault!.Value, report.Verdict.FaultAt!.Value)} {AuditFaults.Words(report.Verdict.Fault.Value, report.Verdict.FaultAt.Value, report.Verdict)}").ToList();
        if (broken.Count > 0)
        {
            throw StudioException.Conflict(string.Join(Environment.NewLine, broken));
        }
    }

    private static async Task FileAsync(string file, bool isPart, bool json, CancellationToken cancellationToken)
    {
        if (!System.IO.File.Exists(file))
        {
            throw new BadInputException($"There is no file {file}.");
        }

        var verdict = await AuditFile.CheckAsync(System.IO.File.ReadLinesAsync(file, cancellationToken), isPart, cancellationToken)
            ?? throw new BadInputException($"{file} is no export of a log. Export one as JSON lines on the page of the log.");
        if (json)
        {
            await CommandJson.PrintAsync(verdict);
        }

        if (verdict is { Fault: { } fault, FaultAt: { } at })
        {
            throw StudioException.Conflict($"{AuditFaults.Title(fault, at)} {verdict.Count} entries before it are proved.{(fault == AuditFault.Missing ? " If the file was exported with a filter, add --part." : "")}");
        }

        if (!json)
        {
            await Console.Out.WriteLineAsync($"{verdict.Chain}: whole, {verdict.Count} entries from {verdict.First} to {verdict.Last}{(verdict.Closed > 0 ? $" ({verdict.Closed} closed when it was exported: their place is proved, not their words)" : "")}, last hash {verdict.Hash}");
        }
    }

    private sealed record ChainReport(string Chain, AuditVerdict Verdict, string Hash);
}
