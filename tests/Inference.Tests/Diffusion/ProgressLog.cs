using Studio.Inference.Diffusion;

namespace Studio.Inference.Tests.Diffusion;

/// <summary>Keeps every report; the action runs on the computing thread.</summary>
internal sealed class ProgressLog(Action<DenoisingProgress>? then = null) : IProgress<DenoisingProgress>
{
    public List<DenoisingProgress> Reports { get; } = [];

    public void Report(DenoisingProgress value)
    {
        Reports.Add(value);
        then?.Invoke(value);
    }
}
