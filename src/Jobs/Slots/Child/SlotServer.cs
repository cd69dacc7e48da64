using System.Collections.Concurrent;
using Studio.Inference;
using Studio.Inference.Onnx;
using Studio.Jobs.Slots.Protocol;

namespace Studio.Jobs.Slots.Child;

/// <summary>The child's side of the pipe: the calling thread reads requests and cancels, a thread of its own computes.</summary>
internal sealed class SlotServer(SlotPipe pipe)
{
    private readonly BlockingCollection<SlotMessage> _requests = [];
    private readonly ConcurrentDictionary<long, CancellationTokenSource> _open = new();

    /// <summary>Returns when the other side has closed the pipe.</summary>
    public void Serve()
    {
        new Thread(Compute) { IsBackground = true, Name = "compute" }.Start();
        try
        {
            while (pipe.Read() is { } frame)
            {
                Take(frame.Message switch
                {
                    DrawRequest draw => draw.With(frame.Bytes),
                    ScreenRequest screen => screen with { Rgb = frame.Bytes },
                    ClipRequest clip => clip with { Rgb = frame.Bytes },
                    var other => other,
                });
            }
        }
        catch (IOException)
        {
            // Broken instead of closed: the same end.
        }
    }

    private void Take(SlotMessage message)
    {
        if (message is CancelRequest)
        {
            if (_open.TryGetValue(message.Request, out var cancel))
            {
                cancel.Cancel();
            }

            return;
        }

        _open[message.Request] = new CancellationTokenSource();
        _requests.Add(message);
    }

    private void Compute()
    {
        var memory = new ChildMemory(pipe);
        using var pictures = new PictureWork(pipe, memory);
        using var texts = new TextWork(pipe, memory);
        using var scores = new ScoreWork(memory);
        foreach (var request in _requests.GetConsumingEnumerable())
        {
            var cancel = _open[request.Request];
            memory.Request = request.Request;
            try
            {
                Answer(request, () => request switch
                {
                    DrawRequest draw => pictures.Draw(draw, cancel.Token),
                    WriteRequest write => texts.Write(write, cancel.Token),
                    WarmRequest warm => texts.Warm(warm),
                    ScreenRequest screen => pictures.Screen(screen),
                    ClipRequest clip => scores.Score(clip, cancel.Token),
                    DropRequest drop => Drop(drop, pictures, texts, scores),
                    ProbeRequest probe => new SlotFrame(new Probed(probe.Request, ProviderProbe.Try(probe.Onnx)), []),
                    _ => throw new InvalidDataException($"{request.GetType().Name} is not a request."),
                });
            }
            catch (IOException)
            {
                // The server is gone; the reading thread ends the process.
                return;
            }
            finally
            {
                _open.TryRemove(request.Request, out _);
            }
        }
    }

    private static SlotFrame Drop(DropRequest request, PictureWork pictures, TextWork texts, ScoreWork scores)
    {
        pictures.Drop(request.Hashes);
        texts.Drop(request.Hashes);
        scores.Drop(request.Hashes);

        // What the models held through managed arrays goes back to the system too.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive);
        return new SlotFrame(new Dropped(request.Request), []);
    }

    private void Answer(SlotMessage request, Func<SlotFrame> work)
    {
        SlotFrame answer;
        try
        {
            answer = work();
        }
        catch (OperationCanceledException)
        {
            answer = new SlotFrame(new RequestCanceled(request.Request), []);
        }
        catch (ProviderUnavailableException e)
        {
            answer = new SlotFrame(new ProviderRefused(request.Request, e.Provider, e.Why), []);
        }
        catch (InferenceException e)
        {
            answer = new SlotFrame(new RequestFailed(request.Request, e.Message, Detail: null), []);
        }
        catch (Exception e) when (IsWithoutItsOwnCode(e))
        {
            Environment.FailFast("A part of the program itself could not be loaded; where its file is there, memory was not.", e);
            throw;
        }
#pragma warning disable CA1031 // The edge of the process: whatever went wrong is one failed request, and the next one may be fine. Was it the pipe, writing the answer says so again.
        catch (Exception e)
#pragma warning restore CA1031
        {
            var sentence = e is OutOfMemoryException
                ? "There was not enough memory. Try a smaller size or a smaller model."
                : $"The model could not be run: {e.Message}";
            answer = new SlotFrame(new RequestFailed(request.Request, sentence, e.ToString()), []);
        }

        pipe.Write(answer.Message, answer.Bytes);
    }

    /// <summary>The runtime calls a file missing that it found no addresses for. Nothing works in such a process any more: another one tries the request again.</summary>
    private static bool IsWithoutItsOwnCode(Exception e) => e switch
    {
        FileNotFoundException { FileName: { } name } => name.Contains(", Version=", StringComparison.Ordinal),
        FileLoadException { FileName: { } name } => name.Contains(", Version=", StringComparison.Ordinal),
        TypeInitializationException { InnerException: { } inner } => IsWithoutItsOwnCode(inner),
        _ => false,
    };
}
