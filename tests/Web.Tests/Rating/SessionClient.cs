using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Studio.Testing;

namespace Studio.Web.Tests.Rating;

/// <summary>What the script of a session does, without a browser; keeps every byte that was served.</summary>
internal sealed partial class SessionClient(RunningStudio studio, string session) : IDisposable
{
    private readonly Guid _tab = Guid.NewGuid();
    private string _token = "";

    public Client Browser { get; } = new(studio);

    /// <summary>Headers and bodies, one after the other.</summary>
    public List<(string Address, string Headers, byte[] Body)> Served { get; } = [];

    public async Task<string> OpenAsync(CancellationToken ct)
    {
        using var answer = await Browser.GetAsync(session, ct);
        var html = Encoding.UTF8.GetString(await KeepAsync(session, answer, ct));
        _token = RequestToken().Match(html) is { Success: true } found ? WebUtility.HtmlDecode(found.Groups["token"].Value) : "";
        return html;
    }

    public async Task<HttpStatusCode> BeginAsync(string name, CancellationToken ct)
    {
        using var answer = await Browser.SubmitAsync(session, new Dictionary<string, string>(StringComparer.Ordinal) { ["Name"] = name, ["Agreed"] = "true" }, ct);
        await KeepAsync(session, answer, ct);
        return answer.StatusCode;
    }

    public async Task<JsonElement> AskAsync(string what, CancellationToken ct, params (string Name, string Value)[] values)
    {
        var (status, body) = await TryAsync(what, ct, values);
        Assert.True(status is HttpStatusCode.OK or HttpStatusCode.NoContent, $"{what}: {(int)status} {body}");
        return body.Length == 0 ? default : JsonDocument.Parse(body).RootElement;
    }

    public async Task<(HttpStatusCode Status, string Body)> TryAsync(string what, CancellationToken ct, params (string Name, string Value)[] values)
    {
        var query = string.Join('&', values.Prepend(("tab", _tab.ToString())).Select(value => $"{value.Item1}={Uri.EscapeDataString(value.Item2)}"));
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"{session}/{what}?{query}", UriKind.Relative));
        request.Headers.Add("RequestVerificationToken", _token);
        // As fetch does: a refusal is an answer for a script, no page.
        request.Headers.Accept.ParseAdd("*/*");
        using var answer = await Browser.SendAsync(request, ct);
        return (answer.StatusCode, Encoding.UTF8.GetString(await KeepAsync($"{session}/{what}", answer, ct)));
    }

    public async Task<(HttpStatusCode Status, byte[] Bytes)> PictureAsync(string address, CancellationToken ct)
    {
        using var answer = await Browser.GetAsync(address, ct);
        return (answer.StatusCode, await KeepAsync(address, answer, ct));
    }

    public void Dispose() => Browser.Dispose();

    private async Task<byte[]> KeepAsync(string address, HttpResponseMessage answer, CancellationToken ct)
    {
        var body = await answer.Content.ReadAsByteArrayAsync(ct);
        Served.Add((address, $"{answer.Headers}{answer.Content.Headers}", body));
        return body;
    }

    [GeneratedRegex("""<meta name="request-token" content="(?<token>[^"]+)""", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex RequestToken();
}
