using System.Text.Json;
using Studio.Data;
using Studio.Data.Tasks;
using Studio.Jobs.Events;

namespace Studio.Jobs.Tasks;

/// <summary>One attempt at a background task, as its kind sees it.</summary>
public sealed class TaskRun
{
    /// <summary>A bar that moves more often is not read faster, and each move is a write.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    private readonly ClaimedTask _claim;
    private readonly TaskClaims _claims;
    private readonly StudioEvents _events;
    private readonly TimeProvider _time;
    private long? _told;

    internal TaskRun(ClaimedTask claim, TaskClaims claims, StudioEvents events, TimeProvider time)
    {
        _claim = claim;
        _claims = claims;
        _events = events;
        _time = time;
    }

    public Guid Id => _claim.TaskId;

    /// <summary>Whose role decides where not everybody may do the same.</summary>
    public Guid AskedBy => _claim.AskedBy;

    /// <summary>1 for the first.</summary>
    public int Attempt => _claim.Attempt;

    public T Input<T>() => JsonSerializer.Deserialize<T>(_claim.Input, StudioJson.Options)
        ?? throw new JsonException($"Task {_claim.TaskId} has no input.");

    /// <param name="progress">0 to 1. May be told as often as one likes: most of it is dropped.</param>
    /// <param name="ct">Ends the run.</param>
    public async Task ReportAsync(double progress, CancellationToken ct)
    {
        if (_told is { } before && _time.GetElapsedTime(before) < Interval)
        {
            return;
        }

        _told = _time.GetTimestamp();
        var clamped = Math.Clamp(progress, 0, 1);
        await _claims.SaveProgressAsync(_claim, clamped, ct);
        _events.Publish(_claim.WorkspaceId, new TaskEvent(_claim.TaskId, BackgroundTaskStatus.Running, clamped));
    }
}
