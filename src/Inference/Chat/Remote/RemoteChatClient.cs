using System.Net;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Studio.Inference.Chat.Remote;

/// <summary>A language model at an address behind the chat interface of Microsoft.Extensions.AI. Whatever goes wrong there is an InferenceException with a sentence. Thread-safe.</summary>
public sealed class RemoteChatClient : IChatClient
{
    private const string Events = "text/event-stream";

    private readonly RemoteEndpoint _endpoint;
    private readonly RemoteLimits _limits;
    private readonly TimeProvider _time;
    private readonly HttpClient _http;

    /// <summary>For an address that the person at this machine typed: it may lead anywhere.</summary>
    public RemoteChatClient(RemoteEndpoint endpoint, RemoteLimits limits, TimeProvider time)
        : this(endpoint, limits, time, new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = TimeSpan.FromSeconds(10) })
    {
    }

    /// <summary>For an address that somebody entered on a page: where it leads is checked at every connection.</summary>
    public RemoteChatClient(RemoteEndpoint endpoint, RemoteLimits limits, RemoteReach reach, TimeProvider time)
        : this(endpoint, limits, time, reach.Handler())
    {
    }

    // An administrator allowed this address and no other: a redirect would choose the next one. The clocks of RemotePatience count.
    private RemoteChatClient(RemoteEndpoint endpoint, RemoteLimits limits, TimeProvider time, SocketsHttpHandler handler) =>
        (_endpoint, _limits, _time, _http) = (endpoint, limits, time, new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan });

    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        await GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var patience = new RemotePatience(_limits, _time, cancellationToken);
        using var response = await AskAsync(RemoteRequest.Of(_endpoint, messages, options), patience);
        using var lines = new EventLines(await response.Content.ReadAsStreamAsync(cancellationToken), _limits.LineCharacters);
        var answer = new RemoteAnswer(_endpoint, _limits, patience, lines);
        while (await answer.NextAsync() is { } update)
        {
            yield return update;
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => serviceKey is not null ? null
        : serviceType == typeof(ChatClientMetadata) ? new ChatClientMetadata("openai", _endpoint.Address, _endpoint.Model)
        : serviceType.IsInstanceOfType(this) ? this
        : null;

    public void Dispose() => _http.Dispose();

    /// <summary>What the address calls its models, sorted. Throws InferenceException with a sentence.</summary>
    public async Task<IReadOnlyList<string>> ModelsAsync(CancellationToken cancellationToken)
    {
        using var patience = new RemotePatience(_limits, _time, cancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Get, _endpoint.Models);
        using var response = await SendAsync(request, patience);
        if (response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed)
        {
            throw RemoteFailure.NotAnInterface(_endpoint);
        }

        return response.IsSuccessStatusCode
            ? await RemoteModels.ReadAsync(_endpoint, response.Content, patience)
            : throw RemoteFailure.Status(_endpoint, response.StatusCode, response.Headers.RetryAfter);
    }

    private async Task<HttpResponseMessage> AskAsync(RemoteRequest body, RemotePatience patience)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _endpoint.Completions) { Content = new ByteArrayContent(body.ToJson()) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Accept.ParseAdd(Events);
        var response = await SendAsync(request, patience);
        var kind = response.Content.Headers.ContentType?.MediaType;
        if (response.IsSuccessStatusCode && kind == Events)
        {
            return response;
        }

        using (response)
        {
            throw response.IsSuccessStatusCode
                ? RemoteFailure.NotAnAnswer(_endpoint, kind)
                : RemoteFailure.Status(_endpoint, response.StatusCode, response.Headers.RetryAfter);
        }
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, RemotePatience patience)
    {
        if (_endpoint.Key is { } key)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        }

        try
        {
            return await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
        }
        catch (OperationCanceledException e)
        {
            throw patience.Reason(_endpoint, e);
        }
        catch (HttpRequestException e)
        {
            throw RemoteFailure.Unreachable(_endpoint, e);
        }
    }
}
