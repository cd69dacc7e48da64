using Studio.Jobs.Claims;
using Studio.Jobs.Events;
using Studio.Jobs.Slots.Protocol;

namespace Studio.Jobs.Handlers;

/// <summary>What watchers see of one picture while it is drawn. Called by the slot's messages, one at a time; ended by them or by whoever stops the picture alone.</summary>
internal sealed class LivePicture : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(125);

    private readonly ClaimedPicture _claim;
    private readonly LiveWork _live;
    private readonly StudioEvents _events;
    private readonly Throttle _throttle;
    private readonly TimeProvider _time;
    private readonly double? _estimate;
    private readonly Lock _gate = new();
    private long _started;
    private PictureProgress _progress;
    private byte[]? _preview;
    private bool _isOver;

    public LivePicture(ClaimedPicture claim, int steps, double? estimateMs, string stage, LiveWork live, StudioEvents events, TimeProvider time)
    {
        _claim = claim;
        _live = live;
        _events = events;
        _time = time;
        _estimate = estimateMs;
        _started = time.GetTimestamp();
        _progress = new PictureProgress(Step: 0, steps, PreviewVersion: 0, estimateMs / 1_000, stage);
        _throttle = new Throttle(Interval, Publish, time);
        Show();
    }

    public void Take(SlotFrame frame)
    {
        _progress = frame.Message switch
        {
            StageReached stage => Reached(stage.Stage),
            StepDone step => Stepped(step, frame.Bytes),
            _ => _progress,
        };
        Show();
    }

    /// <param name="why">Why it does not begin, a sentence.</param>
    public void Wait(string why)
    {
        _progress = _progress with { Stage = PictureStage.Waiting, Waits = why, RemainingSeconds = null };
        Show();
    }

    /// <summary>The memory goes when the picture's end is published; nothing is told about progress after it.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _isOver = true;
        }

        _throttle.Dispose();
    }

    private PictureProgress Reached(string stage)
    {
        if (stage == PictureStage.Denoising)
        {
            _started = _time.GetTimestamp();
        }

        return _progress with { Stage = stage, Waits = null };
    }

    private PictureProgress Stepped(StepDone step, byte[] rgb)
    {
        var version = _progress.PreviewVersion;
        if (rgb.Length > 0)
        {
            _preview = SmallPreview.Png(step.PreviewWidth, step.PreviewHeight, rgb);
            version++;
        }

        return _progress with { Step = step.Step, Steps = step.Steps, PreviewVersion = version, RemainingSeconds = Remaining(step) };
    }

    /// <summary>From this run's own speed once there are a few steps, from earlier runs before: the first steps of a new shape are slower than all others.</summary>
    private double? Remaining(StepDone step)
    {
        var left = step.Steps - step.Step;
        return step.Step < 3 && _estimate is { } known
            ? known * left / step.Steps / 1_000
            : _time.GetElapsedTime(_started).TotalMilliseconds / step.Step * left / 1_000;
    }

    private void Show()
    {
        lock (_gate)
        {
            if (_isOver)
            {
                return;
            }

            _live.SetPicture(_claim.WorkspaceId, _claim.PictureId, _progress, _preview);
        }

        _throttle.Signal();
    }

    private void Publish() => _events.Publish(_claim.WorkspaceId, new ProgressEvent(_claim.GenerationId, _claim.PictureId, _progress));
}
