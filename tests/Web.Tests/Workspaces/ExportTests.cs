using System.IO.Compression;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data;
using Studio.Data.Audit;
using Studio.Data.Tasks;
using Studio.Testing;
using Studio.Web.Workspaces;

namespace Studio.Web.Tests.Workspaces;

/// <summary>The zip of everything: begun, made by the studio's own worker, fetched by an owner and by nobody else.</summary>
public sealed class ExportTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_zip_is_made_once_stands_in_the_log_and_is_fetched_by_its_owners_alone()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        await studio.AddPicturesAsync(TestPerson.Slug, count: 3, Token);
        await studio.AddStrangerAsync(TestPerson.Stranger, "inland", Token);
        await studio.AddMemberAsync(TestPerson.Stranger, TestPerson.Slug, Token);

        var task = Guid.Empty;
        await studio.InsideAsync(async (services, token) => task = await MakeAsync(services, token), Token);

        using var owner = new Client(studio);
        (await owner.SignInAsync(TestPerson.Owner, Token)).Dispose();
        using var creator = new Client(studio);
        (await creator.SignInAsync(TestPerson.Stranger, Token)).Dispose();
        using var fetched = await owner.GetAsync($"/w/{TestPerson.Slug}/settings/export/{task}", Token);
        using var refused = await creator.GetAsync($"/w/{TestPerson.Slug}/settings/export/{task}", Token);
        using var elsewhere = await creator.GetAsync($"/w/inland/settings/export/{task}", Token);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Forbidden, HttpStatusCode.NotFound), (fetched.StatusCode, refused.StatusCode, elsewhere.StatusCode));
        Assert.True(fetched.Headers.CacheControl!.NoStore);
        await using var zip = await ZipArchive.CreateAsync(await fetched.Content.ReadAsStreamAsync(Token), ZipArchiveMode.Read, leaveOpen: false, entryNameEncoding: null, Token);
        Assert.Equal(3, zip.Entries.Count(entry => entry.FullName.StartsWith("pictures/", StringComparison.Ordinal)));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(studio.DataFolder, "exports"), "*.tmp", SearchOption.AllDirectories));
    }

    private static async Task<Guid> MakeAsync(IServiceProvider services, CancellationToken token)
    {
        var desk = services.GetRequiredService<ExportDesk>();
        Assert.Null(await desk.LastAsync(token));
        await desk.BeginAsync(token);
        var last = await desk.LastAsync(token);
        while (last!.IsUnderWay)
        {
            await Task.Yield();
            last = await desk.LastAsync(token);
        }

        Assert.Equal((BackgroundTaskStatus.Succeeded, true), (last.Status, last.Bytes > 0));
        await using var context = await services.GetRequiredService<IDbContextFactory<StudioDbContext>>().CreateDbContextAsync(token);
        Assert.Contains("\"workspace\"", (await context.AuditEntries.SingleAsync(entry => entry.Act == AuditAct.Exported, token)).Details, StringComparison.Ordinal);
        return last.TaskId;
    }
}
