using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Models;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Jobs.Models;
using Studio.Jobs.Upsamplings;
using Studio.Jobs.Upsamplings.Remote;

namespace Studio.Web.Models;

/// <summary>The workspace's models at addresses, and which of all writes. Keys never leave the row.</summary>
internal sealed class WriterQueries(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, WorkspaceWriters writers, ModelRights rights)
{
    public async Task<WritersView> ReadAsync(CancellationToken cancellationToken)
    {
        workspace.Access.RequireToSee(Permission.ManageModels);
        var all = await writers.AllAsync(cancellationToken);
        var rules = await rights.RulesAsync(cancellationToken);
        return new WritersView(
            [.. all.Where(writer => writer.Remote is not null).Select(writer => View(writer, rules))],
            (await writers.DefaultAsync(all, cancellationToken))?.Id);
    }

    public async Task<RemoteWriterView?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.ManageModels);
        return (await ReadAsync(cancellationToken)).Remote.FirstOrDefault(view => view.Id == id);
    }

    /// <summary>Addresses that admins of workspaces may enter.</summary>
    public async Task<IReadOnlyList<WriterAddress>> AllowedAsync(CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.ManageModels);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.WriterAddresses.AsNoTracking().OrderBy(address => address.Prefix).ToListAsync(cancellationToken);
    }

    private static RemoteWriterView View(Writer writer, ModelRules rules)
    {
        var row = writer.Remote!;
        return new RemoteWriterView
        {
            Id = row.Id,
            Subject = writer.Subject,
            Use = rules.UseOf(writer.Subject),
            Name = row.Name,
            Address = row.Address,
            Host = RemoteAddress.HostOf(row.Address),
            Model = row.Model,
            HasKey = row.ProtectedKey is not null,
            MayBePrivate = row.MayBePrivate,
            SendsInstructions = row.SendsInstructions,
            JudgesPictures = row.JudgesPictures,
            Temperature = row.Temperature,
            MaxTokens = row.MaxTokens,
            TimeoutSeconds = row.TimeoutSeconds,
            Test = row.TestedAt is { } at ? new WriterTestView(at, row.TestPassed, row.TestResult, row.TestMilliseconds) : null,
        };
    }
}
