using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Studio.Inference.Chat.Remote;

/// <summary>One answer as it comes in.</summary>
internal sealed class RemoteAnswer(RemoteEndpoint endpoint, RemoteLimits limits, RemotePatience patience, EventLines lines)
{
    private const string Done = "[DONE]";

    private readonly ThinkFilter _thoughts = new();
    private int _characters;
    private bool _ended;

    /// <summary>Null after the end. Throws InferenceException with a sentence.</summary>
    public async Task<ChatResponseUpdate?> NextAsync()
    {
        if (_ended)
        {
            return null;
        }

        try
        {
            var data = await lines.NextAsync(patience.Token) ?? throw RemoteFailure.Broken(endpoint);
            patience.Heard();
            return data == Done ? End(ChatFinishReason.Stop) : Read(data);
        }
        catch (OperationCanceledException e)
        {
            throw patience.Reason(endpoint, e);
        }
        catch (Exception e) when (e is JsonException or InvalidDataException)
        {
            throw RemoteFailure.Unreadable(endpoint, e);
        }
        catch (Exception e) when (e is IOException or HttpRequestException)
        {
            throw RemoteFailure.Broken(endpoint, e);
        }
    }

    private ChatResponseUpdate Read(string data)
    {
        var chunk = JsonSerializer.Deserialize(data, RemoteJson.Default.RemoteChunk) ?? throw RemoteFailure.Unreadable(endpoint);
        if (chunk.Error is { ValueKind: not JsonValueKind.Null })
        {
            throw RemoteFailure.Refused(endpoint);
        }

        // The last event may hold only what the answer cost.
        var choice = chunk.Choices is [var first, ..] ? first : null;
        var text = choice?.Delta?.Content ?? "";
        _characters += text.Length;
        return choice?.FinishReason is not null || _characters > limits.Characters
            ? End(choice?.FinishReason is "stop" ? ChatFinishReason.Stop : ChatFinishReason.Length, text)
            : new ChatResponseUpdate(ChatRole.Assistant, _thoughts.Push(text));
    }

    private ChatResponseUpdate End(ChatFinishReason reason, string text = "")
    {
        _ended = true;
        return new ChatResponseUpdate(ChatRole.Assistant, _thoughts.Push(text) + _thoughts.Finish()) { FinishReason = reason };
    }
}
