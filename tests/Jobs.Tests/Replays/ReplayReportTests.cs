using Studio.Data.Gallery;
using Studio.Data.Generations;
using Studio.Inference.Imaging;
using Studio.Jobs.Replays;
using Studio.Testing;

namespace Studio.Jobs.Tests.Replays;

public sealed class ReplayReportTests
{
    private static readonly Provenance Then = new()
    {
        Prompt = "A squirrel.",
        Settings = Rows.Settings(),
        Seed = 42,
        Model = new ModelProvenance("Mini", "abc", new Dictionary<string, string>(StringComparer.Ordinal) { ["unet/model.onnx"] = "0123456789abcdef" }),
        Fingerprint = new FingerprintProvenance("onnxruntime 1.29.0", "cpu", "x64 avx512", Threads: 2, GuidanceBatch: true, Batch: 1),
    };

    [Fact]
    public void Equal_records_differ_in_nothing()
    {
        Assert.Empty(ProvenanceDifference.Between(Then, Then with { CreatedAt = new DateTime(2027, 1, 1, 0, 0, 0, DateTimeKind.Utc) }));
    }

    [Fact]
    public void The_field_that_differs_is_named_with_both_values()
    {
        var now = Then with { Fingerprint = Then.Fingerprint! with { Threads = 8 } };

        Assert.Equal([new ReplayDifference("threads", "2", "8")], ProvenanceDifference.Between(Then, now));
    }

    [Fact]
    public void What_an_edit_began_with_is_compared_too()
    {
        Provenance With(GenerationSettings settings) => Then with { Settings = settings };
        var edit = new EditSettings { Picture = "aaaa", Strength = 0.5, Mask = "bbbb", Feather = 3 };
        var before = With(Rows.Settings() with { Edit = edit, ClipSkip = 1 });

        Assert.Empty(ProvenanceDifference.Between(before, before));
        Assert.Equal(
            [new ReplayDifference("strength", "0.5", "0.6"), new ReplayDifference("mask", "bbbb", "none"), new ReplayDifference("clip skip", "1", "0")],
            ProvenanceDifference.Between(before, With(Rows.Settings() with { Edit = edit with { Strength = 0.6, Mask = null } })));
        Assert.Contains(
            new ReplayDifference("second pass", "none", "768x512, strength 0.4, 12 steps, by Latents"),
            ProvenanceDifference.Between(before, With(Rows.Settings() with { SecondPass = new SecondPassSettings { Width = 768, Height = 512, Strength = 0.4 } })));
        Assert.Contains(new ReplayDifference("variation seed", "9", "none"), ProvenanceDifference.Between(Then with { VariationSeed = 9 }, Then));
    }

    [Fact]
    public void Older_records_without_tiles_differ_in_nothing()
    {
        Assert.Empty(ProvenanceDifference.Between(Then, Then with { Fingerprint = Then.Fingerprint! with { TileSize = 0 } }));
    }

    [Fact]
    public void A_changed_file_of_the_model_is_named_by_its_path()
    {
        var now = Then with { Model = Then.Model! with { Files = new Dictionary<string, string>(StringComparer.Ordinal) { ["unet/model.onnx"] = "fedcba9876543210" } } };

        Assert.Equal([new ReplayDifference("model file unet/model.onnx", "0123456789ab", "fedcba987654")], ProvenanceDifference.Between(Then, now));
    }

    [Fact]
    public void A_picture_without_a_recorded_machine_says_so()
    {
        Assert.Contains(ProvenanceDifference.Between(Then with { Fingerprint = null }, Then), d => d is { Field: "processor", Then: "not recorded", Now: "x64 avx512" });
    }

    [Fact]
    public void The_largest_difference_is_that_of_one_channel_of_one_pixel()
    {
        Assert.Equal(200, ReplayReports.Largest(Picture(10, 20, 30), Picture(12, 220, 30)));
        Assert.Null(ReplayReports.Largest(Picture(10, 20, 30), new PngImage(2, 1, new byte[6], [])));
    }

    [Fact]
    public void The_sentence_says_what_differs_and_how_much()
    {
        var report = new ReplayReport(Guid.NewGuid(), Guid.NewGuid(), SameBytes: false, [new("threads", "2", "8")], LargestDifference: 3);

        Assert.Equal("Not the same bytes: threads was \"2\" then and is \"8\" now. The largest difference of a pixel is 3 of 255.", report.Sentence);
    }

    private static PngImage Picture(byte r, byte g, byte b) => new(1, 1, [r, g, b], []);
}
