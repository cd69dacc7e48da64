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
    private readonly UNetCall[] _calls;
    private readonly GuidedCondition _told;
    private readonly float _scale;
    private readonly float _rescale;
    private readonly int[] _shape;
    private readonly float[] _work;

    public GuidedPrediction(UNet unet, DenoisingPlan plan, GuidedCondition told, Tensor? mask, int[] latentShape)
    {
        _told = told;
        _scale = (float)plan.GuidanceScale;
        _rescale = (float)plan.GuidanceRescale;
        _shape = latentShape;
        _work = new float[Tensor.Count(latentShape)];
        var batches = plan.GuidanceBatch == true && told.FitsOneBatch ? [UNetCondition.Concatenate(told.All)] : told.All;
        _calls = [.. batches.Select(condition => unet.Prepare(condition, mask, latentShape))];
    }

    public TimeSpan SessionTime => _calls.Aggregate(TimeSpan.Zero, (sum, call) => sum + call.SessionTime);

    /// <summary>A new tensor: some schedulers keep the last few. It is the only thing that a step allocates here.</summary>
    public Tensor Predict(Tensor latents, float timestep, DenoisingTrace? trace, CancellationToken cancellationToken)
    {
        foreach (var call in _calls)
        {
            var output = call.Predict(latents, timestep, cancellationToken);
            trace?.Predicted(call.Input, output);
        }

        var guided = new Tensor(_shape);
        Output(0).CopyTo(guided.Span);
        if (_told.Negative is null)
        {
            return guided;
        }

        for (var i = 0; i < _told.Positive.Count; i++)
        {
            Guidance.Pull(guided.Span, Output(0), Output(1 + i), _scale * _told.Positive[i].Weight, _work);
        }

        if (_rescale != 0)
        {
            Guidance.Rescale(guided, Output(1), _rescale);
        }

        return guided;
    }

    public void Dispose()
    {
        foreach (var call in _calls)
        {
            call.Dispose();
        }
    }

    /// <summary>The prediction for one text, the negative one first: a part of the one batch, or a call's own.</summary>
    private Span<float> Output(int text) =>
        _calls is [var batch] ? batch.Output.Span.Slice(text * _work.Length, _work.Length) : _calls[text].Output.Span;
}
