using Microsoft.ML.OnnxRuntime;

namespace Studio.Inference.Onnx;

/// <summary>Tries an execution provider with the smallest graph there is, before anybody's picture depends on it.</summary>
public static class ProviderProbe
{
    /// <summary>y = x + x over one number (ONNX IR 7, opset 14), as the bytes of its file. A sum, because a bare copy may be removed before a provider sees it.</summary>
    private static readonly byte[] Sum = Convert.FromHexString(
        "08073a390a0e0a01780a01781201792203416464120570726f62655a0f0a0178120a0a08080112040a020801620f0a0179120a0a08080112040a0208014202100e");

    /// <summary>What really runs, and why it is not what was asked for.</summary>
    public static ProviderChoice Try(OnnxOptions options)
    {
        using var session = ExecutionProviders.Create(options, out var choice);
        if (choice.Running != choice.Asked)
        {
            return choice;
        }

        try
        {
            Run(session);
            return choice;
        }
        catch (OnnxRuntimeException error) when (choice.Asked != ExecutionProviders.Cpu)
        {
            return choice with { Running = ExecutionProviders.Cpu, Why = ExecutionProviders.FirstLine(error.Message) };
        }
    }

    private static void Run(SessionOptions options)
    {
        using var session = new InferenceSession(Sum, options);
        using var one = OrtValue.CreateTensorValueFromMemory<float>([1], [1]);
        using var run = new RunOptions();
        using var outputs = session.Run(run, ["x"], [one], ["y"]);
    }
}
