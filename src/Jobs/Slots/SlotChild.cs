using System.Collections.Concurrent;
using System.Diagnostics;
using System.IO.Pipes;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Studio.Jobs.Slots.Protocol;

namespace Studio.Jobs.Slots;

/// <summary>One running slot process and the server's ends of its pipes.</summary>
internal sealed partial class SlotChild : IDisposable
{
    private const int KeptLines = 40;

    // The child's ends are inheritable until they are closed here. Were two children started at once, each could inherit the other's, and the end of one would go unnoticed.
    private static readonly Lock Starting = new();

    private readonly Process _process;
    private readonly SlotPipe _pipe;
    private readonly Channel<SlotFrame> _frames = Channel.CreateUnbounded<SlotFrame>(new() { SingleReader = true });
    private readonly BlockingCollection<(byte[] Record, byte[] Bytes)> _outgoing = [];
    private readonly Queue<string> _lastLines = new();

    private SlotChild(Process process, SlotPipe pipe, ILogger logger)
    {
        _process = process;
        _pipe = pipe;
        process.OutputDataReceived += (_, line) => Keep(line.Data, logger);
        process.ErrorDataReceived += (_, line) => Keep(line.Data, logger);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        new Thread(ReadFrames) { IsBackground = true, Name = $"slot {process.Id}" }.Start();
        new Thread(WriteFrames) { IsBackground = true, Name = $"to slot {process.Id}" }.Start();
    }

    public int ProcessId => _process.Id;

    /// <summary>Ends when the process ends, however it ends.</summary>
    public ChannelReader<SlotFrame> Frames => _frames.Reader;

    public bool HasEnded => _frames.Reader.Completion.IsCompleted;

    public static SlotChild Start(SlotCommand command, ILogger logger)
    {
        lock (Starting)
        {
            var output = new AnonymousPipeServerStream(PipeDirection.Out, HandleInheritability.Inheritable);
            var input = new AnonymousPipeServerStream(PipeDirection.In, HandleInheritability.Inheritable);
            try
            {
                var start = command.StartInfo(output.GetClientHandleAsString(), input.GetClientHandleAsString());
                var process = Process.Start(start)!;
                output.DisposeLocalCopyOfClientHandle();
                input.DisposeLocalCopyOfClientHandle();
                process.StandardInput.Close();
                return new SlotChild(process, new SlotPipe(input, output), logger);
            }
            catch
            {
                output.Dispose();
                input.Dispose();
                throw;
            }
        }
    }

    /// <summary>
    /// Never waits: a picture to begin with has megabytes, and a child that starts, swaps or hangs does not read them.
    /// What can no longer be written is forgotten; that the process is gone is heard at <see cref="Frames"/>.
    /// </summary>
    public void Send(SlotMessage message)
    {
        // Made here, so that a message that cannot be written fails its sender.
        var record = SlotPipe.Record(message);
        try
        {
            _outgoing.Add((record, message.Pixels));
        }
        catch (InvalidOperationException)
        {
            // Nothing is written any more.
        }
    }

    public void Kill()
    {
        try
        {
            _process.Kill();
        }
        catch (InvalidOperationException)
        {
            // It had ended already.
        }
    }

    public SlotCrashedException Crash()
    {
        Kill();
        _process.WaitForExit();
        lock (_lastLines)
        {
            return new SlotCrashedException(_process.ExitCode, string.Join('\n', _lastLines));
        }
    }

    /// <summary>Closing the pipe ends an idle child by itself; a busy one is ended.</summary>
    public void Dispose()
    {
        _outgoing.CompleteAdding();
        _pipe.Dispose();
        Kill();
        _process.Dispose();
    }

    private void ReadFrames()
    {
        try
        {
            while (_pipe.Read() is { } frame)
            {
                _frames.Writer.TryWrite(frame);
            }
        }
        catch (Exception e) when (e is IOException or InvalidDataException or JsonException or ObjectDisposedException)
        {
            // A pipe that broke or holds nonsense is the end of this child, as an orderly end is.
        }
        finally
        {
            _frames.Writer.TryComplete();
        }
    }

    // A collection that is complete ends the loop; it is left to the collector, because a sender may still hold it.
    private void WriteFrames()
    {
        try
        {
            foreach (var (record, bytes) in _outgoing.GetConsumingEnumerable())
            {
                _pipe.Write(record, bytes);
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // A child that hears nothing more is of no use, and its end is told by the other thread.
            _outgoing.CompleteAdding();
            Kill();
        }
    }

    private void Keep(string? line, ILogger logger)
    {
        if (string.IsNullOrWhiteSpace(line))
        {
            return;
        }

        Printed(logger, ProcessId, line);
        lock (_lastLines)
        {
            _lastLines.Enqueue(line);
            if (_lastLines.Count > KeptLines)
            {
                _lastLines.Dequeue();
            }
        }
    }

    [LoggerMessage(LogLevel.Debug, "Slot process {ProcessId}: {Line}")]
    private static partial void Printed(ILogger logger, int processId, string line);
}
