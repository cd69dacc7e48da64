using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Studio.Data;
using Studio.Data.Audit;
using Studio.Jobs.Audit;
using Studio.Jobs.Nodes;
using Studio.Jobs.Tests.Nodes;
using Studio.Testing;

namespace Studio.Jobs.Tests.Audit;

public sealed class AuditWatchTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task The_chains_of_all_workspaces_and_of_the_server_are_checked(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Ct, JobsNode.Configure);
        var (written, empty) = (await studio.AddWorkspaceAsync(Ct), await studio.AddWorkspaceAsync(Ct));
        await SayAsync(written);
        var verdicts = studio.Services.GetRequiredService<AuditVerdicts>();
        Assert.Null(verdicts.Of(written.Id));

        await Watch(studio).RunOnceAsync(Ct);

        Assert.Equal(new AuditChecked(new AuditVerdict(1, 1, null, null), studio.Time.UtcNow), verdicts.Of(written.Id));
        Assert.Equal(0, verdicts.Of(empty.Id)!.Verdict.Length);
        Assert.True(verdicts.Of(AuditChain.Server)!.Verdict.IsWhole);
        Assert.Equal("1 entry of 3 chains verified", Report(studio).Result);
    }

    [Fact]
    public async Task A_broken_chain_is_a_chore_that_failed()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Ct, JobsNode.Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        await SayAsync(workspace);
        await using (var connection = new SqliteConnection($"Data Source={Path.Combine(studio.Folder, "studio.db")}"))
        {
            await connection.OpenAsync(Ct);
            await using var command = connection.CreateCommand();
            command.CommandText = """DELETE FROM "AuditEntries" """;
            Assert.Equal(1, await command.ExecuteNonQueryAsync(Ct));
        }

        await Watch(studio).RunOnceAsync(Ct);

        Assert.Equal(AuditFault.EndMissing, studio.Services.GetRequiredService<AuditVerdicts>().Of(workspace.Id)!.Verdict.Fault);
        Assert.True(Report(studio).HasFailed);
        Assert.StartsWith("1 of 2 chains is broken", Report(studio).Result, StringComparison.Ordinal);
    }

    private static async Task SayAsync(TestWorkspace workspace)
    {
        await using var scope = workspace.Enter();
        await scope.ServiceProvider.GetRequiredService<AuditLog>()
            .SaveAsync(scope.ServiceProvider.GetRequiredService<StudioDbContext>(), new AuditSaying(AuditAct.Exported), Ct);
    }

    private static AuditWatch Watch(TestStudio studio) => new(
        studio.Services.GetRequiredService<IServiceScopeFactory>(), studio.Services.GetRequiredService<AuditVerdicts>(),
        studio.Services.GetRequiredService<Chores>(), studio.Time, NullLogger<AuditWatch>.Instance);

    private static Studio.Data.Nodes.ChoreReport Report(TestStudio studio) =>
        studio.Services.GetRequiredService<Chores>().Reports.Single(report => report.Name == "Check the log");
}
