using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Studio.Data.Gallery;
using Studio.Data.Prompts;
using Studio.Testing;

namespace Studio.Data.Tests.Conventions;

public sealed class JsonColumnTests
{
    private static readonly Provenance Full = new()
    {
        Wish = "「STUDIO」と書かれた帽子",
        Language = "ja",
        Upsampled = "A hat that reads \"STUDIO\".",
        Upsampler = new UpsamplerProvenance("studio-mini-upsampler", Rows.Hash("gguf"), "1", 7),
        Prompt = "A red hat that reads \"STUDIO\".",
        Negative = "blurry",
        Settings = Rows.Settings(4),
        Model = new ModelProvenance("Studio Mini", Rows.Hash("model"), new Dictionary<string, string> { ["unet/model.onnx"] = Rows.Hash("unet") }),
        Seed = long.MaxValue,
        Fingerprint = new FingerprintProvenance("onnxruntime 1.29.0", "cpu", "x64 avx2", 2, GuidanceBatch: true, Batch: 1),
        Parent = new ParentProvenance(Rows.Hash("parent"), ImageLinkKind.Edit),
        CreatedAt = new DateTime(2026, 1, 15, 9, 0, 0, DateTimeKind.Utc),
        Safety = new ImageSafety(Rows.Hash("nsfw"), new Dictionary<string, float> { ["nsfw"] = 0.015f }),
    };

    [Theory, EachDatabase]
    public async Task Provenance_comes_back_whole(DatabaseKind kind)
    {
        var token = TestContext.Current.CancellationToken;
        await using var studio = await TestStudio.StartAsync(kind, token);
        var workspace = await studio.AddWorkspaceAsync(token);
        var now = studio.Time.UtcNow;
        var image = new Image
        {
            Origin = ImageOrigin.Generated,
            BlobHash = Rows.Hash("blob"),
            PixelHash = Rows.Hash("pixels"),
            Width = 128,
            Height = 128,
            ByteCount = 1,
            Provenance = Full,
            Prompt = Full.Prompt,
            SearchText = "",
            CreatedById = workspace.Owner.Id,
            CreatedAt = now,
            Safety = Full.Safety,
        };
        await workspace.AddAsync(token, image);

        var stored = await workspace.WithAsync(c => c.Images.SingleAsync(token));

        Assert.Equivalent(Full, stored.Provenance, strict: true);
        Assert.Equivalent(Full.Safety, stored.Safety, strict: true);
    }

    [Fact]
    public void Its_json_is_readable_and_names_enums()
    {
        var json = JsonSerializer.Serialize(Full, StudioJson.Options);

        Assert.Contains("\"wish\":\"「STUDIO」と書かれた帽子\"", json, StringComparison.Ordinal);
        Assert.Contains("\"kind\":\"edit\"", json, StringComparison.Ordinal);
        Assert.Contains("\"version\":1", json, StringComparison.Ordinal);
    }

    [Fact]
    public void A_field_of_a_newer_version_does_not_break_reading()
    {
        var provenance = JsonSerializer.Deserialize<Provenance>("""{"version":2,"prompt":"A hat.","mood":"calm"}""", StudioJson.Options)!;

        Assert.Equal((2, "A hat."), (provenance.Version, provenance.Prompt));
    }

    [Theory, EachDatabase]
    public async Task A_list_that_was_replaced_is_saved_and_one_that_was_not_is_left_alone(DatabaseKind kind)
    {
        var token = TestContext.Current.CancellationToken;
        await using var studio = await TestStudio.StartAsync(kind, token);
        var workspace = await studio.AddWorkspaceAsync(token);
        var made = await workspace.AddGenerationAsync(token);

        await workspace.WithAsync(async c =>
        {
            var turn = await c.Turns.SingleAsync(token);
            turn.LockedPhrases = [new LockedPhrase("王冠", "crown"), new LockedPhrase("三", null)];
            Assert.Equal(1, await c.SaveChangesAsync(token));
            turn.LockedPhrases = [.. turn.LockedPhrases];
            return Assert.Single([await c.SaveChangesAsync(token)], saved => saved == 0);
        });

        var stored = await workspace.WithAsync(c => c.Turns.SingleAsync(t => t.Id == made.Turn.Id, token));
        Assert.Equal([new LockedPhrase("王冠", "crown"), new LockedPhrase("三", null)], stored.LockedPhrases);
    }
}
