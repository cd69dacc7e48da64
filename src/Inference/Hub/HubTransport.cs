using System.Net;
using System.Net.Http.Headers;

namespace Studio.Inference.Hub;

/// <summary>Requests to a hub. Redirects are followed here, so that the token goes to the hub's own address and no other. Thread-safe.</summary>
internal sealed class HubTransport : IDisposable
{
    private const int MaxRedirects = 8;

    private readonly HubOptions _options;
    private readonly HttpClient _client;

    public HubTransport(HubOptions options)
    {
        _options = options;
        _client = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.None,
            ConnectTimeout = options.Stall,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    public Uri Endpoint => _options.Endpoint;

    public Uri Address(string path) => new($"{_options.Endpoint.AbsoluteUri.TrimEnd('/')}/{path}");

    public Uri FileAddress(HubListing listing, string file) => Address(
        $"{listing.Repository}/resolve/{listing.Commit}/{string.Join('/', file.Split('/').Select(Uri.EscapeDataString))}");

    /// <summary>An answer of 200 or 206; anything else is an exception, transient where trying again may help.</summary>
    public async Task<HubAnswer> GetAsync(Uri address, string repository, RangeItemHeaderValue? range, EntityTagHeaderValue? ifRange, CancellationToken cancellationToken)
    {
        HubHeaders? hub = null;
        var target = address;
        for (var hop = 0; hop <= MaxRedirects; hop++)
        {
            var response = await SendAsync(target, range, ifRange, cancellationToken);
            hub ??= HubHeaders.Of(response);
            if (response.StatusCode is HttpStatusCode.OK or HttpStatusCode.PartialContent)
            {
                return new HubAnswer(response, hub);
            }

            using (response)
            {
                target = (int)response.StatusCode is 301 or 302 or 303 or 307 or 308
                    ? Next(target, response)
                    : throw HubRefusals.Of(response, repository, _options, IsHub(target));
            }
        }

        throw new HubException(HubProblem.NotAHub, $"{address.Host} sent the request round in a circle. Check the address of the hub.");
    }

    public void Dispose() => _client.Dispose();

    private async Task<HttpResponseMessage> SendAsync(Uri target, RangeItemHeaderValue? range, EntityTagHeaderValue? ifRange, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, target);
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("studio", "1"));
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("identity"));
        if (_options.Token is { } token && IsHub(target))
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        if (range is not null)
        {
            request.Headers.Range = new RangeHeaderValue { Unit = "bytes", Ranges = { range } };
            request.Headers.IfRange = ifRange is null ? null : new RangeConditionHeaderValue(ifRange);
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(_options.Stall);
        try
        {
            return await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
        }
        catch (HttpRequestException e)
        {
            throw HubRefusals.Unreachable(target, e);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw HubRefusals.Stalled(target, _options.Stall, e);
        }
    }

    private Uri Next(Uri from, HttpResponseMessage response)
    {
        var next = response.Headers.Location is { } location ? new Uri(from, location) : null;
        if (next is null || next.Scheme is not ("http" or "https"))
        {
            throw new HubException(HubProblem.NotAHub, $"{from.Host} points to no address of the web. Check the address of the hub.");
        }

        return from.Scheme == Uri.UriSchemeHttps && next.Scheme != Uri.UriSchemeHttps
            ? throw new HubException(HubProblem.NotAHub, $"{from.Host} points from an encrypted address to {next.Host}, which is not encrypted. Nothing was fetched from there.")
            : next;
    }

    private bool IsHub(Uri target) =>
        Uri.Compare(target, _options.Endpoint, UriComponents.SchemeAndServer, UriFormat.SafeUnescaped, StringComparison.OrdinalIgnoreCase) == 0;
}
