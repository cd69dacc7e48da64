using Studio.Inference.Diffusion.Models;
using Studio.Inference.Onnx;

namespace Studio.Inference.Diffusion;

/// <summary>
/// What the UNet says at a step, with guidance when there is a negative prompt: as one batch (negative half first) or as two
/// calls. Which one is faster depends on model and machine, and it decides the last bits of the pixels.
/// </summary>
internal sealed class GuidedPrediction : IDisposable
{
    private readonly UNetCall _positive;
    private readonly UNetCall? _negative;
    private readonly bool _oneBatch;
    private readonly float _scale;
    private readonly float _rescale;
    private readonly int[] _shape;

    public GuidedPrediction(UNet unet, DenoisingPlan plan, Tensor prompt, Tensor? negative, int[] latentShape)
    {
        _scale = (float)plan.GuidanceScale;
        _rescale = (float)plan.GuidanceRescale;
        _shape = latentShape;
        _oneBatch = negative is not null && plan.GuidanceBatch;
        _positive = unet.Prepare(_oneBatch ? Tensor.Concatenate(negative!, prompt) : prompt, latentShape);
        _negative = negative is null || _oneBatch ? null : unet.Prepare(negative, latentShape);
    }

    public TimeSpan SessionTime => _positive.SessionTime + (_negative?.SessionTime ?? TimeSpan.Zero);

    public Tensor Predict(Tensor latents, float timestep, DenoisingTrace? trace, CancellationToken cancellationToken)
    {
        var output = _positive.Predict(latents, timestep, cancellationToken);
        trace?.Predicted(latents, output);
        if (_oneBatch)
        {
            var half = output.Length / 2;
            return Guidance.Combine(new Tensor(output.Data[..half], _shape), new Tensor(output.Data[half..], _shape), _scale, _rescale);
        }

        return _negative is null
            ? new Tensor((float[])output.Data.Clone(), _shape)
            : Guidance.Combine(_negative.Predict(latents, timestep, cancellationToken), output, _scale, _rescale);
    }

    public void Dispose()
    {
        _positive.Dispose();
        _negative?.Dispose();
    }
}
