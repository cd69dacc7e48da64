using Studio.Data.Prompts;
using Studio.Jobs.Claims;
using Studio.Jobs.Events;

namespace Studio.Jobs.Handlers;

/// <summary>What watchers see of one prompt while it is written, and what of it is kept in the database.</summary>
internal sealed class LiveText : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    private readonly ClaimedUpsampling _claim;
    private readonly LiveWork _live;
    private readonly StudioEvents _events;
    private readonly Throttle _throttle;
    private string _text = "";
    private string? _waits;

    public LiveText(ClaimedUpsampling claim, LiveWork live, StudioEvents events, TimeProvider time)
    {
        _claim = claim;
        _live = live;
        _events = events;
        _throttle = new Throttle(Interval, Publish, time);
        Take("");
    }

    public string Text => _text;

    public void Take(string text) => Show(text, waits: null);

    /// <param name="why">Why it does not begin, a sentence.</param>
    public void Wait(string why) => Show(_text, why);

    public void Dispose() => _throttle.Dispose();

    private void Show(string text, string? waits)
    {
        (_text, _waits) = (text, waits);
        _live.SetText(_claim.WorkspaceId, _claim.UpsamplingId, text, waits);
        _throttle.Signal();
    }

    private void Publish()
    {
        _events.Publish(_claim.WorkspaceId, new UpsamplingEvent(_claim.TurnId, _claim.UpsamplingId, UpsamplingStatus.Writing, _text, _waits));
    }
}
