using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.AI;

namespace Studio.Inference.Chat.Remote;

/// <summary>The body of a request, https://platform.openai.com/docs/api-reference/chat: only fields that every server of the kind takes.</summary>
internal sealed record RemoteRequest(
    string Model,
    IReadOnlyList<RemoteMessage> Messages,
    bool Stream,
    float? Temperature,
    float? TopP,
    int? MaxTokens,
    long? Seed)
{
    public static RemoteRequest Of(RemoteEndpoint endpoint, IEnumerable<ChatMessage> messages, ChatOptions? options) => new(
        endpoint.Model,
        [.. messages.Select(message => new RemoteMessage(message.Role.Value, RemoteContent.Of(message)))],
        Stream: true,
        options?.Temperature,
        options?.TopP,
        options?.MaxOutputTokens,
        options?.Seed);

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, RemoteJson.Default.RemoteRequest);
}

internal sealed record RemoteMessage(string Role, RemoteContent Content);

/// <summary>One event of the stream.</summary>
internal sealed record RemoteChunk(IReadOnlyList<RemoteChoice>? Choices, JsonElement? Error);

internal sealed record RemoteChoice(RemoteDelta? Delta, string? FinishReason);

internal sealed record RemoteDelta(string? Content);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RemoteRequest))]
[JsonSerializable(typeof(RemoteChunk))]
internal sealed partial class RemoteJson : JsonSerializerContext;
