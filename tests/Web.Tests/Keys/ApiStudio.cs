using System.Net.Http.Headers;
using System.Text.Json;
using Studio.Testing;

namespace Studio.Web.Tests.Keys;

/// <summary>The real program on either database, and programs that ask it over HTTP.</summary>
internal sealed class ApiStudio : IAsyncDisposable
{
    private readonly SharedStudio? _shared;
    private readonly HttpClient _http;

    private ApiStudio(RunningStudio studio, SharedStudio? shared)
    {
        Studio = studio;
        _shared = shared;
        // What a browser would ask for: a key gets no page even so.
        _http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = studio.Address };
        _http.DefaultRequestHeaders.Accept.ParseAdd("text/html");
    }

    public RunningStudio Studio { get; }

    public static async Task<ApiStudio> StartAsync(DatabaseKind kind, CancellationToken ct, string settings = "")
    {
        if (kind == DatabaseKind.Sqlite)
        {
            return new ApiStudio(
                await RunningStudio.StartWithOwnerAsync(ct, builder =>
                {
                    foreach (var setting in settings.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(setting => setting.Split('=')))
                    {
                        builder.Configuration[setting[0]] = setting[1];
                    }
                }),
                shared: null);
        }

        var shared = await SharedStudio.CreateAsync(ct);
        var node = await shared.StartAsync(settings, ct);
        await SharedStudio.AddOwnerAsync(node, ct);
        return new ApiStudio(node, shared);
    }

    public Task<HttpResponseMessage> GetAsync(string address, string? key, CancellationToken ct, string? cookie = null) => SendAsync(HttpMethod.Get, address, key, ct, cookie);

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string address, string? key, CancellationToken ct, string? cookie = null)
    {
        using var request = new HttpRequestMessage(method, address);
        request.Headers.Authorization = key is null ? null : new AuthenticationHeaderValue("Bearer", key);
        if (cookie is not null)
        {
            request.Headers.Add("Cookie", cookie);
        }

        return await _http.SendAsync(request, ct);
    }

    public async Task<JsonElement> JsonAsync(string address, string key, CancellationToken ct)
    {
        using var answer = await GetAsync(address, key, ct);
        Assert.True(answer.IsSuccessStatusCode, $"{address}: {answer.StatusCode}");
        return JsonElement.Parse(await answer.Content.ReadAsStringAsync(ct));
    }

    /// <summary>Status and body without the number of the request, which differs each time.</summary>
    public async Task<string> AnswerAsync(string address, string? key, CancellationToken ct)
    {
        using var answer = await GetAsync(address, key, ct);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var body = JsonElement.Parse(await answer.Content.ReadAsStringAsync(ct));
        return $"{(int)answer.StatusCode} {answer.Headers.WwwAuthenticate} {string.Join(' ', body.EnumerateObject().Where(part => part.Name != "traceId"))}";
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Studio.DisposeAsync();
        if (_shared is not null)
        {
            await _shared.DisposeAsync();
        }
    }
}
