using Studio.Inference.Onnx;

namespace Studio.Inference.Diffusion.Models;

/// <summary>The vae_decoder folder: latents in, pixels from -1 to 1 out.</summary>
internal sealed class VaeDecoder : IDisposable
{
    private const string Latents = "latent_sample";
    private const int Colours = 3;

    private readonly OnnxModel _model;
    private readonly LatentSpace _space;
    private readonly string _output;

    public VaeDecoder(ModelSource source, LatentSpace space)
    {
        _space = space;
        _model = source.Load("vae_decoder");
        var latents = _model.Input(Latents, 4);
        _output = _model.Output("sample", "image").Name;
        FixedHeight = latents.Shape[2] > 0 ? latents.Shape[2] : null;
        FixedWidth = latents.Shape[3] > 0 ? latents.Shape[3] : null;
    }

    public int? FixedHeight { get; }

    public int? FixedWidth { get; }

    /// <summary>One picture: [1, channels, h, w] to [1, 3, height, width]. One at a time, so that a picture's pixels do not depend on its neighbours.</summary>
    public Tensor Decode(ReadOnlySpan<float> latents, int height, int width, SessionClock clock, CancellationToken cancellationToken)
    {
        var side = _space.PixelsPerLatent;
        using var call = _model.Prepare(
            [new(Latents, 1, _space.Channels, height, width)],
            [new(_output, 1, Colours, height * side, width * side)]);
        var input = call.Input(0).Data;
        for (var i = 0; i < input.Length; i++)
        {
            input[i] = latents[i] / _space.Scaling + _space.Shift;
        }

        call.Run(cancellationToken);
        clock.Add(call.SessionTime);
        return call.Output(0);
    }

    public void Dispose() => _model.Dispose();
}
