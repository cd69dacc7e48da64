using System.Runtime.InteropServices;

namespace Studio.Inference.Chat;

/// <summary>Compares llama_model_default_params and llama_context_default_params with src/llama-model.cpp and src/llama-context.cpp of v0.4.0.</summary>
internal static class LlamaDefaults
{
    public static void Require()
    {
        var model = LlamaNative.llama_model_default_params();
        var context = LlamaNative.llama_context_default_params();
        if (!IsExpected(model) || !IsExpected(context))
        {
            var version = Marshal.PtrToStringUTF8(LlamaNative.llama_version());
            throw new InferenceException($"The llama.cpp library here (it says {version}) is not the release that Studio was built for (v0.4.0), so it is not used. Delete native/node_modules and build again.");
        }
    }

    private static bool IsExpected(in LlamaModelParams p) =>
        p is { GpuLayers: -1, SplitMode: 1, MainGpu: 0, UseExtraBuffers: 1, VocabOnly: 0, CheckTensors: 0, NoHost: 0, NoAlloc: 0, LoadMtp: 0, Devices: 0, KeyValueOverrides: 0 };

    private static bool IsExpected(in LlamaContextParams p) =>
        p is { ContextTokens: 512, Batch: 2048, MicroBatch: 512, MaxSequences: 1, RecurrentSnapshots: 0, MaxOutputs: 0, MaxOutputsPerSequence: 1 }
        and { RopeScalingType: -1, PoolingType: -1, AttentionType: -1, FlashAttentionType: -1, RopeFrequencyBase: 0, YarnExtension: -1, YarnBetaFast: -1, YarnBetaSlow: -1, DefragmentThreshold: -1 }
        and { TypeK: 1, TypeV: 1, Embeddings: 0, OffloadKqv: 1, NoPerformanceCounters: 1, OffloadOperations: 1, SlidingWindowFull: 1, UnifiedCache: 0, Samplers: 0, SamplerCount: 0, OtherContext: 0 };
}
