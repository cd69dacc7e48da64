using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data.Audit;
using Studio.Data.Databases;
using Studio.Data.Evaluation.Designs;
using Studio.Data.Gallery;
using Studio.Data.Prompts;
using Studio.Data.Storage;
using Studio.Data.Tenancy;
using Studio.Data.Tests.Databases;
using Studio.Data.Tests.Tenancy;
using Studio.Data.Workspaces.Life;
using Studio.Testing;

namespace Studio.Data.Tests.Workspaces;

public sealed class WorkspaceErasureTests
{
    private const string Words = "Zaunkönigin im Sägewerk 7291";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task After_two_weeks_nothing_of_the_workspace_is_left_and_nothing_of_another_is_missing(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Token);
        var (a, b) = await AddAsync(studio);
        var before = await CountAsync(studio, b);
        await FillFoldersAsync(studio, a);
        await FillFoldersAsync(studio, b);

        await AskAsync(studio, a);
        studio.Time.Advance(TimeSpan.FromDays(13));
        Assert.Equal(0, await EraseAsync(studio));
        Assert.All(await CountAsync(studio, a), rows => Assert.True(rows.Value > 0, rows.Key));
        studio.Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, await EraseAsync(studio));

        await NothingIsLeftAsync(studio, a);
        Assert.Equal(before, await CountAsync(studio, b));
        Assert.Equal(3, FoldersOf(studio, b).Count);
        Assert.Equal(0, await EraseAsync(studio));
    }

    [Theory, EachDatabase]
    public async Task The_servers_log_says_that_it_was_erased_and_stays_whole(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Token);
        var (a, _) = await AddAsync(studio);
        await AskAsync(studio, a);
        studio.Time.Advance(TimeSpan.FromDays(15));
        await EraseAsync(studio);

        await using var scope = studio.Services.CreateAsyncScope();
        await using var context = scope.ServiceProvider.GetRequiredService<AcrossWorkspaces>().CreateContext();
        var entry = await context.ServerAuditEntries.SingleAsync(e => e.Act == AuditAct.WorkspaceErased, Token);
        Assert.Equal($"workspace/{a.Id}", entry.Object);
        Assert.Contains("\"entries\":", entry.Details, StringComparison.Ordinal);
        var verdict = await scope.ServiceProvider.GetRequiredService<AuditCheck>().RunAsync(AuditChain.Server, progress: null, Token);
        Assert.True(verdict.IsWhole);
    }

    [Theory, EachDatabase]
    public async Task What_is_taken_back_in_time_stays(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Token);
        var (a, _) = await AddAsync(studio);
        await AskAsync(studio, a);
        await using (var scope = a.Enter())
        {
            var by = LifeActor.Owner(scope.ServiceProvider.GetRequiredService<CurrentWorkspace>().Access);
            await scope.ServiceProvider.GetRequiredService<WorkspaceLife>().TakeBackAsync(by, Token);
        }

        studio.Time.Advance(TimeSpan.FromDays(30));

        Assert.Equal(0, await EraseAsync(studio));
        Assert.All(await CountAsync(studio, a), rows => Assert.True(rows.Value > 0, rows.Key));
    }

    [Theory, EachDatabase]
    public async Task Once_its_time_is_over_nobody_gets_in_even_before_the_night(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Token);
        var a = await studio.AddWorkspaceAsync(Token);
        await AskAsync(studio, a);
        await using var scope = studio.Services.CreateAsyncScope();
        var doors = scope.ServiceProvider.GetRequiredService<Doors>();
        Assert.Equal(WorkspaceState.Ending, (await doors.MemberAsync(a.Slug, a.Owner.Id, Token))!.State);

        studio.Time.Advance(WorkspaceLife.Grace);

        Assert.Null(await doors.MemberAsync(a.Slug, a.Owner.Id, Token));
        Assert.Null(await doors.MemberAsync(a.Id, a.Owner.Id, Token));
        Assert.Empty(await doors.WorkspacesOfAsync(a.Owner.Id, Token));
    }

    [Theory, EachDatabase]
    public async Task What_no_list_shows_goes_too(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Token);
        var a = await studio.AddWorkspaceAsync(Token);
        var (owner, now) = (a.Owner.Id, studio.Time.UtcNow);
        var (run, thrown) = (Evaluation(EvaluationState.Running), Evaluation(EvaluationState.ThrownAway));
        var held = Rows.Image(owner, now);
        held.Standing = ImageStanding.Held;
        var thread = new PromptThread { Title = "冠", CreatedById = owner, CreatedAt = now, UpdatedAt = now, EvaluationId = thrown.Id };
        await a.AddAsync(Token, run, thrown, held, thread, Rows.Image(owner, now, evaluation: run.Id), Rows.Image(owner, now, threadId: thread.Id, evaluation: thrown.Id));
        await AskAsync(studio, a);
        studio.Time.Advance(WorkspaceLife.Grace);

        Assert.Equal(1, await EraseAsync(studio));

        await NothingIsLeftAsync(studio, a);

        HumanEvaluation Evaluation(EvaluationState state) => new() { Name = "Crowns", State = state, CreatedById = owner, CreatedAt = now };
    }

    public static TheoryData<DatabaseKind, string> Moments => Each("Pictures", "Threads", "Images", "Workspaces");

    [Theory, MemberData(nameof(Moments))]
    public async Task A_run_that_is_killed_in_the_middle_is_ended_by_the_next(DatabaseKind kind, string table)
    {
        Assert.SkipWhen(kind == DatabaseKind.PostgreSql && PostgreSqlServer.WhySkipped is not null, PostgreSqlServer.WhySkipped ?? "");
        await using var studio = await TestStudio.StartAsync(kind, Token);
        var (a, b) = await AddAsync(studio);
        var before = await CountAsync(studio, b);
        await FillFoldersAsync(studio, a);
        await AskAsync(studio, a);
        studio.Time.Advance(WorkspaceLife.Grace);

        using (var child = await ChildProcess.StartAsync(nameof(ErasureChild), ErasureChild.Input(studio.Options, table, studio.Time.UtcNow), Token))
        {
            await child.KillAsync(Token);
        }

        await using (var context = studio.NewContext(new CurrentWorkspace()))
        {
            Assert.True(await context.Workspaces.AnyAsync(w => w.Id == a.Id, Token));
        }

        var half = await CountAsync(studio, a);
        Assert.Contains(half, rows => rows.Value == 0);
        Assert.Contains(half, rows => rows.Value > 0);
        Assert.Equal(1, await EraseAsync(studio));
        await NothingIsLeftAsync(studio, a);
        Assert.Equal(before, await CountAsync(studio, b));
    }

    [Theory, EachDatabase]
    public async Task Files_that_were_written_after_the_erasure_go_with_the_next(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Token);
        var a = await studio.AddWorkspaceAsync(Token);
        var unknown = Guid.CreateVersion7();
        await AskAsync(studio, a);
        studio.Time.Advance(WorkspaceLife.Grace);
        await EraseAsync(studio);
        var blobs = studio.Services.GetRequiredService<BlobStore>();
        await blobs.WriteAsync(a.Id, new byte[] { 1, 2, 3 }, Token);
        await blobs.WriteAsync(unknown, new byte[] { 1, 2, 3 }, Token);

        await EraseAsync(studio);

        Assert.Empty(FoldersOf(studio, a));
        Assert.True(Directory.Exists(Path.Combine(studio.Folder, "blobs", unknown.ToString("D"))), "Only a workspace that the log names as erased loses its files.");
    }

    [Fact]
    public async Task The_file_of_the_database_no_longer_holds_the_words()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Token);
        var a = await studio.AddWorkspaceAsync(Token);
        var thread = Rows.Thread(a.Owner.Id, studio.Time.UtcNow, Words);
        await a.AddAsync(Token, thread, Rows.Turn(thread, wish: Words));
        Assert.True(await HoldsWordsAsync(studio));
        await AskAsync(studio, a);
        studio.Time.Advance(WorkspaceLife.Grace);

        await EraseAsync(studio);

        Assert.False(await HoldsWordsAsync(studio));
    }

    private static async Task<(TestWorkspace A, TestWorkspace B)> AddAsync(TestStudio studio)
    {
        var (a, b) = await TwoWorkspaces.AddAsync(studio, Token);
        foreach (var workspace in (TestWorkspace[])[a, b])
        {
            // The rows hold the chain's first entry.
            await workspace.AddAsync(Token, new AuditChain { Id = workspace.Id, Length = 1 });
        }

        return (a, b);
    }

    private static async Task<bool> HoldsWordsAsync(TestStudio studio)
    {
        var file = StudioDatabase.SqliteFile(studio.Options);
        foreach (var part in (string[])[file, $"{file}-wal"])
        {
            if (!File.Exists(part))
            {
                continue;
            }

            await using var stream = new FileStream(part, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var bytes = new MemoryStream();
            await stream.CopyToAsync(bytes, Token);
            if (bytes.ToArray().AsSpan().IndexOf(Encoding.UTF8.GetBytes(Words)) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    private static async Task AskAsync(TestStudio studio, TestWorkspace workspace)
    {
        await using var scope = workspace.Enter();
        var by = LifeActor.Owner(scope.ServiceProvider.GetRequiredService<CurrentWorkspace>().Access);
        await scope.ServiceProvider.GetRequiredService<WorkspaceLife>().AskEndAsync(by, workspace.Proof(), Token);
    }

    private static async Task<int> EraseAsync(TestStudio studio)
    {
        await using var scope = studio.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<WorkspaceErasure>().EraseDueAsync(Token);
    }

    private static async Task NothingIsLeftAsync(TestStudio studio, TestWorkspace workspace)
    {
        var left = await CountAsync(studio, workspace);
        Assert.True(left.Count > 20);
        Assert.All(left, rows => Assert.True(rows.Value == 0, $"{rows.Value} rows of {rows.Key} are left."));
        Assert.Empty(FoldersOf(studio, workspace));
        await using var context = studio.NewContext(new CurrentWorkspace());
        Assert.False(await context.Workspaces.AnyAsync(w => w.Id == workspace.Id, Token));
        Assert.False(await context.WorkspaceSlugs.AnyAsync(s => s.WorkspaceId == workspace.Id, Token));
        Assert.False(await context.AuditChains.AnyAsync(c => c.Id == workspace.Id, Token));
    }

    /// <summary>Rows of every entity that the model says a workspace owns.</summary>
    private static async Task<Dictionary<string, int>> CountAsync(TestStudio studio, TestWorkspace workspace)
    {
        var counts = new Dictionary<string, int>();
        foreach (var entity in TwoWorkspaces.OwnedEntities(studio))
        {
            var count = typeof(WorkspaceErasureTests).GetMethod(nameof(CountOfAsync), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!.MakeGenericMethod(entity.ClrType);
            counts[entity.ClrType.Name] = await (Task<int>)count.Invoke(obj: null, [workspace])!;
        }

        return counts;
    }

    private static Task<int> CountOfAsync<T>(TestWorkspace workspace)
        where T : class, IWorkspaceOwned => workspace.WithAsync(context => context.Set<T>().CountAsync(row => row.WorkspaceId == workspace.Id, Token));

    private static async Task FillFoldersAsync(TestStudio studio, TestWorkspace workspace)
    {
        var hash = await studio.Services.GetRequiredService<BlobStore>().WriteAsync(workspace.Id, new byte[] { 4, 5, 6 }, Token);
        foreach (var file in (string[])[studio.Services.GetRequiredService<ThumbnailFolder>().PathOf(workspace.Id, hash, 256), studio.Services.GetRequiredService<WorkspaceFolders>().ExportOf(workspace.Id, Guid.CreateVersion7())])
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllBytesAsync(file, [7], Token);
        }
    }

    private static List<string> FoldersOf(TestStudio studio, TestWorkspace workspace) =>
        [.. Directory.EnumerateDirectories(studio.Folder, workspace.Id.ToString("D"), SearchOption.AllDirectories)];

    private static TheoryData<DatabaseKind, string> Each(params string[] tables)
    {
        var rows = new TheoryData<DatabaseKind, string>();
        foreach (var table in tables)
        {
            rows.Add(DatabaseKind.Sqlite, table);
            rows.Add(DatabaseKind.PostgreSql, table);
        }

        return rows;
    }
}
