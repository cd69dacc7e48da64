using Studio.Inference.Models;
using Studio.Inference.Onnx;
using Studio.Inference.Scoring;
using Studio.Testing;

namespace Studio.Inference.Tests.Scoring;

public sealed class ClipScorerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_score_is_a_hundred_times_the_cosine_of_text_and_picture(bool isOneGraph)
    {
        using var scorer = Scorer(isOneGraph);
        var red = Picture(20, 12, 255, 0, 0);

        Assert.Equal(100, scorer.Score("red", 20, 12, red, Ct), tolerance: 0.01);
        // (1, -1, -1) and (-1, -1, 1): -1 of 3.
        Assert.Equal(-100f / 3, scorer.Score("blue", 20, 12, red, Ct), tolerance: 0.01);
        // red and blue together are (0, -2, 0): 2 of 2 times the root of 3.
        Assert.Equal(100 / Math.Sqrt(3), scorer.Score("a red and blue thing", 20, 12, red, Ct), tolerance: 0.01);
    }

    [Fact]
    public void A_score_is_the_same_whatever_was_scored_before()
    {
        using var scorer = Scorer(isOneGraph: true);
        var (red, green) = (Picture(9, 9, 255, 0, 0), Picture(30, 9, 0, 255, 0));
        var first = scorer.Score("green", 9, 9, red, Ct);
        scorer.Score("red red red blue", 30, 9, green, Ct);
        Assert.Equal(first, scorer.Score("green", 9, 9, red, Ct));
    }

    [Fact]
    public void Only_the_middle_square_of_a_wide_picture_counts()
    {
        using var scorer = Scorer(isOneGraph: false);
        var flag = new byte[40 * 8 * 3];
        for (var i = 0; i < 40 * 8; i++)
        {
            flag[(i * 3) + (i % 40 is >= 12 and < 28 ? 1 : 0)] = 255;
        }

        Assert.Equal(100, scorer.Score("green", 40, 8, flag, Ct), tolerance: 0.01);
    }

    [Fact]
    public void A_text_that_says_nothing_to_the_model_is_told_of_instead_of_scored()
    {
        using var scorer = Scorer(isOneGraph: false);
        var error = Assert.Throws<InferenceException>(() => scorer.Score("a lamp", 8, 8, Picture(8, 8, 9, 9, 9), Ct));
        Assert.Contains("gave no number", error.Message);
    }

    [Fact]
    public void The_catalog_finds_a_clip_beside_the_other_models_and_hashes_all_of_its_files()
    {
        ColourClip.WriteTwoGraphs(Path.Combine(_folder.Path, "colours"));
        var clip = Assert.Single(new ModelCatalog(new ModelCatalogOptions { Folders = [_folder.Path] }).Clips);
        Assert.Equal(("colours", 3, false), (clip.Id, clip.Length, clip.IsOneGraph));

        File.AppendAllText(Path.Combine(clip.Folder, "preprocessor_config.json"), " ");
        Assert.NotEqual(clip.Hash, ClipFolder.Read(clip.Folder).Hash);
    }

    [Theory]
    [InlineData("\"resample\": 3", "\"resample\": 0", "bicubic")]
    [InlineData("\"shortest_edge\": 8", "\"shortest_edge\": 4", "square of 8")]
    [InlineData("\"shortest_edge\": 8", "\"shortest_edge\": 100000", "1 to 1024")]
    public void A_preparation_that_is_not_known_is_told_of_and_the_catalog_goes_on(string was, string becomes, string says)
    {
        var folder = ColourClip.WriteTwoGraphs(Path.Combine(_folder.Path, "colours"));
        var file = Path.Combine(folder, "preprocessor_config.json");
        File.WriteAllText(file, File.ReadAllText(file).Replace(was, becomes, StringComparison.Ordinal));
        var catalog = new ModelCatalog(new ModelCatalogOptions { Folders = [_folder.Path] });
        Assert.Empty(catalog.Clips);
        Assert.Contains(says, Assert.Single(catalog.Broken).Sentence);
    }

    public void Dispose() => _folder.Dispose();

    private ClipScorer Scorer(bool isOneGraph)
    {
        var folder = Path.Combine(_folder.Path, "colours");
        return ClipScorer.Load(ClipFolder.Read(isOneGraph ? ColourClip.WriteOneGraph(folder) : ColourClip.WriteTwoGraphs(folder)), new OnnxOptions());
    }

    private static byte[] Picture(int width, int height, byte red, byte green, byte blue) =>
        [.. Enumerable.Range(0, width * height).SelectMany(_ => (byte[])[red, green, blue])];
}
