using System.Diagnostics;
using Studio.Jobs.Slots.Protocol;

namespace Studio.Jobs.Slots.Child;

/// <summary>Measures what models and work take of this process's memory, and tells the server. Used by the compute thread only.</summary>
internal sealed class ChildMemory(SlotPipe pipe)
{
    private bool _hasLeft;

    /// <summary>The request that is being worked on.</summary>
    public long Request { get; set; }

    public T Load<T>(string hash, Func<T> load)
    {
        // What the last request left behind would otherwise be collected in the middle, and the model look smaller.
        GC.Collect();
        ProcessMemory.ForgetPeak();
        var before = ProcessMemory.Resident;
        var watch = Stopwatch.StartNew();
        var model = load();
        watch.Stop();
        var bytes = Math.Max(0, ProcessMemory.Resident - before);
        var extra = Math.Max(0, ProcessMemory.Peak - before - bytes);
        pipe.Write(new ModelLoaded(Request, hash, watch.Elapsed.TotalMilliseconds, bytes, extra, IsClean: !_hasLeft));
        return model;
    }

    public T Work<T>(string hash, Func<T> work)
    {
        ProcessMemory.ForgetPeak();
        var before = ProcessMemory.Resident;
        var result = work();
        pipe.Write(new WorkMeasured(Request, hash, Math.Max(0, ProcessMemory.Peak - before)));
        return result;
    }

    public void Left(string hash)
    {
        _hasLeft = true;
        pipe.Write(new ModelLeft(Request, hash));
    }
}
