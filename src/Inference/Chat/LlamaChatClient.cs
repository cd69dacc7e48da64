using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.Extensions.AI;

namespace Studio.Inference.Chat;

/// <summary>A local GGUF model behind the chat interface of Microsoft.Extensions.AI. It does not own the model. Thread-safe.</summary>
public sealed class LlamaChatClient(LlamaModel model) : IChatClient
{
    private const int DefaultMaxTokens = 256;
    private const int SmallestAnswer = 16;

    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        await GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var prompt = Tokenize([.. messages]);
        var room = model.ContextTokens - prompt.Length;
        if (room < SmallestAnswer)
        {
            throw new InferenceException($"The text is {prompt.Length} tokens long; {model.File.Name} reads at most {model.ContextTokens} with its answer. Please shorten it.");
        }

        var maxTokens = Math.Clamp(options?.MaxOutputTokens ?? DefaultMaxTokens, 1, room);
        var context = await model.Contexts.RentAsync(cancellationToken);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var run = new LlamaRun(model, context, prompt, maxTokens, LlamaSampling.Of(options));
        var updates = Channel.CreateUnbounded<ChatResponseUpdate>(new UnboundedChannelOptions { SingleReader = true, SingleWriter = true });
        // A thread of its own: an answer may compute for a minute, and the pool's threads belong to everybody.
        var thread = new Thread(() => run.WriteTo(updates.Writer, stop.Token)) { IsBackground = true, Name = "llama" };
        thread.Start();
        try
        {
            await foreach (var update in updates.Reader.ReadAllAsync(CancellationToken.None))
            {
                yield return update;
            }
        }
        finally
        {
            // Also when the reader leaves early: the context must be still before somebody else gets it.
            await stop.CancelAsync();
            await run.Finished;
            model.Contexts.Return(context);
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => serviceKey is not null ? null
        : serviceType == typeof(ChatBudget) ? new ChatBudget(model.ContextTokens, messages => Tokenize(messages).Length)
        : serviceType == typeof(ChatClientMetadata) ? new ChatClientMetadata("llama.cpp", providerUri: null, model.File.Id)
        : serviceType.IsInstanceOfType(this) ? this
        : null;

    public void Dispose()
    {
        // The model is shared and disposed by whoever loaded it.
    }

    internal int[] Tokenize(IReadOnlyList<ChatMessage> messages)
    {
        var tokens = new List<int>();
        foreach (var part in model.Template.Parts(messages))
        {
            tokens.AddRange(model.Tokenize(part.Text, addSpecial: tokens.Count == 0 && part.IsFrame, parseSpecial: part.IsFrame));
        }

        return [.. tokens];
    }
}
