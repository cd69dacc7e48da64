using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data;
using Studio.Data.Gallery;
using Studio.Data.Storage;
using Studio.Data.Tenancy;
using Studio.Inference.Imaging;

namespace Studio.Testing;

/// <summary>Pictures put into a running studio: real PNG files with metadata, without the time to draw them.</summary>
public static class SeededPictures
{
    public const string Secret = "a squirrel that only its owner knows";

    public static async Task<IReadOnlyList<Image>> AddPicturesAsync(
        this RunningStudio studio, string slug, int count, CancellationToken cancellationToken, Func<int, string>? wish = null, int width = 64, int height = 48, DateTime? newest = null, Func<int, byte[]>? file = null)
    {
        var workspaceId = await studio.WorkspaceIdAsync(slug, cancellationToken);
        var images = new List<Image>();
        await studio.Services.GetRequiredService<WorkspaceScope>().RunAsync(workspaceId, async (services, token) =>
        {
            var context = services.GetRequiredService<StudioDbContext>();
            var blobs = services.GetRequiredService<BlobStore>();
            var owner = await context.Memberships.Select(membership => membership.UserId).FirstAsync(token);
            var now = newest ?? services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
            for (var number = 0; number < count; number++)
            {
                var png = file?.Invoke(number) ?? Png(number, width, height);
                var hash = await blobs.WriteAsync(workspaceId, png, token);
                var text = wish?.Invoke(number) ?? $"Picture {number + 1}";
                var image = New(owner, text, hash, png.Length, width, height, now.AddMinutes(-number));
                images.Add(image);
                context.Images.Add(image);
            }

            await context.SaveChangesAsync(token);
        }, cancellationToken);
        return images;
    }

    public static async Task<Guid> WorkspaceIdAsync(this RunningStudio studio, string slug, CancellationToken cancellationToken)
    {
        await using var scope = studio.Services.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<StudioDbContext>();
        return await context.Workspaces.Where(workspace => workspace.Slug == slug).Select(workspace => workspace.Id).SingleAsync(cancellationToken);
    }

    private static byte[] Png(int number, int width, int height)
    {
        var rgb = new byte[width * height * 3];
        new Random(number).NextBytes(rgb.AsSpan(0, width * 3));
        rgb.AsSpan(width * 3).Fill((byte)(40 + (number * 37 % 200)));
        return PngWriter.Write(width, height, rgb, [new PngText("parameters", Secret), new PngText("studio", $$"""{"prompt":"{{Secret}}"}""")]);
    }

    private static Image New(Guid owner, string wish, string hash, int bytes, int width, int height, DateTime at) => new()
    {
        Origin = ImageOrigin.Generated,
        BlobHash = hash,
        PixelHash = hash,
        Width = width,
        Height = height,
        ByteCount = bytes,
        Provenance = new Provenance { Wish = wish, Prompt = Secret, CreatedAt = at },
        Prompt = Secret,
        Wish = wish,
        Language = "en",
        ModelName = "Studio Mini",
        Seed = 42,
        SearchText = ImageSearch.TextOf(wish, Secret, 42),
        CreatedById = owner,
        CreatedAt = at,
    };
}
