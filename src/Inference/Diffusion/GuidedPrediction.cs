using Studio.Inference.Diffusion.Conditioning;
using Studio.Inference.Diffusion.Models;
using Studio.Inference.Onnx;

namespace Studio.Inference.Diffusion;

/// <summary>
/// What the UNet says at a step, with guidance when there is a negative prompt: as one batch (negative half first) or as one
/// call for each text. Which one is faster depends on model and machine, and it decides the last bits of the pixels.
/// </summary>
internal sealed class GuidedPrediction : IDisposable
{
    private readonly List<UNetCall> _calls;
    private readonly GuidedCondition _told;
    private readonly float _scale;
    private readonly float _rescale;
    private readonly int[] _shape;

    public GuidedPrediction(UNet unet, DenoisingPlan plan, GuidedCondition told, Tensor? mask, int[] latentShape)
    {
        _told = told;
        _scale = (float)plan.GuidanceScale;
        _rescale = (float)plan.GuidanceRescale;
        _shape = latentShape;
        var batches = plan.GuidanceBatch && told.FitsOneBatch ? [UNetCondition.Concatenate(told.All)] : told.All;
        _calls = [.. batches.Select(condition => unet.Prepare(condition, mask, latentShape))];
    }

    public TimeSpan SessionTime => _calls.Aggregate(TimeSpan.Zero, (sum, call) => sum + call.SessionTime);

    public Tensor Predict(Tensor latents, float timestep, DenoisingTrace? trace, CancellationToken cancellationToken)
    {
        var outputs = new List<Tensor>();
        foreach (var call in _calls)
        {
            var output = call.Predict(latents, timestep, cancellationToken);
            trace?.Predicted(call.Input, output);
            outputs.AddRange(Parts(output));
        }

        if (_told.Negative is null)
        {
            // The network writes its next answer over this one.
            return new Tensor((float[])outputs[0].Data.Clone(), _shape);
        }

        return Guidance.Combine(outputs[0], [.. outputs.Skip(1).Zip(_told.Positive, (output, part) => (output, part.Weight))], _scale, _rescale);
    }

    public void Dispose() => _calls.ForEach(call => call.Dispose());

    /// <summary>One prediction per text.</summary>
    private IEnumerable<Tensor> Parts(Tensor output)
    {
        var length = Tensor.Count(_shape);
        return output.Length == length
            ? [output]
            : Enumerable.Range(0, output.Length / length).Select(part => new Tensor(output.Data[(part * length)..((part + 1) * length)], _shape));
    }
}
