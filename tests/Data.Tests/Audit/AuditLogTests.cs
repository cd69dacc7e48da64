using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data.Audit;
using Studio.Data.Gallery;
using Studio.Data.Users;
using Studio.Data.Workspaces;
using Studio.Testing;

namespace Studio.Data.Tests.Audit;

public sealed class AuditLogTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task An_act_and_its_entry_are_saved_together_or_not_at_all(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Token);
        var workspace = await studio.AddWorkspaceAsync(Token);
        await using var scope = workspace.Enter();
        var log = scope.ServiceProvider.GetRequiredService<AuditLog>();
        var context = scope.ServiceProvider.GetRequiredService<StudioDbContext>();

        context.Add(Collection(workspace, studio, "Kings"));
        await log.SaveAsync(context, new AuditSaying(AuditAct.Exported), Token);
        await Assert.ThrowsAsync<InvalidOperationException>(() => log.RunAsync(
            context,
            async token =>
            {
                context.Add(Collection(workspace, studio, "Queens"));
                await context.SaveChangesAsync(token);
                throw new InvalidOperationException("The act failed half way.");
            },
            Token));

        Assert.Equal(["Kings"], await workspace.WithAsync(c => c.Collections.Select(row => row.Name).ToListAsync(Token)));
        Assert.Equal([(1L, AuditAct.Exported)], (await EntriesAsync(workspace)).Select(e => (e.Number, e.Act)));
    }

    [Theory, EachDatabase]
    public async Task Entries_written_at_once_stand_in_one_line_without_a_gap(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Token);
        var workspace = await studio.AddWorkspaceAsync(Token);

        await Parallel.ForEachAsync(Enumerable.Range(0, 24), new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = Token }, async (i, token) =>
            await SayAsync(workspace, new AuditSaying(AuditAct.ImagesDeleted, $"image/{i}", new { count = i }), token));

        var entries = await EntriesAsync(workspace);
        Assert.Equal(Enumerable.Range(1, 24).Select(i => (long)i), entries.Select(e => e.Number));
        Assert.Equal(entries.Select(e => e.Hash).Prepend(AuditRecord.NoHash).Take(24), entries.Select(e => e.Previous));
        Assert.Equal(new AuditVerdict(24, 24, null, null), await CheckAsync(studio, workspace.Id));
    }

    [Theory, EachDatabase]
    public async Task An_entry_holds_no_name_and_its_line_gives_its_hash(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Token);
        var workspace = await studio.AddWorkspaceAsync(Token);
        var mika = await workspace.AddMemberAsync("mika", Role.Viewer, Token);

        await SayAsync(workspace, new AuditSaying(AuditAct.RoleChanged, Details: new { from = Role.Viewer, to = Role.Rater }) { About = mika.Id }, Token);

        var entry = Assert.Single(await EntriesAsync(workspace));
        var line = entry.Line(workspace.Id);
        Assert.Equal("""{"from":"viewer","to":"rater"}""", entry.Details);
        Assert.DoesNotContain("mika", line, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(mika.Id.ToString(), line, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(workspace.Owner.Id.ToString(), line, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(entry.Hash, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(line))));
    }

    [Theory, EachDatabase]
    public async Task Erasing_a_person_leaves_the_chain_whole_and_their_marks_mean_nobody(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Token);
        var workspace = await studio.AddWorkspaceAsync(Token);
        var mika = await workspace.AddMemberAsync("mika", Role.Viewer, Token);
        await SayAsync(workspace, new AuditSaying(AuditAct.RoleChanged) { About = mika.Id }, Token);
        var mark = Assert.Single(await EntriesAsync(workspace)).Object!["member/".Length..];
        Assert.Equal(mika.Id, (await workspace.WithAsync(c => AuditPeople.FindAsync(c, [mark], Token)))[mark]);

        await using var scope = studio.Services.CreateAsyncScope();
        var end = scope.ServiceProvider.GetRequiredService<AccountEnd>();
        await end.AskAsync(studio.Proof(mika.Id), Token);
        studio.Time.Advance(AccountEnd.Grace);
        Assert.Equal(1, await end.EraseDueAsync(Token));

        Assert.Empty(await workspace.WithAsync(c => AuditPeople.FindAsync(c, [mark], Token)));
        Assert.True((await CheckAsync(studio, workspace.Id)).IsWhole);
    }

    [Theory, EachDatabase]
    public async Task The_server_has_a_chain_of_its_own(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Token);
        var workspace = await studio.AddWorkspaceAsync(Token);
        await using var scope = studio.Services.CreateAsyncScope();
        var log = scope.ServiceProvider.GetRequiredService<ServerAuditLog>();

        await log.WriteAsync(workspace.Owner.Id, new AuditSaying(AuditAct.SignedIn), Token);
        await log.WriteAsync(actorId: null, new AuditSaying(AuditAct.SignInFailed) { About = workspace.Owner.Id }, Token);

        Assert.Equal(new AuditVerdict(2, 2, null, null), await CheckAsync(studio, AuditChain.Server));
        Assert.Equal(new AuditVerdict(0, 0, null, null), await CheckAsync(studio, workspace.Id));
    }

    [Theory, EachDatabase]
    public async Task The_program_cannot_change_or_delete_an_entry(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Token);
        var workspace = await studio.AddWorkspaceAsync(Token);
        await SayAsync(workspace, new AuditSaying(AuditAct.Exported), Token);

        await Assert.ThrowsAsync<InvalidOperationException>(() => workspace.WithAsync(async c =>
        {
            c.Remove(await c.AuditEntries.SingleAsync(Token));
            return await c.SaveChangesAsync(Token);
        }));
        Assert.Single(await EntriesAsync(workspace));
    }

    [Fact]
    public async Task PostgreSQL_refuses_the_studios_own_role_to_change_or_delete_an_entry()
    {
        Assert.SkipWhen(PostgreSqlServer.WhySkipped is not null, PostgreSqlServer.WhySkipped ?? "");
        await using var studio = await TestStudio.StartAsync(DatabaseKind.PostgreSql, Token);
        var workspace = await studio.AddWorkspaceAsync(Token);
        await SayAsync(workspace, new AuditSaying(AuditAct.Exported), Token);

        foreach (var attempt in (Func<StudioDbContext, Task<int>>[])[
            c => c.AuditEntries.ExecuteUpdateAsync(set => set.SetProperty(e => e.Details, "{}"), Token),
            c => c.AuditEntries.ExecuteDeleteAsync(Token),
            c => c.ServerAuditEntries.ExecuteDeleteAsync(Token)])
        {
            var thrown = await Assert.ThrowsAsync<Npgsql.PostgresException>(() => workspace.WithAsync(attempt));
            Assert.Equal(Npgsql.PostgresErrorCodes.InsufficientPrivilege, thrown.SqlState);
        }

        // With the workspace its chain goes too: a cascade acts as the tables' owner.
        await workspace.WithAsync(c => c.Workspaces.Where(w => w.Id == workspace.Id).ExecuteDeleteAsync(Token));
        Assert.Empty(await EntriesAsync(workspace));
    }

    internal static async Task SayAsync(TestWorkspace workspace, AuditSaying saying, CancellationToken cancellationToken)
    {
        await using var scope = workspace.Enter();
        await scope.ServiceProvider.GetRequiredService<AuditLog>()
            .SaveAsync(scope.ServiceProvider.GetRequiredService<StudioDbContext>(), saying, cancellationToken);
    }

    internal static async Task<AuditVerdict> CheckAsync(TestStudio studio, Guid chain)
    {
        await using var scope = studio.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AuditCheck>().RunAsync(chain, progress: null, Token);
    }

    private static Task<List<AuditEntry>> EntriesAsync(TestWorkspace workspace) =>
        workspace.WithAsync(c => c.AuditEntries.AsNoTracking().OrderBy(e => e.Number).ToListAsync(Token));

    private static ImageCollection Collection(TestWorkspace workspace, TestStudio studio, string name) =>
        new() { Name = name, CreatedById = workspace.Owner.Id, CreatedAt = studio.Time.UtcNow };
}
