using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Studio.Inference.Chat.Remote;

/// <summary>A language model at an address behind the chat interface of Microsoft.Extensions.AI. Whatever goes wrong there is an InferenceException with a sentence. Thread-safe.</summary>
public sealed class RemoteChatClient(RemoteEndpoint endpoint, RemoteLimits limits, TimeProvider time) : IChatClient
{
    private const string Events = "text/event-stream";

    private readonly HttpClient _http = new(new SocketsHttpHandler
    {
        // An administrator allowed this address and no other: a redirect would choose the next one.
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(10),
    })
    {
        // The clocks of RemotePatience count.
        Timeout = Timeout.InfiniteTimeSpan,
    };

    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        await GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var patience = new RemotePatience(limits, time, cancellationToken);
        using var response = await SendAsync(RemoteRequest.Of(endpoint, messages, options), patience);
        using var lines = new EventLines(await response.Content.ReadAsStreamAsync(cancellationToken), limits.LineCharacters);
        var answer = new RemoteAnswer(endpoint, limits, patience, lines);
        while (await answer.NextAsync() is { } update)
        {
            yield return update;
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => serviceKey is not null ? null
        : serviceType == typeof(ChatClientMetadata) ? new ChatClientMetadata("openai", endpoint.Address, endpoint.Model)
        : serviceType.IsInstanceOfType(this) ? this
        : null;

    public void Dispose() => _http.Dispose();

    private async Task<HttpResponseMessage> SendAsync(RemoteRequest body, RemotePatience patience)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, endpoint.Completions) { Content = new ByteArrayContent(body.ToJson()) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Accept.ParseAdd(Events);
        if (endpoint.Key is { } key)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        }

        HttpResponseMessage response;
        try
        {
            response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
        }
        catch (OperationCanceledException e)
        {
            throw patience.Reason(endpoint, e);
        }
        catch (HttpRequestException e)
        {
            throw RemoteFailure.Unreachable(endpoint, e);
        }

        var kind = response.Content.Headers.ContentType?.MediaType;
        if (response.IsSuccessStatusCode && kind == Events)
        {
            return response;
        }

        using (response)
        {
            throw response.IsSuccessStatusCode
                ? RemoteFailure.NotAnAnswer(endpoint, kind)
                : RemoteFailure.Status(endpoint, response.StatusCode, response.Headers.RetryAfter);
        }
    }
}
