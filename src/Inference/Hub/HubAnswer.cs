using System.Globalization;
using System.Net.Http.Headers;

namespace Studio.Inference.Hub;

/// <summary>The last answer of a chain of redirects, with what the hub itself said on the way about the file.</summary>
internal sealed class HubAnswer(HttpResponseMessage response, HubHeaders hub) : IDisposable
{
    public HttpResponseMessage Response => response;

    public HubHeaders Hub => hub;

    public HttpContentHeaders Content => response.Content.Headers;

    /// <summary>Names these very bytes; a weak one does not, and If-Range may not use it.</summary>
    public EntityTagHeaderValue? StrongTag => response.Headers.ETag is { IsWeak: false } tag ? tag : null;

    /// <summary>A page for people: a sign-in page of the network, an error page of a proxy.</summary>
    public bool IsPage => Content.ContentType?.MediaType is "text/html" or "application/xhtml+xml";

    public void Dispose() => response.Dispose();
}

/// <summary>X-Repo-Commit, X-Linked-Etag and X-Linked-Size, which only the hub's own answer has, not that of the store it points to.</summary>
internal sealed record HubHeaders(string? Commit, HubHash? Hash, long? Bytes)
{
    public static HubHeaders Of(HttpResponseMessage response) => new(
        First(response, "X-Repo-Commit"),
        HubHash.Of(First(response, "X-Linked-Etag")) ?? HubHash.Of(response.Headers.ETag?.Tag),
        long.TryParse(First(response, "X-Linked-Size"), NumberStyles.None, CultureInfo.InvariantCulture, out var bytes) ? bytes : null);

    public static string? First(HttpResponseMessage response, string name) => response.Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;
}
