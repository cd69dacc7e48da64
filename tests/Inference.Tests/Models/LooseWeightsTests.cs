using Studio.Inference.Onnx;
using Studio.Inference.Tests.Diffusion;
using Studio.Testing;

namespace Studio.Inference.Tests.Models;

/// <summary>Graphs whose weights lie in a file of their own, as those of large models must.</summary>
public sealed class LooseWeightsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("unet")]
    [InlineData("text_encoder")]
    [InlineData("vae_decoder")]
    [InlineData("vae_encoder")]
    public void Weights_that_are_absent_cut_or_another_graphs_are_named(string part)
    {
        TinyModels.Copy("tiny-sd", _folder);
        Loosen(part);
        Assert.Null(WholeModel.Use(_folder.Path, Token));

        var weights = _folder[part, "weights.bin"];
        var whole = File.ReadAllBytes(weights);
        File.Delete(weights);
        Assert.Equal($"weights.bin is missing; {part}/model.onnx keeps its weights there.", WholeModel.Use(_folder.Path, Token));

        foreach (var length in (int[])[0, 1, whole.Length / 2, whole.Length - 1])
        {
            File.WriteAllBytes(weights, whole[..length]);
            var said = WholeModel.Use(_folder.Path, Token);
            Assert.NotNull(said);
            Assert.Contains($"{part}/model.onnx", said, StringComparison.Ordinal);
            Assert.DoesNotContain('\n', said);
        }
    }

    /// <summary>ONNX Runtime writes weights apart when it is asked to, which optimised graphs do.</summary>
    private void Loosen(string part)
    {
        var graph = _folder[part, "model.onnx"];
        new OptimizedGraph(_folder["loose", part], new OnnxOptions()).TryMake(graph)!.Dispose();
        File.Copy(_folder["loose", part, "graph.onnx"], graph, overwrite: true);
        File.Copy(_folder["loose", part, "weights.bin"], _folder[part, "weights.bin"]);
    }

    public void Dispose() => _folder.Dispose();
}
