using System.Net;
using System.Text.RegularExpressions;

namespace Studio.Testing;

/// <summary>A browser without scripts: keeps cookies, sends forms with their hidden fields, follows no redirect by itself.</summary>
public sealed partial class Client : IDisposable
{
    private readonly CookieContainer _cookies;
    private readonly HttpClient _http;

    public Client(RunningStudio studio)
        : this(studio, new CookieContainer())
    {
    }

    /// <summary>The same browser at another studio on this machine: cookies do not know ports.</summary>
    public Client(RunningStudio studio, Client before)
        : this(studio, before._cookies)
    {
    }

    private Client(RunningStudio studio, CookieContainer cookies)
    {
        _cookies = cookies;
        var handler = new HttpClientHandler { CookieContainer = _cookies, AllowAutoRedirect = false };
        _http = new HttpClient(handler) { BaseAddress = studio.Address };
        _http.DefaultRequestHeaders.Accept.ParseAdd("text/html");
    }

    public IEnumerable<Cookie> Cookies => _cookies.GetAllCookies();

    /// <summary>Where an answer leads, as a path of this studio; the whole address when it leads elsewhere.</summary>
    public string? Target(HttpResponseMessage answer) => answer.Headers.Location is { } location
        ? new Uri(_http.BaseAddress!, location) is var target && target.Authority == _http.BaseAddress!.Authority ? target.PathAndQuery : target.ToString()
        : null;

    /// <summary>A header of every request from now on.</summary>
    public void Send(string header, string value) => _http.DefaultRequestHeaders.TryAddWithoutValidation(header, value);

    public Task<HttpResponseMessage> GetAsync(string address, CancellationToken cancellationToken) => _http.GetAsync(new Uri(address, UriKind.Relative), cancellationToken);

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => _http.SendAsync(request, cancellationToken);

    /// <summary>Opens the page, fills its form and sends it.</summary>
    public async Task<HttpResponseMessage> SubmitAsync(string address, IReadOnlyDictionary<string, string> fields, CancellationToken cancellationToken)
    {
        using var page = await GetAsync(address, cancellationToken);
        var html = await page.Content.ReadAsStringAsync(cancellationToken);
        var form = HiddenFields().Matches(html).ToDictionary(match => match.Groups["name"].Value, match => WebUtility.HtmlDecode(match.Groups["value"].Value), StringComparer.Ordinal);
        foreach (var (name, value) in fields)
        {
            form[name] = value;
        }

        return await PostAsync(address, form, cancellationToken);
    }

    /// <summary>Sends fields as they are, without opening the page first.</summary>
    public async Task<HttpResponseMessage> PostAsync(string address, IReadOnlyDictionary<string, string> fields, CancellationToken cancellationToken)
    {
        using var content = new FormUrlEncodedContent(fields);
        return await _http.PostAsync(new Uri(address, UriKind.Relative), content, cancellationToken);
    }

    public Task<HttpResponseMessage> SignInAsync(TestPerson person, CancellationToken cancellationToken) => SignInAsync(person.Email, person.Password, cancellationToken);

    public Task<HttpResponseMessage> SignInAsync(string email, string password, CancellationToken cancellationToken) =>
        SubmitAsync("/sign-in", new Dictionary<string, string>(StringComparer.Ordinal) { ["Form.Email"] = email, ["Form.Password"] = password }, cancellationToken);

    public void Dispose() => _http.Dispose();

    [GeneratedRegex("""<input type="hidden" name="(?<name>[^"]+)" value="(?<value>[^"]*)""", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex HiddenFields();
}
