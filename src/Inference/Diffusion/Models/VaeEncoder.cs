using Studio.Inference.Diffusion.Starts;
using Studio.Inference.Onnx;

namespace Studio.Inference.Diffusion.Models;

/// <summary>The vae_encoder folder: pixels from -1 to 1 in, latents out, as a distribution or, in older exports, as one sample of it.</summary>
internal sealed class VaeEncoder : IDisposable
{
    private const string Part = "vae_encoder";
    private const string Pixels = "sample";
    private const string Distribution = "latent_parameters";
    private const string OneSample = "latent_sample";

    private readonly OnnxModel _model;
    private readonly LatentSpace _space;
    private readonly string _output;

    public VaeEncoder(ModelSource source, LatentSpace space)
    {
        _space = space;
        _model = Load(source);
        var pixels = _model.Input(Pixels, 4);
        _output = _model.Output(Distribution, OneSample).Name;
        FixedHeight = pixels.Shape[2] > 0 ? pixels.Shape[2] : null;
        FixedWidth = pixels.Shape[3] > 0 ? pixels.Shape[3] : null;
    }

    public static bool IsIn(ModelSource source) => File.Exists(source.Graph(Part));

    /// <summary>Pixel rows, where the graph has them fixed.</summary>
    public int? FixedHeight { get; }

    /// <summary>Pixel columns, where the graph has them fixed.</summary>
    public int? FixedWidth { get; }

    public bool GivesDistribution => _output == Distribution;

    /// <summary>Latent channels that come out: means, or means and logarithms of variances.</summary>
    public int OutputChannels => GivesDistribution ? 2 * _space.Channels : _space.Channels;

    public ImagePosterior PosteriorOf(Tensor output) => new(output, GivesDistribution, _space);

    /// <summary>[1, 3, height, width] to the raw output.</summary>
    public Tensor Encode(Tensor pixels, SessionClock clock, CancellationToken cancellationToken)
    {
        var (height, width) = (pixels.Shape[2], pixels.Shape[3]);
        var side = _space.PixelsPerLatent;
        using var call = _model.Prepare(
            [new(Pixels, pixels.Shape)],
            [new(_output, 1, OutputChannels, height / side, width / side)]);
        pixels.Data.CopyTo(call.Input(0).Data, 0);
        call.Run(cancellationToken);
        clock.Add(call.SessionTime);
        return call.Output(0);
    }

    public void Dispose() => _model.Dispose();

    /// <summary>An export that answers one sample draws it inside the graph, where no seed reaches: it is asked for the mean instead.</summary>
    private static OnnxModel Load(ModelSource source)
    {
        var model = source.Load(Part);
        if (model.Outputs.Any(output => output.Name == Distribution) || OnnxModel.LoadSettled(source.Graph(Part), source.Options) is not { } settled)
        {
            return model;
        }

        model.Dispose();
        return settled;
    }
}
