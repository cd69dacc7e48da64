using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Authentication;

namespace Studio.Inference.Chat.Remote;

/// <summary>The sentences for a remote model that does not answer as it should. Nothing that the other side wrote is repeated: it may be any page.</summary>
internal static class RemoteFailure
{
    private const string CheckAddress = "Check the address; it usually ends in /v1.";

    public static InferenceException Status(RemoteEndpoint endpoint, HttpStatusCode code, RetryConditionHeaderValue? retry) => new((int)code switch
    {
        401 or 403 => endpoint.Key is null ? $"{endpoint.Host} wants a key." : $"{endpoint.Host} refuses the key.",
        404 or 405 => $"{endpoint.Host} knows no model “{endpoint.Model}” at this address. {CheckAddress}",
        413 => $"{endpoint.Host} takes no request as large as this one. A shorter text or a smaller picture may pass.",
        429 => $"{endpoint.Host} has too much to do. Try again {When(retry)}.",
        >= 300 and < 400 => $"{endpoint.Host} sends on to another address, which is not followed. Enter the address that answers itself.",
        >= 500 => string.Create(CultureInfo.InvariantCulture, $"{endpoint.Host} has a fault of its own (it answered {(int)code}). Try again, or ask whoever runs it."),
        _ => string.Create(CultureInfo.InvariantCulture, $"{endpoint.Host} refused the request (it answered {(int)code}). {CheckAddress}"),
    });

    public static InferenceException NotAnInterface(RemoteEndpoint endpoint) =>
        new($"{endpoint.Host} answers, but lists no models as OpenAI’s interface does. {CheckAddress}");

    public static InferenceException NotAnAnswer(RemoteEndpoint endpoint, string? kind) =>
        new($"{endpoint.Host} answered, but not as a language model ({kind ?? "of no kind"}). {CheckAddress}");

    public static InferenceException Unreadable(RemoteEndpoint endpoint, Exception? inner = null) =>
        With($"{endpoint.Host} answered with something that cannot be read. {CheckAddress}", inner);

    public static InferenceException Refused(RemoteEndpoint endpoint) =>
        new($"{endpoint.Model} at {endpoint.Host} gave up in the middle of its answer. Try again, or ask whoever runs it.");

    public static InferenceException Broken(RemoteEndpoint endpoint, Exception? inner = null) =>
        With($"The connection to {endpoint.Host} broke in the middle of the answer. Try again.", inner);

    public static InferenceException Silent(RemoteEndpoint endpoint, Exception inner) =>
        new($"{endpoint.Host} says nothing. It may still be loading {endpoint.Model}: try again in a minute.", inner);

    public static InferenceException NoEnd(RemoteEndpoint endpoint, TimeSpan whole) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{endpoint.Model} at {endpoint.Host} did not come to an end in {whole.TotalSeconds:0} seconds."));

    public static InferenceException Unreachable(RemoteEndpoint endpoint, HttpRequestException e) => e.InnerException as InferenceException ?? new(
        e.InnerException is AuthenticationException ? $"{endpoint.Host} could not prove who it is, so nothing was sent. Its TLS certificate is not trusted here."
        : e.InnerException is SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData } ? $"There is no machine called {endpoint.Address.Host}. {CheckAddress}"
        : e.HttpRequestError is HttpRequestError.InvalidResponse or HttpRequestError.ResponseEnded ? $"{endpoint.Host} does not speak HTTP as a language model's server does. {CheckAddress}"
        : e.HttpRequestError is HttpRequestError.Unknown ? $"The connection to {endpoint.Host} broke before it answered. Try again."
        : $"{endpoint.Host} does not answer. Is its server running, and may this machine reach it?", e);

    private static InferenceException With(string sentence, Exception? inner) => inner is null ? new(sentence) : new(sentence, inner);

    private static string When(RetryConditionHeaderValue? retry) => retry?.Delta is { } delta
        ? string.Create(CultureInfo.InvariantCulture, $"in {Math.Ceiling(delta.TotalSeconds):0} seconds")
        : "in a minute";
}
