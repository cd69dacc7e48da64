using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data.Storage;
using Studio.Data.Users.Export;
using Studio.Data.Workspaces;
using Studio.Data.Workspaces.Export;
using Studio.Testing;

namespace Studio.Data.Tests.Users;

/// <summary>A person's own zip: theirs of every workspace, and nobody else's.</summary>
public sealed partial class PersonExportTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task What_a_person_made_in_all_their_workspaces_is_in_it_and_nothing_of_others(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Token);
        var (a, b, foreign) = (await studio.AddWorkspaceAsync(Token), await studio.AddWorkspaceAsync(Token), await studio.AddWorkspaceAsync(Token));
        var mika = await a.AddMemberAsync("mika", Role.Creator, Token);
        await b.AddAsync(Token, Rows.Membership(mika.Id, Role.Viewer, studio.Time.UtcNow));
        var own = await a.AddGenerationAsync(Token, count: 2, userId: mika.Id);
        var others = await a.AddGenerationAsync(Token, count: 2);
        var (first, second) = (await PictureAsync(studio, a, mika.Id, "first"), await PictureAsync(studio, b, mika.Id, "second"));
        var (ofOwner, elsewhere) = (await PictureAsync(studio, a, a.Owner.Id, "the owner's"), await PictureAsync(studio, foreign, foreign.Owner.Id, "elsewhere"));

        var (manifest, zip) = await ExportAsync(studio, mika.Id);

        using (zip)
        {
            Assert.Equal(new HashSet<(Guid, Role, int)> { (a.Id, Role.Creator, 1), (b.Id, Role.Viewer, 1) }, manifest.Workspaces.Select(part => (part.Id, part.Role, part.Pictures)).ToHashSet());
            Assert.All(zip.Entries, entry => Assert.Matches(SafeName(), entry.FullName));
            var inA = manifest.Workspaces.Single(part => part.Id == a.Id);
            Assert.Equal(first.BlobHash, Hash(await BytesAsync(zip, $"{inA.Folder}pictures/{first.Id}.png")));
            Assert.Equal(1, inA.Data.Single(file => file.Path == $"{inA.Folder}data/threads.json").Rows);
            Assert.Equal(2, inA.Data.Single(file => file.Path == $"{inA.Folder}data/pictures.json").Rows);
            Assert.All(inA.Data, file => Assert.Equal(file.Sha256, Hash(BytesAsync(zip, file.Path).GetAwaiter().GetResult())));
            var text = string.Concat(await Task.WhenAll(zip.Entries.Where(entry => !entry.FullName.EndsWith(".png", StringComparison.Ordinal)).Select(entry => entry.FullName).ToList()
                .ConvertAll(async path => Encoding.UTF8.GetString(await BytesAsync(zip, path)))));
            Assert.All(new[] { first.Id, second.Id, own.Thread.Id, own.Turn.Id }, id => Assert.Contains(id.ToString(), text, StringComparison.OrdinalIgnoreCase));
            Assert.All(new[] { ofOwner.Id, elsewhere.Id, others.Thread.Id, a.Owner.Id, foreign.Id }, id => Assert.DoesNotContain(id.ToString(), text, StringComparison.OrdinalIgnoreCase));
        }

        Assert.Equal((1, 2), await SizeAsync(studio, mika.Id));
    }

    [Fact]
    public async Task It_is_found_by_its_person_alone_goes_after_its_week_and_with_the_account()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Token);
        var files = studio.Services.GetRequiredService<ExportFiles>();
        var (mika, other, task) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());

        await files.WriteOfPersonAsync(mika, task, expectedBytes: 1, output => output.WriteAsync(new byte[] { 1 }, Token).AsTask(), Token);
        await files.WriteOfPersonAsync(other, task, expectedBytes: 1, output => output.WriteAsync(new byte[] { 1, 2 }, Token).AsTask(), Token);
        Assert.Equal((1, 2), (files.FindOfPerson(mika, task)!.Length, files.FindOfPerson(other, task)!.Length));
        Assert.Null(files.Find(mika, task));

        files.ForgetPerson(mika);
        files.ForgetPerson(mika);
        Assert.Null(files.FindOfPerson(mika, task));
        studio.Time.Advance(ExportFiles.Life + TimeSpan.FromMinutes(1));
        files.SweepPeople();
        Assert.Null(files.FindOfPerson(other, task));
    }

    private static async Task<(PersonManifest Manifest, ZipArchive Zip)> ExportAsync(TestStudio studio, Guid userId)
    {
        await using var scope = studio.Services.CreateAsyncScope();
        var output = new MemoryStream();
        var progress = 0.0;
        var manifest = await scope.ServiceProvider.GetRequiredService<PersonExport>().WriteAsync(userId, output, (now, _) => { progress = now; return Task.CompletedTask; }, Token);
        Assert.Equal(1, progress);
        var zip = await ZipArchive.CreateAsync(output, ZipArchiveMode.Read, leaveOpen: false, entryNameEncoding: null, Token);
        using var stored = JsonDocument.Parse(await BytesAsync(zip, ExportManifest.FileName));
        Assert.Equal(PersonManifest.FormatName, stored.RootElement.GetProperty("format").GetString());
        return (manifest, zip);
    }

    private static async Task<(int Threads, int Pictures)> SizeAsync(TestStudio studio, Guid userId)
    {
        await using var scope = studio.Services.CreateAsyncScope();
        var size = await scope.ServiceProvider.GetRequiredService<PersonExport>().SizeAsync(userId, Token);
        return (size.Threads, size.Pictures);
    }

    private static async Task<Studio.Data.Gallery.Image> PictureAsync(TestStudio studio, TestWorkspace workspace, Guid userId, string text)
    {
        var hash = await studio.Services.GetRequiredService<BlobStore>().WriteAsync(workspace.Id, Encoding.UTF8.GetBytes(text), Token);
        var image = Rows.Image(userId, studio.Time.UtcNow, blobHash: hash);
        await workspace.AddAsync(Token, image);
        return image;
    }

    private static async Task<byte[]> BytesAsync(ZipArchive zip, string path)
    {
        using var bytes = new MemoryStream();
        await using var stream = await zip.GetEntry(path)!.OpenAsync(Token);
        await stream.CopyToAsync(bytes, Token);
        return bytes.ToArray();
    }

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    [GeneratedRegex(@"^(README\.txt|studio-export\.json|workspaces/[a-z0-9-]+-[0-9a-f]{8}/(data/[a-zA-Z]+\.json|pictures/[0-9a-f-]{36}\.png|masks/[0-9a-f]{64}\.png))\z", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex SafeName();
}
