using Studio.Inference.Imaging;
using Studio.Jobs.Handlers;
using Studio.Testing;

namespace Studio.Jobs.Tests.Handlers;

public sealed class ProvenancePngTests
{
    /// <summary>Where PNG files are written: pictures, and copies that never leave as files (previews, portraits, thumbnails, what raters and judges see).</summary>
    private static readonly string[] Writers = ["Jobs/Evaluations/Scores/JudgeSamples.cs", "Jobs/Handlers/ProvenancePng.cs", "Jobs/Handlers/SmallPreview.cs", "Web/Images/ThumbnailCache.cs", "Web/Profile/Portraits/PortraitPicture.cs", "Web/Rating/RatedPictureFiles.cs"];

    [Fact]
    public void Every_picture_made_here_says_that_a_machine_made_it_and_how()
    {
        var provenance = Rows.Image(Guid.Empty, new DateTime(2026, 10, 1, 0, 0, 0, DateTimeKind.Utc)).Provenance;

        var texts = PngReader.ReadTexts(ProvenancePng.Write(provenance, 2, 1, [1, 2, 3, 4, 5, 6])).ToDictionary(text => text.Keyword, text => text.Text, StringComparer.Ordinal);

        Assert.Contains($"DigitalSourceType=\"{XmpPacket.TrainedAlgorithmicMedia}\"", texts[XmpPacket.Keyword], StringComparison.Ordinal);
        Assert.Contains("\"wish\":\"リスの王\"", texts[StudioMetadata.Keyword], StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_else_writes_pictures()
    {
        var source = Path.Combine(Repository.Root, "src");
        var found = Directory.EnumerateFiles(source, "*.cs", SearchOption.AllDirectories)
            .Where(file => File.ReadAllText(file).Contains("PngWriter.Write(", StringComparison.Ordinal))
            .Select(file => Path.GetRelativePath(source, file).Replace('\\', '/'))
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

        Assert.Equal(Writers, found);
    }
}
