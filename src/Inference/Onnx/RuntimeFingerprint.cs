using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using Microsoft.ML.OnnxRuntime;

namespace Studio.Inference.Onnx;

/// <summary>Everything beside the model's files and the request that can change a pixel. Equal fingerprints promise equal bytes.</summary>
/// <param name="Runtime">Name and version, "onnxruntime 1.29.0".</param>
/// <param name="Provider">The execution provider that really ran.</param>
/// <param name="Cpu">Architecture and widest vector instructions, "x64 avx512".</param>
/// <param name="Threads">Threads inside one operator.</param>
/// <param name="GuidanceBatch">True when prompt and negative prompt went through the UNet as one batch, false when one after the other.</param>
/// <param name="Batch">Pictures computed together.</param>
public sealed record RuntimeFingerprint(string Runtime, string Provider, string Cpu, int Threads, bool GuidanceBatch, int Batch)
{
    public static RuntimeFingerprint Of(string provider, int threads, bool guidanceBatch, int batch) =>
        new(RuntimeName(), provider, CpuName(), threads, guidanceBatch, batch);

    internal static string RuntimeName() => $"onnxruntime {OrtEnv.Instance().GetVersionString()}";

    internal static string CpuName()
    {
        var architecture = RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant();
        var vectors = Avx512F.IsSupported ? "avx512" : Avx2.IsSupported ? "avx2" : AdvSimd.IsSupported ? "neon" : "scalar";
        return $"{architecture} {vectors}";
    }
}
