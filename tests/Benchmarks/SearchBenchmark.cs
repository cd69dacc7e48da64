using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Studio.Benchmarks.Serving;
using Studio.Data;
using Studio.Data.Gallery;
using Studio.Data.Tenancy;
using Studio.Web;
using Studio.Web.Gallery;

namespace Studio.Benchmarks;

/// <summary>
/// What the gallery reads when a search is typed, over many pictures, where all, few and none of them have the word.
/// On SQLite; on PostgreSQL when the settings in the environment (Data__Provider ...) name an empty database.
/// </summary>
internal static class SearchBenchmark
{
    private const int Rounds = 15;
    private const int Batch = 1_000;
    private const string Prompt = "A small brown squirrel with a golden crown sits on a mossy stone in a sunlit pine forest, its bushy tail curled behind it, soft morning light, flat illustration.";

    private static readonly (string Who, string Word)[] Searches = [("every picture", "squirrel"), ("one in a thousand", "lighthouse"), ("none", "zeppelin"), ("none, four words", "squirrel crown forest zeppelin")];

    public static async Task<int> RunAsync(int images)
    {
        using var folder = new TemporaryFolder();
        await PreparedStudio.MakeAsync(folder.Path);
        await using var app = StudioApp.Build(new StudioAppOptions { DataFolder = folder.Path, Port = 0, Configure = builder => builder.Logging.ClearProviders() });
        Guid workspace;
        await using (var scope = app.Services.CreateAsyncScope())
        {
            workspace = (await scope.ServiceProvider.GetRequiredService<Doors>().AllWorkspacesAsync(CancellationToken.None)).Single();
        }

        var workspaces = app.Services.GetRequiredService<WorkspaceScope>();
        for (var first = 0; first < images; first += Batch)
        {
            await workspaces.RunAsync(workspace, (services, _) => AddAsync(services.GetRequiredService<StudioDbContext>(), first, Math.Min(Batch, images - first)), CancellationToken.None);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"## Search in a gallery of {images:N0} pictures"));
        Console.WriteLine();
        Console.WriteLine("| pictures with the word | one search | beside the first |");
        Console.WriteLine("|---|---|---|");
        double? hit = null;
        foreach (var (who, word) in Searches)
        {
            var times = await workspaces.RunAsync(workspace, (services, _) => MeasureAsync(services.GetRequiredService<GalleryQueries>(), word), CancellationToken.None);
            hit ??= times.Median;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {who} | {times} | {times.Median / hit:f2} |"));
        }

        return 0;
    }

    private static async Task<Quantiles> MeasureAsync(GalleryQueries queries, string word)
    {
        var filter = new GalleryFilter { Search = word };
        var days = new WorkspaceDays(TimeZoneInfo.Utc);
        var times = new List<double>();
        for (var round = 0; round <= Rounds; round++)
        {
            var start = Stopwatch.GetTimestamp();
            await new GalleryView(queries, filter, days).LoadAsync(GalleryView.SliceSize, CancellationToken.None);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        // The first one prepares the queries and fills the database's cache.
        return new Quantiles(times.Skip(1));
    }

    private static async Task AddAsync(StudioDbContext db, int first, int count)
    {
        var owner = await db.Memberships.Select(membership => membership.UserId).FirstAsync();
        for (var number = first; number < first + count; number++)
        {
            var wish = number % 1_000 == 0 ? $"lighthouse {number}" : $"wish {number}";
            var hash = Convert.ToHexStringLower(SHA256.HashData(BitConverter.GetBytes(number)));
            var at = DateTime.UnixEpoch.AddMinutes(number * 10);
            db.Images.Add(new Image
            {
                Origin = ImageOrigin.Generated,
                BlobHash = hash,
                PixelHash = hash,
                Width = 256,
                Height = 256,
                ByteCount = 90_000,
                Provenance = new Provenance { Wish = wish, Prompt = Prompt, CreatedAt = at },
                Prompt = Prompt,
                Wish = wish,
                Language = "en",
                ModelName = "Studio Mini",
                Seed = number,
                SearchText = ImageSearch.TextOf(wish, Prompt, number),
                CreatedById = owner,
                CreatedAt = at,
            });
        }

        await db.SaveChangesAsync();
    }
}
