using System.ComponentModel;
using Microsoft.Extensions.Logging;
using Studio.Data.Nodes;
using Studio.Jobs.Slots.Protocol;

namespace Studio.Jobs.Slots;

/// <summary>One place where something is computed: starts its child process when there is work, and again after a crash. One request at a time.</summary>
internal sealed partial class Slot(SlotKind kind, int number, SlotCommand command, SlotOptions options, ILogger logger) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private SlotChild? _child;
    private long _requests;

    public SlotKind Kind => kind;

    public int Number => number;

    public int? ProcessId => _child is { HasEnded: false } child ? child.ProcessId : null;

    /// <summary>The models in its process.</summary>
    public SlotHoldings Holdings { get; } = new(TimeProvider.System);

    /// <summary>For the page about health; set by whoever gives it work.</summary>
    public SlotWork? Now { get; set; }

    /// <summary>The answer to the request. Throws SlotRefusedException, SlotCrashedException, ProviderRefusedException, or OperationCanceledException once the child has let go of the work.</summary>
    public async Task<SlotFrame> RunAsync(Func<long, SlotMessage> request, Action<SlotFrame> onProgress, CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        try
        {
            return await AskAsync(request, onProgress, ct);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Ends the process, so that the next request starts a fresh one. Waits for what it works on.</summary>
    public async Task RestartAsync(CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        End();
        _turn.Release();
    }

    /// <summary>True: the slot does nothing and begins nothing until <see cref="LetGoAsync"/>.</summary>
    public bool TryTakeTurn() => _turn.Wait(0);

    public void GiveTurnBack() => _turn.Release();

    /// <summary>Gives the turn back, which must have been taken, without these models. A process that would hold none is ended: nothing returns memory more surely.</summary>
    public async Task LetGoAsync(IReadOnlyList<string> hashes)
    {
        try
        {
            if (Holdings.Models.All(model => hashes.Contains(model.Hash, StringComparer.Ordinal)))
            {
                End();
                return;
            }

            await AskAsync(id => new DropRequest(id, hashes), _ => { }, CancellationToken.None);
        }
        catch (Exception e) when (e is SlotRefusedException or SlotCrashedException)
        {
            // It did not let go in an orderly way, so all of it goes.
            End();
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose()
    {
        _child?.Dispose();
        _turn.Dispose();
    }

    private static SlotFrame Answer(SlotFrame frame, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        return frame.Message switch
        {
            RequestFailed failed => throw new SlotRefusedException(failed.Sentence, failed.Detail),
            ProviderRefused refused => throw new ProviderRefusedException(refused.Provider, refused.Why),
            RequestCanceled => throw new InvalidOperationException("A slot gave up a request that nobody had cancelled."),
            _ => frame,
        };
    }

    private async Task<SlotFrame> AskAsync(Func<long, SlotMessage> request, Action<SlotFrame> onProgress, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var child = Child();
        var id = ++_requests;
        child.Send(request(id));
        using var patience = new CancellationTokenSource();
        using var impatient = patience.Token.Register(child.Kill);
        using var canceled = ct.Register(() =>
        {
            child.Send(new CancelRequest(id));
            patience.CancelAfter(options.CancelPatience);
        });

        // Not with the token: after a cancel the child's answer is waited for, so that it is free for the next request.
        await foreach (var frame in child.Frames.ReadAllAsync(CancellationToken.None))
        {
            if (frame.Message.Request != id || Holdings.Take(frame.Message))
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

    private SlotChild Child()
    {
        if (_child is { HasEnded: false } running)
        {
            return running;
        }

        End();
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
        End();
        return ct.IsCancellationRequested ? new OperationCanceledException(ct) : crash;
    }

    private void End()
    {
        _child?.Dispose();
        _child = null;
        Holdings.Clear();
    }

    [LoggerMessage(LogLevel.Information, "{Kind} slot {Number} runs in process {ProcessId}")]
    private static partial void Started(ILogger logger, SlotKind kind, int number, int processId);
}
