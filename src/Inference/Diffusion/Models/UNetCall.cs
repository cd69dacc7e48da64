using Studio.Inference.Onnx;

namespace Studio.Inference.Diffusion.Models;

/// <summary>The UNet with one text and one size, ready to be run at every step.</summary>
internal sealed class UNetCall(OnnxCall call) : IDisposable
{
    public TimeSpan SessionTime => call.SessionTime;

    /// <summary>The prediction, valid until the next call. Latents are repeated when the text holds them twice (guidance as one batch).</summary>
    public Tensor Predict(Tensor latents, float timestep, CancellationToken cancellationToken)
    {
        var input = call.Input(0).Data;
        for (var start = 0; start < input.Length; start += latents.Length)
        {
            latents.Data.CopyTo(input, start);
        }

        call.Input(1).Data[0] = timestep;
        call.Run(cancellationToken);
        return call.Output(0);
    }

    public void Dispose() => call.Dispose();
}
