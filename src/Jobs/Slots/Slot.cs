using System.ComponentModel;
using Microsoft.Extensions.Logging;
using Studio.Jobs.Slots.Protocol;

namespace Studio.Jobs.Slots;

/// <summary>One place where something is computed: starts its child process when there is work, and again after a crash. One request at a time.</summary>
internal sealed partial class Slot(SlotKind kind, int number, SlotCommand command, SlotOptions options, ILogger logger) : IDisposable
{
    private SlotChild? _child;
    private long _requests;

    public SlotKind Kind => kind;

    public int Number => number;

    public int? ProcessId => _child is { HasEnded: false } child ? child.ProcessId : null;

    /// <summary>The answer to the request. Throws SlotRefusedException, SlotCrashedException, or OperationCanceledException once the child has let go of the work.</summary>
    public async Task<SlotFrame> RunAsync(Func<long, SlotMessage> request, Action<SlotFrame> onProgress, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var child = Child();
        var id = ++_requests;
        child.TrySend(request(id));
        using var patience = new CancellationTokenSource();
        using var impatient = patience.Token.Register(child.Kill);
        using var canceled = ct.Register(() =>
        {
            child.TrySend(new CancelRequest(id));
            patience.CancelAfter(options.CancelPatience);
        });

        // Not with the token: after a cancel the child's answer is waited for, so that it is free for the next request.
        await foreach (var frame in child.Frames.ReadAllAsync(CancellationToken.None))
        {
            if (frame.Message.Request != id)
            {
                continue;
            }

            if (frame.Message.IsAnswer)
            {
                return Answer(frame, ct);
            }

            onProgress(frame);
        }

        throw Ended(child, ct);
    }

    public void Dispose() => _child?.Dispose();

    private static SlotFrame Answer(SlotFrame frame, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        return frame.Message switch
        {
            RequestFailed failed => throw new SlotRefusedException(failed.Sentence, failed.Detail),
            RequestCanceled => throw new InvalidOperationException("A slot gave up a request that nobody had cancelled."),
            _ => frame,
        };
    }

    private SlotChild Child()
    {
        if (_child is { HasEnded: false } running)
        {
            return running;
        }

        _child?.Dispose();
        _child = null;
        try
        {
            _child = SlotChild.Start(command, logger);
        }
        catch (Win32Exception e)
        {
            throw new SlotRefusedException($"The process that computes could not be started: {e.Message}", e.ToString());
        }

        Started(logger, kind, number, _child.ProcessId);
        return _child;
    }

    private Exception Ended(SlotChild child, CancellationToken ct)
    {
        var crash = child.Crash();
        child.Dispose();
        _child = null;
        return ct.IsCancellationRequested ? new OperationCanceledException(ct) : crash;
    }

    [LoggerMessage(LogLevel.Information, "{Kind} slot {Number} runs in process {ProcessId}")]
    private static partial void Started(ILogger logger, SlotKind kind, int number, int processId);
}
