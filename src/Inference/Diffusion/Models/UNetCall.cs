using Studio.Inference.Onnx;

namespace Studio.Inference.Diffusion.Models;

/// <summary>The UNet with one text and one size, ready to be run at every step.</summary>
internal sealed class UNetCall : IDisposable
{
    private readonly OnnxCall _call;
    private readonly int _latentLength;

    public UNetCall(OnnxCall call, Tensor? mask, int[] latentShape)
    {
        _call = call;
        _latentLength = Tensor.Count(latentShape.AsSpan(1));
        if (mask is null)
        {
            return;
        }

        // Mask and masked picture are the same at every step.
        for (var item = 0; item < Input.Shape[0]; item++)
        {
            mask.Item(item % mask.Shape[0]).CopyTo(Input.Item(item)[_latentLength..]);
        }
    }

    public TimeSpan SessionTime => _call.SessionTime;

    /// <summary>What the network saw in the last call.</summary>
    public Tensor Input => _call.Input(0);

    /// <summary>The last prediction; the next call overwrites it.</summary>
    public Tensor Output => _call.Output(0);

    /// <summary>The prediction, valid until the next call. Latents are repeated when the text holds them twice (guidance as one batch).</summary>
    public Tensor Predict(Tensor latents, float timestep, CancellationToken cancellationToken)
    {
        for (var item = 0; item < Input.Shape[0]; item++)
        {
            latents.Item(item % latents.Shape[0]).CopyTo(Input.Item(item)[.._latentLength]);
        }

        _call.Input(1).Data[0] = timestep;
        _call.Run(cancellationToken);
        return Output;
    }

    public void Dispose() => _call.Dispose();
}
