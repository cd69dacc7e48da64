using System.Text;
using Studio.Inference.Models;

namespace Studio.Inference.Chat;

/// <summary>The weights of one GGUF file, loaded once and shared by every conversation. Thread-safe.</summary>
public sealed unsafe class LlamaModel : IDisposable
{
    private readonly nint _model;
    private readonly nint _vocab;

    private LlamaModel(nint model, ChatModel file, LlamaOptions options)
    {
        _model = model;
        _vocab = LlamaNative.llama_model_get_vocab(model);
        File = file;
        VocabularySize = LlamaNative.llama_vocab_n_tokens(_vocab);
        ContextTokens = Math.Min(options.ContextTokens, LlamaNative.llama_model_n_ctx_train(model));
        Template = new ChatTemplate(LlamaNative.llama_model_chat_template(model, null), file.Name);
        Contexts = new LlamaContextPool(this, options);
    }

    public ChatModel File { get; }

    /// <summary>Tokens of conversation and answer together.</summary>
    public int ContextTokens { get; }

    internal int VocabularySize { get; }

    internal ChatTemplate Template { get; }

    internal LlamaContextPool Contexts { get; }

    internal nint Handle => _model;

    /// <summary>Blocks while the weights are read. A damaged file is refused before llama.cpp sees it, which would end the process.</summary>
    public static LlamaModel Load(ChatModel file, LlamaOptions options)
    {
        GgufHeader.Read(file.File);
        LlamaLibrary.Require();
        LlamaLibrary.TakeErrors();
        var model = LlamaNative.llama_model_load_from_file(file.File, LlamaNative.llama_model_default_params());
        if (model == 0)
        {
            throw new InferenceException($"{Path.GetFileName(file.File)} could not be loaded. llama.cpp says: {LlamaLibrary.TakeErrors()}");
        }

        try
        {
            return new LlamaModel(model, file, options);
        }
        catch (InferenceException)
        {
            LlamaNative.llama_model_free(model);
            throw;
        }
    }

    /// <summary>Makes the first conversation's context, which its first word would wait for.</summary>
    public void Prepare() => Contexts.Prepare();

    /// <param name="parseSpecial">True for the template's own frame only, never for words of a person.</param>
    internal int[] Tokenize(string text, bool addSpecial, bool parseSpecial)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        // Byte-level BPE never gives more tokens than bytes; the rest is for begin and end marks.
        var tokens = new int[bytes.Length + 8];
        fixed (byte* source = bytes)
        fixed (int* target = tokens)
        {
            var count = LlamaNative.llama_tokenize(_vocab, source, bytes.Length, target, tokens.Length, ToByte(addSpecial), ToByte(parseSpecial));
            return count >= 0 ? tokens[..count] : throw new InferenceException($"{File.Name} could not split the text into tokens.");
        }
    }

    internal bool IsEndOfGeneration(int token) => LlamaNative.llama_vocab_is_eog(_vocab, token) != 0;

    internal bool IsControl(int token) => LlamaNative.llama_vocab_is_control(_vocab, token) != 0;

    /// <summary>The bytes of a token: a character of several bytes may come in parts.</summary>
    internal byte[] Piece(int token)
    {
        Span<byte> buffer = stackalloc byte[256];
        fixed (byte* target = buffer)
        {
            var count = LlamaNative.llama_token_to_piece(_vocab, token, target, buffer.Length, 0, 0);
            if (count >= 0)
            {
                return buffer[..count].ToArray();
            }

            // A negative count is the room it needs.
            var large = new byte[-count];
            fixed (byte* again = large)
            {
                LlamaNative.llama_token_to_piece(_vocab, token, again, large.Length, 0, 0);
            }

            return large;
        }
    }

    public void Dispose()
    {
        Contexts.Dispose();
        LlamaNative.llama_model_free(_model);
    }

    private static byte ToByte(bool value) => value ? (byte)1 : (byte)0;
}
