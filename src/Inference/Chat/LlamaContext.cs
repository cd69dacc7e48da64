using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Studio.Inference.Chat;

/// <summary>The working memory of one conversation. One thread at a time; it blocks while it computes.</summary>
internal sealed unsafe class LlamaContext : IDisposable
{
    private const int Batch = 512;
    private const int Aborted = 2;

    private readonly LlamaModel _model;
    private readonly nint _context;

    /// <summary>Read by native code between the layers of a computation: 1 = stop.</summary>
    private readonly int* _stop = (int*)NativeMemory.AllocZeroed(sizeof(int));

    public LlamaContext(LlamaModel model, int threads)
    {
        _model = model;
        var parameters = LlamaNative.llama_context_default_params();
        parameters.ContextTokens = (uint)model.ContextTokens;
        parameters.Batch = Batch;
        parameters.MicroBatch = Batch;
        parameters.Threads = threads;
        parameters.ThreadsBatch = threads;
        LlamaLibrary.TakeErrors();
        _context = LlamaNative.llama_init_from_model(model.Handle, parameters);
        if (_context == 0)
        {
            NativeMemory.Free(_stop);
            throw new InferenceException($"There is not enough memory for a conversation with {model.File.Name}. llama.cpp says: {LlamaLibrary.TakeErrors()}");
        }

        LlamaNative.llama_set_abort_callback(_context, &ShouldStop, _stop);
    }

    /// <summary>Hands each new token to <paramref name="token"/> until the model ends its turn (true) or the limit is reached (false).</summary>
    public bool Generate(ReadOnlySpan<int> prompt, int maxTokens, LlamaSampler sampler, Action<int> token, CancellationToken cancellationToken)
    {
        // An overflow is a failed assertion inside llama.cpp, and that ends the process.
        if (prompt.Length == 0 || prompt.Length + maxTokens > _model.ContextTokens)
        {
            throw new InvalidOperationException($"{prompt.Length} tokens and an answer of {maxTokens} do not fit into {_model.ContextTokens}.");
        }

        Volatile.Write(ref *_stop, 0);
        LlamaNative.llama_memory_clear(LlamaNative.llama_get_memory(_context), data: 1);
        using var stopping = cancellationToken.UnsafeRegister(state => Volatile.Write(ref *((LlamaContext)state!)._stop, 1), this);
        for (var at = 0; at < prompt.Length; at += Batch)
        {
            Decode(prompt.Slice(at, Math.Min(Batch, prompt.Length - at)), cancellationToken);
        }

        for (var made = 0; made < maxTokens; made++)
        {
            var next = sampler.Sample(_context);
            if (_model.IsEndOfGeneration(next))
            {
                return true;
            }

            token(next);
            if (made + 1 < maxTokens)
            {
                Decode([next], cancellationToken);
            }
        }

        return false;
    }

    private void Decode(ReadOnlySpan<int> tokens, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        fixed (int* first = tokens)
        {
            var code = LlamaNative.llama_decode(_context, LlamaNative.llama_batch_get_one(first, tokens.Length));
            if (code == Aborted)
            {
                throw new OperationCanceledException(cancellationToken);
            }

            if (code != 0)
            {
                throw new InferenceException($"{_model.File.Name} stopped with llama.cpp's code {code}. {LlamaLibrary.TakeErrors()}".TrimEnd());
            }
        }
    }

    public void Dispose()
    {
        LlamaNative.llama_free(_context);
        NativeMemory.Free(_stop);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static byte ShouldStop(void* flag) => Volatile.Read(ref *(int*)flag) != 0 ? (byte)1 : (byte)0;
}
