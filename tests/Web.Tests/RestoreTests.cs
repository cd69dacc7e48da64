using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data;
using Studio.Data.Tenancy;
using Studio.Testing;

namespace Studio.Web.Tests;

/// <summary>docs/operations.md: stop, copy the data folder, start. Here with what people would miss first.</summary>
public sealed class RestoreTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_studio_started_on_a_copy_of_the_data_folder_has_threads_and_pictures_and_people_are_still_signed_in()
    {
        using var backup = new TemporaryFolder();
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        var images = await studio.AddPicturesAsync(TestPerson.Slug, 3, Token);
        var thread = await AddThreadAsync(studio);
        using var client = new Client(studio);
        await client.SignInAsync(TestPerson.Owner, Token);
        var bytes = await FileAsync(client, images[0].Id);
        await studio.StopAsync(Token);
        Copy(studio.DataFolder, backup.Path);

        await using var restored = await RunningStudio.StartNodeAsync(backup, [], Token);
        using var again = new Client(restored, client);

        using var gallery = await again.GetAsync($"/w/{TestPerson.Slug}/gallery", Token);
        Assert.Equal(HttpStatusCode.OK, gallery.StatusCode);
        Assert.Equal(bytes, await FileAsync(again, images[0].Id));
        var kept = await restored.Services.GetRequiredService<WorkspaceScope>().RunAsync(
            await restored.WorkspaceIdAsync(TestPerson.Slug, Token),
            async (services, token) =>
            {
                var db = services.GetRequiredService<StudioDbContext>();
                return (Images: await db.Images.CountAsync(token), Turn: await db.Turns.Where(t => t.ThreadId == thread).Select(t => t.Wish).SingleAsync(token));
            },
            Token);
        Assert.Equal((3, "リスの王"), kept);
    }

    private static async Task<byte[]> FileAsync(Client client, Guid image)
    {
        using var answer = await client.GetAsync($"/w/{TestPerson.Slug}/images/{image}/file", Token);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsByteArrayAsync(Token);
    }

    private static async Task<Guid> AddThreadAsync(RunningStudio studio) => await studio.Services.GetRequiredService<WorkspaceScope>().RunAsync(
        await studio.WorkspaceIdAsync(TestPerson.Slug, Token),
        async (services, token) =>
        {
            var db = services.GetRequiredService<StudioDbContext>();
            var thread = Rows.Thread(await db.Memberships.Select(m => m.UserId).SingleAsync(token), DateTime.UnixEpoch);
            var turn = Rows.Turn(thread);
            db.AddRange(thread, turn, Rows.Revision(turn));
            await db.SaveChangesAsync(token);
            return thread.Id;
        },
        Token);

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
