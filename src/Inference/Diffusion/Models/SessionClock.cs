namespace Studio.Inference.Diffusion.Models;

/// <summary>Adds up the time that one run spends inside ONNX Runtime.</summary>
internal sealed class SessionClock
{
    public TimeSpan Total { get; private set; }

    public void Add(TimeSpan time) => Total += time;
}
