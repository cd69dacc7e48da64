using System.IO.Pipes;
using Studio.Jobs.Slots.Protocol;

namespace Studio.Jobs.Tests.Slots;

/// <summary>A slot process that behaves as a test asks: dies, never answers, refuses, or answers.</summary>
internal static class ScriptedSlot
{
    public const string DieOnce = "die-once";
    public const string Die = "die";
    public const string Deaf = "deaf";
    public const string Refuse = "refuse";
    public const string Nonsense = "nonsense";
    public const string Write = "write";
    public const string Asleep = "asleep";

    public static int Run(string script, string[] handles)
    {
        using var output = new AnonymousPipeClientStream(PipeDirection.Out, handles[1]);
        using var pipe = new SlotPipe(new AnonymousPipeClientStream(PipeDirection.In, handles[0]), output);
        if (script == Asleep)
        {
            // Reads nothing, so that the pipe is full after some kilobytes.
            using var never = new ManualResetEventSlim();
            never.Wait();
        }

        while (pipe.Read() is { Message: var message })
        {
            if (message is CancelRequest && script != Deaf)
            {
                pipe.Write(new RequestCanceled(message.Request));
            }
            else if (message is WarmRequest)
            {
                pipe.Write(new WarmedUp(message.Request, Loads: 1, ResidentBytes: 1));
            }
            else if (message is not CancelRequest)
            {
                Answer(script, pipe, output, message.Request);
            }
        }

        return 0;
    }

    private static void Answer(string script, SlotPipe pipe, Stream output, long request)
    {
        // "die-once:path" dies while the file is not there, and leaves it.
        if (script.StartsWith($"{DieOnce}:", StringComparison.Ordinal) && !File.Exists(script[(DieOnce.Length + 1)..]))
        {
            File.WriteAllText(script[(DieOnce.Length + 1)..], "");
            Console.Error.WriteLine("GGML_ASSERT(n_tokens <= n_batch) failed");
            Environment.Exit(3);
        }

        switch (script)
        {
            case Die:
                Console.Error.WriteLine("GGML_ASSERT(n_tokens <= n_batch) failed");
                Environment.Exit(3);
                break;
            case Refuse:
                pipe.Write(new RequestFailed(request, "The file unet/model.onnx is damaged.", Detail: null));
                break;
            case Nonsense:
                output.Write([0xff, 0xff, 0xff, 0x7f, 0, 0, 0, 0]);
                break;
            case Deaf:
                pipe.Write(new TextSoFar(request, "so far"));
                break;
            default:
                pipe.Write(new TextSoFar(request, "A squirrel"));
                pipe.Write(new TextWritten(request, "A squirrel wearing a crown.", Inference.Prompting.UpsampleOutcome.Written, Note: null, "ja", Loads: 1));
                break;
        }
    }
}
