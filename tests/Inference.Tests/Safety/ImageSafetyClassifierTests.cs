using Studio.Inference.Models;
using Studio.Inference.Onnx;
using Studio.Inference.Safety;
using Studio.Testing;

namespace Studio.Inference.Tests.Safety;

public sealed class ImageSafetyClassifierTests : IDisposable
{
    private static readonly ClassifierModel Model = ClassifierFolder.Read(Path.Combine(Repository.Models, "nsfw-mobilenet"));

    private readonly ImageSafetyClassifier _classifier = ImageSafetyClassifier.Load(Model, new OnnxOptions { IntraOpThreads = 1 });

    public void Dispose() => _classifier.Dispose();

    [Fact]
    public void Scores_are_shares_with_the_classifiers_hash()
    {
        var scores = _classifier.Classify(64, 48, Gradient(64, 48));
        Assert.Equal(Model.Hash, scores.ClassifierHash);
        Assert.Equal(Model.Labels, scores.Scores.Keys);
        Assert.Equal(1f, scores.Scores.Values.Sum(), tolerance: 1e-4f);
        Assert.InRange(scores.Nsfw, 0f, 1f);
    }

    [Fact]
    public void A_plain_drawing_is_safe_and_the_answer_is_repeatable()
    {
        // A red disc on a pale ground, the simplest flat illustration.
        var rgb = Enumerable.Range(0, 256 * 256).SelectMany(i => Math.Pow((i % 256) - 128, 2) + Math.Pow((i / 256) - 128, 2) < 6000 ? new byte[] { 220, 40, 40 } : [250, 240, 210]).ToArray();
        var first = _classifier.Classify(256, 256, rgb);
        Assert.InRange(first.Nsfw, 0f, 0.5f);
        Assert.Equal(first.Scores, _classifier.Classify(256, 256, rgb).Scores);
    }

    [Fact]
    public void A_damaged_graph_is_a_sentence()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder["model.onnx"], File.ReadAllBytes(Model.File)[..100_000]);
        var broken = Model with { File = folder["model.onnx"] };
        Assert.Contains("model.onnx", Assert.Throws<InferenceException>(() => ImageSafetyClassifier.Load(broken, new OnnxOptions())).Message, StringComparison.Ordinal);
    }

    private static byte[] Gradient(int width, int height) =>
        [.. Enumerable.Range(0, width * height).SelectMany(i => new[] { (byte)(i % width * 4), (byte)(i / width * 5), (byte)128 })];
}
