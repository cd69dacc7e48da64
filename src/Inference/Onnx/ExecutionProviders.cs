using Microsoft.ML.OnnxRuntime;

namespace Studio.Inference.Onnx;

/// <summary>Turns <see cref="OnnxOptions"/> into session options; a provider that this build or machine lacks falls back to the CPU and says so.</summary>
internal static class ExecutionProviders
{
    public const string Cpu = "cpu";

    public static readonly IReadOnlyList<string> Known = [Cpu, "dml", "cuda", "coreml"];

    /// <summary>What the allocators of the CPU and of CUDA say.</summary>
    private static readonly string[] OutOfMemory = ["bad_alloc", "bad allocation", "Failed to allocate memory", "out of memory", "CUDA failure 2:"];

    public static SessionOptions Create(OnnxOptions options, out ProviderChoice choice)
    {
        var asked = options.Provider.ToLowerInvariant();
        if (!Known.Contains(asked, StringComparer.Ordinal))
        {
            throw new InferenceException($"The execution provider \"{options.Provider}\" is not known; choose one of {string.Join(", ", Known)}.");
        }

        var session = Common(options);
        choice = new ProviderChoice(asked, asked, Why: null);
        if (asked == Cpu)
        {
            return session;
        }

        try
        {
            Append(session, asked, options.DeviceId);
            return session;
        }
        catch (Exception error) when (error is EntryPointNotFoundException or DllNotFoundException or OnnxRuntimeException or NotSupportedException)
        {
            // A failed append may leave half a configuration behind: start again.
            session.Dispose();
            choice = choice with
            {
                Running = Cpu,
                Why = error is EntryPointNotFoundException ? $"the ONNX Runtime that this server was built with has no {ProviderChoice.Shown(asked)} in it" : FirstLine(error.Message),
            };
            return options.OnlyThisProvider ? throw new ProviderUnavailableException(asked, choice.Why) : Common(options);
        }
    }

    public static SessionOptions Common(OnnxOptions options)
    {
        var session = new SessionOptions
        {
            IntraOpNumThreads = options.Threads,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,

            // What goes wrong comes back as an exception; natives that also print write into other people's output.
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL,
        };
        session.AddSessionConfigEntry("session.intra_op.allow_spinning", options.AllowSpinning ? "1" : "0");
        return session;
    }

    private static void Append(SessionOptions session, string provider, int device)
    {
        switch (provider)
        {
            case "dml":
                // DirectML refuses memory patterns and runs one call at a time per session.
                session.EnableMemoryPattern = false;
                session.AppendExecutionProvider_DML(device);
                break;
            case "cuda":
                session.AppendExecutionProvider_CUDA(device);
                break;
            case "coreml":
                session.AppendExecutionProvider_CoreML();
                break;
        }
    }

    /// <summary>The runtime has no error code for it.</summary>
    public static bool IsOutOfMemory(OnnxRuntimeException error) =>
        OutOfMemory.Any(words => error.Message.Contains(words, StringComparison.OrdinalIgnoreCase));

    public static string FirstLine(string text) => text.Split('\n', 2)[0].TrimEnd();
}
