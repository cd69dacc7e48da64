using Studio.Inference.Hub;

namespace Studio.Inference.Tests.Hub;

/// <summary>Keeps every report, on the thread that made it.</summary>
internal sealed class ProgressList(Action<HubProgress>? seen = null) : IProgress<HubProgress>
{
    private readonly Lock _lock = new();
    private readonly List<HubProgress> _reports = [];

    public IReadOnlyList<HubProgress> Reports
    {
        get
        {
            lock (_lock)
            {
                return [.. _reports];
            }
        }
    }

    public void Report(HubProgress value)
    {
        lock (_lock)
        {
            _reports.Add(value);
        }

        seen?.Invoke(value);
    }
}
