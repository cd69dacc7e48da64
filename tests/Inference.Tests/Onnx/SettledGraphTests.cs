using Studio.Inference.Onnx;
using Studio.Inference.Tests.Diffusion;

namespace Studio.Inference.Tests.Onnx;

public sealed class SettledGraphTests
{
    private static readonly string Encoder = Path.Combine(TinyModels.Folder("tiny-sd2-vpred"), "vae_encoder", "model.onnx");

    [Fact]
    public void A_graph_that_draws_by_itself_answers_the_same_twice()
    {
        using var model = OnnxModel.LoadSettled(Encoder, new OnnxOptions())!;
        using var again = OnnxModel.LoadSettled(Encoder, new OnnxOptions())!;
        Assert.Equal(Run(model), Run(model));
        Assert.Equal(Run(model), Run(again));
    }

    [Fact]
    public void The_mean_is_what_the_graph_draws_around()
    {
        using var settled = OnnxModel.LoadSettled(Encoder, new OnnxOptions())!;
        using var drawing = OnnxModel.Load(Encoder, new OnnxOptions());
        var (mean, drawn) = (Run(settled), Run(drawing));
        Assert.NotEqual(mean, drawn);

        // goldens/pipelines/README.md: a deviation of 3e-7 here.
        Assert.All(mean.Zip(drawn), pair => Assert.Equal(pair.First, pair.Second, 1e-4f));
    }

    [Fact]
    public void A_graph_that_draws_nothing_is_left_alone()
    {
        Assert.Null(SettledGraph.Settle(File.ReadAllBytes(Path.Combine(TinyModels.Folder("tiny-sd"), "vae_encoder", "model.onnx"))));
    }

    [Fact]
    public void A_graph_cut_off_anywhere_is_left_to_the_runtime_to_refuse()
    {
        var whole = File.ReadAllBytes(Encoder);
        for (var length = 0; length < whole.Length; length += 997)
        {
            Assert.Null(SettledGraph.Settle(whole[..length]));
        }
    }

    private static float[] Run(OnnxModel model)
    {
        using var call = model.Prepare([new("sample", 1, 3, 64, 64)], [new("latent_sample", 1, 4, 8, 8)]);
        new Noise(1).Normal(1, 3, 64, 64).Data.CopyTo(call.Input(0).Data, 0);
        call.Run(TestContext.Current.CancellationToken);
        return (float[])call.Output(0).Data.Clone();
    }
}
