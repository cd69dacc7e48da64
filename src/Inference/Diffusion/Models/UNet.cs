using Studio.Inference.Onnx;

namespace Studio.Inference.Diffusion.Models;

/// <summary>The unet folder: noisy latents, timestep and text in, prediction out.</summary>
internal sealed class UNet : IDisposable
{
    private const string Sample = "sample";
    private const string Timestep = "timestep";
    private const string Text = "encoder_hidden_states";

    private readonly OnnxModel _model;
    private readonly int[] _timestepShape;
    private readonly string _output;

    public UNet(string folder, OnnxOptions options)
    {
        _model = OnnxModel.Load(Path.Combine(folder, "unet", "model.onnx"), options);
        var sample = _model.Input(Sample, 4);
        _model.Input(Text, 3);

        // A scalar in today's exports, one value in a vector in older ones.
        _timestepShape = _model.Input(Timestep, 0, 1).Rank == 0 ? [] : [1];
        _output = _model.Output("out_sample", Sample).Name;
        FixedHeight = sample.Shape[2] > 0 ? sample.Shape[2] : null;
        FixedWidth = sample.Shape[3] > 0 ? sample.Shape[3] : null;
        if (_model.Inputs.FirstOrDefault(input => input.Name is not (Sample or Timestep or Text)) is { } extra)
        {
            throw new InferenceException($"The model file {_model.Shown} also wants \"{extra.Name}\": it is not a Stable Diffusion 1.x or 2.x UNet.");
        }
    }

    public ProviderChoice Provider => _model.Provider;

    /// <summary>Latent rows, where the graph has them fixed.</summary>
    public int? FixedHeight { get; }

    /// <summary>Latent columns, where the graph has them fixed.</summary>
    public int? FixedWidth { get; }

    /// <summary>A call for latents of one shape with its text in place.</summary>
    public UNetCall Prepare(Tensor text, int[] latentShape)
    {
        int[] shape = [text.Shape[0], .. latentShape.AsSpan(1)];
        var call = _model.Prepare(
            [new(Sample, shape), new(Timestep, _timestepShape), new(Text, text.Shape)],
            [new(_output, shape)]);
        text.Data.CopyTo(call.Input(2).Data, 0);
        return new UNetCall(call);
    }

    public void Dispose() => _model.Dispose();
}
