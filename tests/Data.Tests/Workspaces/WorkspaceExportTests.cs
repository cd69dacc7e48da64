using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data.Evaluation;
using Studio.Data.Storage;
using Studio.Data.Tests.Tenancy;
using Studio.Data.Workspaces;
using Studio.Data.Workspaces.Export;
using Studio.Testing;

namespace Studio.Data.Tests.Workspaces;

/// <summary>The zip of everything, read back and held against the database.</summary>
public sealed partial class WorkspaceExportTests
{
    private const string Hostile = "..\\../../etc/passwd\u0007 <b>\"冠\"</b>\r\nSet-Cookie: x=1";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Every_row_and_every_picture_is_in_the_zip_with_its_hash_and_nothing_of_another_workspace(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Token);
        var (a, b) = await TwoWorkspaces.AddAsync(studio, Token);
        var pictures = await AddPicturesAsync(studio, a, count: 3);
        var (evaluated, evaluatedFile) = await AddEvaluatedAsync(studio, a);
        pictures[evaluated] = evaluatedFile;
        await AddPicturesAsync(studio, b, count: 1);
        var mask = await AddMaskedAsync(studio, a);

        var (manifest, bytes) = await ExportAsync(a);

        using var zip = await ReadAsync(bytes);
        var inDatabase = await CountAsync(studio, a);
        Assert.NotEmpty(inDatabase);
        foreach (var (path, rows) in inDatabase)
        {
            var file = manifest.Data.Single(data => data.Path == path);
            var text = await TextAsync(zip, path);
            Assert.Equal((path, rows, rows), (path, file.Rows, JsonDocument.Parse(text).RootElement.GetArrayLength()));
            Assert.Equal(file.Sha256, Hash(Encoding.UTF8.GetBytes(text)));
        }

        foreach (var (id, hash) in pictures)
        {
            Assert.Equal(hash, Hash(await BytesAsync(zip, $"pictures/{id}.png")));
        }

        Assert.Equal(mask, Hash(await BytesAsync(zip, $"masks/{mask}.png")));
        var everything = new StringBuilder();
        foreach (var entry in zip.Entries.Where(entry => !entry.FullName.EndsWith(".png", StringComparison.Ordinal)))
        {
            everything.Append(await TextAsync(zip, entry.FullName));
        }

        Assert.DoesNotContain(b.Id.ToString(), everything.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(b.Owner.Id.ToString(), everything.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("secretHash", everything.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("\"protected", everything.ToString(), StringComparison.OrdinalIgnoreCase);
    }

    [Theory, EachDatabase]
    public async Task What_people_typed_never_becomes_a_name_of_a_file_and_comes_back_as_it_was(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Token);
        var a = await studio.AddWorkspaceAsync(Token);
        await a.WithAsync(context => context.Workspaces.Where(w => w.Id == a.Id).ExecuteUpdateAsync(set => set.SetProperty(w => w.Name, Hostile), Token));
        var hash = await BlobAsync(studio, a, "one");
        await a.AddAsync(Token, Rows.Image(a.Owner.Id, studio.Time.UtcNow, Hostile, Hostile, hash));

        var (manifest, bytes) = await ExportAsync(a);

        using var zip = await ReadAsync(bytes);
        Assert.All(zip.Entries, entry => Assert.Matches(SafeName(), entry.FullName));
        Assert.Equal(zip.Entries.Count, zip.Entries.Select(entry => entry.FullName).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        var image = JsonDocument.Parse(await TextAsync(zip, "data/images.json")).RootElement[0];
        Assert.Equal((Hostile, Hostile, Hostile), (manifest.Workspace.Name, image.GetProperty("wish").GetString(), image.GetProperty("prompt").GetString()));
    }

    [Theory, EachDatabase]
    public async Task A_picture_whose_file_is_gone_or_damaged_is_named_and_the_others_are_there(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Token);
        var a = await studio.AddWorkspaceAsync(Token);
        var (whole, damaged) = (await BlobAsync(studio, a, "whole"), await BlobAsync(studio, a, "damaged"));
        var gone = Rows.Image(a.Owner.Id, studio.Time.UtcNow);
        var broken = Rows.Image(a.Owner.Id, studio.Time.UtcNow, blobHash: damaged);
        await a.AddAsync(Token, gone, broken, Rows.Image(a.Owner.Id, studio.Time.UtcNow, blobHash: whole));
        var path = Directory.EnumerateFiles(Path.Combine(studio.Folder, "blobs", a.Id.ToString("D")), damaged, SearchOption.AllDirectories).Single();
        await File.WriteAllTextAsync(path, "not what it was", Token);

        var (manifest, bytes) = await ExportAsync(a);

        using var zip = await ReadAsync(bytes);
        Assert.Equal(2, manifest.Pictures);
        Assert.Equal(new HashSet<string> { $"pictures/{broken.Id}.png", $"pictures/{gone.Id}.png" }, manifest.Missing.Select(gap => gap.What).ToHashSet());
        Assert.Equal(2, zip.Entries.Count(entry => entry.FullName.StartsWith("pictures/", StringComparison.Ordinal)));
    }

    [Theory, EachDatabase]
    public async Task Others_write_while_the_zip_is_made_and_it_shows_the_moment_it_began(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Token);
        var a = await studio.AddWorkspaceAsync(Token);
        await AddPicturesAsync(studio, a, count: 2);
        var written = 0;

        var (manifest, _) = await ExportAsync(a, async (_, _) => written += await a.AddAsync(Token, Rows.Image(a.Owner.Id, studio.Time.UtcNow)));

        Assert.Equal((2, 2), (written, manifest.Pictures));
        Assert.Equal(2, manifest.Data.Single(data => data.Path == "data/images.json").Rows);
        Assert.Empty(manifest.Missing);
    }

    [Fact]
    public async Task Only_owners_take_everything_along()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Token);
        var a = await studio.AddWorkspaceAsync(Token);
        foreach (var role in Enum.GetValues<Role>())
        {
            await using var scope = a.Enter(role);
            var refusal = await Record.ExceptionAsync(() => scope.ServiceProvider.GetRequiredService<WorkspaceExport>().WriteAsync(Stream.Null, Nothing, Token));
            Assert.Equal(role != Role.Owner, refusal is StudioException { Kind: RefusalKind.Forbidden });
        }
    }

    [Fact]
    public async Task A_zip_has_its_name_once_it_is_whole_replaces_the_one_before_and_goes_after_its_week()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Token);
        var files = studio.Services.GetRequiredService<ExportFiles>();
        var (workspace, first, second) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());

        await files.WriteAsync(workspace, first, expectedBytes: 1, output => output.WriteAsync(new byte[] { 1 }, Token).AsTask(), Token);
        await Assert.ThrowsAsync<OperationCanceledException>(() => files.WriteAsync(workspace, second, expectedBytes: 1, _ => throw new OperationCanceledException(), Token));
        Assert.NotNull(files.Find(workspace, first));
        Assert.Single(Directory.EnumerateFiles(studio.Folder, "*", SearchOption.AllDirectories), file => file.Contains("exports", StringComparison.Ordinal));
        await files.WriteAsync(workspace, second, expectedBytes: 1, output => output.WriteAsync(new byte[] { 2 }, Token).AsTask(), Token);
        Assert.Null(files.Find(workspace, first));

        studio.Time.Advance(ExportFiles.Life);
        files.Sweep(workspace);
        Assert.NotNull(files.Find(workspace, second));
        studio.Time.Advance(TimeSpan.FromMinutes(1));
        files.Sweep(workspace);
        Assert.Null(files.Find(workspace, second));

        var full = await Assert.ThrowsAsync<StudioException>(() => files.WriteAsync(workspace, first, expectedBytes: long.MaxValue / 2, _ => Task.CompletedTask, Token));
        Assert.Contains("to spare", full.Message, StringComparison.Ordinal);
    }

    private static Task Nothing(double progress, CancellationToken cancellationToken) => Task.CompletedTask;

    private static async Task<(ExportManifest Manifest, byte[] Zip)> ExportAsync(TestWorkspace workspace, Func<double, CancellationToken, Task>? report = null)
    {
        await using var scope = workspace.Enter();
        using var output = new MemoryStream();
        var manifest = await scope.ServiceProvider.GetRequiredService<WorkspaceExport>().WriteAsync(output, report ?? Nothing, Token);
        return (manifest, output.ToArray());
    }

    private static async Task<Dictionary<string, int>> CountAsync(TestStudio studio, TestWorkspace workspace)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var left = ExportedColumns.LeftOut.Keys;
        foreach (var entity in TwoWorkspaces.OwnedEntities(studio).Where(entity => !left.Contains(entity.ClrType)))
        {
            var table = JsonNamingPolicy.CamelCase.ConvertName(entity.GetTableName()!);
            counts[$"data/{table}.json"] = await workspace.WithAsync(context => RowsOf(context, entity).AlsoOfEvaluations().CountAsync(Token));
        }

        return counts;
    }

    private static IQueryable<object> RowsOf(StudioDbContext context, IEntityType entity) =>
        (IQueryable<object>)typeof(DbContext).GetMethod(nameof(DbContext.Set), types: [])!.MakeGenericMethod(entity.ClrType).Invoke(context, parameters: null)!;

    private static async Task<Dictionary<Guid, string>> AddPicturesAsync(TestStudio studio, TestWorkspace workspace, int count)
    {
        var pictures = new Dictionary<Guid, string>();
        for (var number = 0; number < count; number++)
        {
            var image = Rows.Image(workspace.Owner.Id, studio.Time.UtcNow, blobHash: await BlobAsync(studio, workspace, $"{workspace.Id} {number}"));
            await workspace.AddAsync(Token, image);
            pictures[image.Id] = image.BlobHash;
        }

        return pictures;
    }

    /// <summary>In no gallery, but of the workspace all the same.</summary>
    private static async Task<(Guid Id, string File)> AddEvaluatedAsync(TestStudio studio, TestWorkspace workspace)
    {
        var evaluation = await workspace.WithAsync(context => context.Evaluations.OrderBy(e => e.Id).Select(e => e.Id).FirstAsync(Token));
        var image = Rows.Image(workspace.Owner.Id, studio.Time.UtcNow, blobHash: await BlobAsync(studio, workspace, "evaluated"), evaluation: evaluation);
        await workspace.AddAsync(Token, image);
        return (image.Id, image.BlobHash);
    }

    private static async Task<string> AddMaskedAsync(TestStudio studio, TestWorkspace workspace)
    {
        var mask = await BlobAsync(studio, workspace, "a mask");
        await workspace.AddAsync(Token, Rows.Image(workspace.Owner.Id, studio.Time.UtcNow, blobHash: await BlobAsync(studio, workspace, "edited"), maskHash: mask));
        return mask;
    }

    private static Task<string> BlobAsync(TestStudio studio, TestWorkspace workspace, string text) =>
        studio.Services.GetRequiredService<BlobStore>().WriteAsync(workspace.Id, Encoding.UTF8.GetBytes(text), Token);

    private static Task<ZipArchive> ReadAsync(byte[] bytes) => ZipArchive.CreateAsync(new MemoryStream(bytes), ZipArchiveMode.Read, leaveOpen: false, entryNameEncoding: null, Token);

    private static async Task<string> TextAsync(ZipArchive zip, string path) => Encoding.UTF8.GetString(await BytesAsync(zip, path));

    private static async Task<byte[]> BytesAsync(ZipArchive zip, string path)
    {
        var entry = zip.GetEntry(path);
        Assert.True(entry is not null, path);
        using var bytes = new MemoryStream();
        await using var stream = await entry.OpenAsync(Token);
        await stream.CopyToAsync(bytes, Token);
        return bytes.ToArray();
    }

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    [GeneratedRegex(@"^(README\.txt|studio-export\.json|data/[a-zA-Z]+\.json|pictures/[0-9a-f-]{36}\.png|masks/[0-9a-f]{64}\.png)\z", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex SafeName();
}
