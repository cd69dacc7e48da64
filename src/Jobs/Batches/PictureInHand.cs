using System.Diagnostics;
using Studio.Jobs.Claims;
using Studio.Jobs.Handlers;

namespace Studio.Jobs.Batches;

/// <summary>One claimed picture on its way through a slot, alone or among others: its lease, its cancel and what it cost are its own.</summary>
internal sealed class PictureInHand(ClaimedPicture claim, RunningWork.Entry work)
{
    private readonly Lock _gate = new();
    private readonly Stopwatch _watch = new();
    private double _before;
    private int _among = 1;

    /// <summary>As it stands: the attempt is counted up when the slot died.</summary>
    public ClaimedPicture Claim { get; set; } = claim;

    public RunningWork.Entry Work => work;

    public LeaseKeeper? Keeper { get; set; }

    /// <summary>Null when it could not be read: its end is written then.</summary>
    public PictureWish? Wish { get; set; }

    /// <summary>What watchers see of it now.</summary>
    public LivePicture? Live { get; set; }

    /// <summary>Its end is written, or is being written.</summary>
    public bool IsEnded { get; private set; }

    /// <summary>A slot died of it or beside it; the next one that does is the last.</summary>
    public bool HasCrashed { get; set; }

    /// <summary>Of the device: what it shared with others is divided among them.</summary>
    public long DeviceMilliseconds => (long)(_before + (_watch.Elapsed.TotalMilliseconds / _among));

    /// <summary>Nothing is shown of a picture that has ended: what would come late would stay.</summary>
    public void WhileOpen(Action show)
    {
        lock (_gate)
        {
            if (!IsEnded)
            {
                show();
            }
        }
    }

    /// <summary>False when it had ended before: whoever is first writes its end.</summary>
    public bool End()
    {
        lock (_gate)
        {
            var isFirst = !IsEnded;
            IsEnded = true;
            Live?.Dispose();
            return isFirst;
        }
    }

    /// <param name="among">How many share the device from now on.</param>
    public void Meter(int among)
    {
        StopMeter();
        _among = among;
        _watch.Start();
    }

    public void StopMeter()
    {
        _before = DeviceMilliseconds;
        _watch.Reset();
    }
}
