using Studio.Inference.Diffusion.Conditioning;
using Studio.Inference.Models;
using Studio.Inference.Onnx;

namespace Studio.Inference.Diffusion.Models;

/// <summary>The unet folder: noisy latents, timestep and what it is told in, prediction out. Which inputs there are says which family it is of.</summary>
internal sealed class UNet : IDisposable
{
    private const string Sample = "sample";
    private const string Timestep = "timestep";
    private const int TimeIds = 6;

    private readonly OnnxModel _model;
    private readonly int _latentChannels;
    private readonly int _channels;
    private readonly int[] _timestepShape;
    private readonly string _output;
    private readonly string[] _conditions;

    public UNet(ModelSource source, int latentChannels)
    {
        _latentChannels = latentChannels;
        _model = source.Load("unet");
        var config = ConfigFile.Read(Path.Combine(source.Folder, "unet", "config.json"));
        var sample = _model.Input(Sample, 4);
        var text = _model.Input(UNetCondition.TextInput, 3);

        // A scalar in today's exports, one value in a vector in older ones.
        _timestepShape = _model.Input(Timestep, 0, 1).Rank == 0 ? [] : [1];
        _output = _model.Output("out_sample", Sample).Name;
        _channels = sample.Shape[1] > 0 ? sample.Shape[1] : config.Whole("in_channels") ?? latentChannels;
        _conditions = [.. _model.Inputs.Select(input => input.Name).Where(name => name is not (Sample or Timestep)).Select(Known)];
        GuidanceWidth = Has(UNetCondition.GuidanceInput) ? WidthOf(UNetCondition.GuidanceInput, config.Whole("time_cond_proj_dim")) : null;
        TextPositions = text.Shape[1] > 0 ? text.Shape[1] : null;
        FixedBatch = sample.Shape[0] > 0 ? sample.Shape[0] : null;
        FixedHeight = sample.Shape[2] > 0 ? sample.Shape[2] : null;
        FixedWidth = sample.Shape[3] > 0 ? sample.Shape[3] : null;
        CheckFamily();
    }

    public ProviderChoice Provider => _model.Provider;

    /// <summary>Takes the mask and the latents of the masked picture beside its own: weights made for inpainting.</summary>
    public bool SeesMask => _channels == InpaintingChannels;

    /// <summary>Takes SDXL's pooled text and micro-conditioning.</summary>
    public bool IsXl => Has(UNetCondition.TimeIdsInput);

    /// <summary>Numbers that the guidance is told in; null when guidance needs a second pass with the negative prompt.</summary>
    public int? GuidanceWidth { get; }

    /// <summary>Tokens of text, where the graph has them fixed.</summary>
    public int? TextPositions { get; }

    /// <summary>Pictures, each with one text, that it looks at together, where the graph has them fixed.</summary>
    public int? FixedBatch { get; }

    /// <summary>Latent rows, where the graph has them fixed.</summary>
    public int? FixedHeight { get; }

    /// <summary>Latent columns, where the graph has them fixed.</summary>
    public int? FixedWidth { get; }

    private int InpaintingChannels => 2 * _latentChannels + 1;

    /// <summary>A call for latents of one shape with what it is told in place.</summary>
    /// <param name="condition">As many texts as the batch has items; twice the pictures for guidance as one batch.</param>
    /// <param name="mask">For weights that see it: [pictures, mask and masked latents, h, w].</param>
    /// <param name="latentShape">[pictures, channels, h, w].</param>
    public UNetCall Prepare(UNetCondition condition, Tensor? mask, int[] latentShape)
    {
        var batch = condition.Text.Shape[0];
        int[] input = [batch, _channels, .. latentShape.AsSpan(2)];
        int[] output = [batch, _latentChannels, .. latentShape.AsSpan(2)];
        var told = _conditions.Select(name => (Name: name, Value: condition.Input(name)!)).ToList();
        var call = _model.Prepare(
            [new(Sample, input), new(Timestep, _timestepShape), .. told.Select(pair => new OnnxShape(pair.Name, pair.Value.Shape))],
            [new(_output, output)]);
        foreach (var (index, (_, value)) in told.Index())
        {
            value.Data.CopyTo(call.Input(2 + index).Data, 0);
        }

        return new UNetCall(call, mask, latentShape);
    }

    public void Dispose() => _model.Dispose();

    private bool Has(string input) => _conditions.Contains(input, StringComparer.Ordinal);

    private string Known(string input) => input is UNetCondition.TextInput or UNetCondition.PooledInput or UNetCondition.TimeIdsInput or UNetCondition.GuidanceInput
        ? input
        : throw new InferenceException($"The model file {_model.Shown} also wants \"{input}\", which no family that runs here has.");

    private int WidthOf(string input, int? configured) =>
        _model.Input(input, 2).Shape[1] is var width && width > 0 ? width : configured
        ?? throw new InferenceException($"The model file {_model.Shown} does not say how wide its {input} is, and unet/config.json has no time_cond_proj_dim.");

    private void CheckFamily()
    {
        if (_channels != _latentChannels && !SeesMask)
        {
            throw new InferenceException(
                $"The model file {_model.Shown} takes {_channels} channels; Studio knows {_latentChannels} (pictures) and {InpaintingChannels} (inpainting) for a decoder of {_latentChannels}.");
        }

        if (Has(UNetCondition.PooledInput) != IsXl || (IsXl && WidthOf(UNetCondition.TimeIdsInput, TimeIds) != TimeIds))
        {
            throw new InferenceException($"The model file {_model.Shown} is an SDXL refiner or half of an SDXL UNet: it must take text_embeds and {TimeIds} time_ids.");
        }
    }
}
