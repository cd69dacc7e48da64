using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Studio.Inference.Tests.Prompting;

/// <summary>Says what the test wrote down, answer by answer, and keeps what it was asked.</summary>
internal sealed class ScriptedChatClient(params string[] answers) : IChatClient
{
    public List<(IReadOnlyList<ChatMessage> Messages, ChatOptions Options)> Asked { get; } = [];

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        Asked.Add(([.. messages], options!));
        foreach (var word in answers[Math.Min(Asked.Count, answers.Length) - 1].Split(' '))
        {
            await Task.Yield();
            yield return new ChatResponseUpdate(ChatRole.Assistant, word + " ");
        }
    }

    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        await GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }
}
