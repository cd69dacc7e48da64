using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Studio.Web.Tests.Account.OpenId;

/// <summary>
/// A real OpenID Connect server on this machine: discovery, signing keys, code flow with PKCE and a client secret, tokens signed with RSA.
/// It lets in whoever the test says, without asking, and lies where the test wants it to.
/// </summary>
internal sealed class TestOpenIdServer : IAsyncDisposable
{
    public const string ClientId = "studio";
    /// <summary>Why it refuses somebody, in its words: made to look like another line of the log.</summary>
    public const string Said = "no\r\nwarn: Studio[1]\n      Everybody was let in";

    public const string ClientSecret = "what only the two servers know";

    private readonly ConcurrentDictionary<string, Asked> _codes = new(StringComparer.Ordinal);
    private readonly RSA _key = RSA.Create(2048);
    private readonly RSA _otherKey = RSA.Create(2048);
    private readonly WebApplication _app;

    private TestOpenIdServer(WebApplication app) => _app = app;

    public string Address => _app.Urls.First().Replace("127.0.0.1", "localhost", StringComparison.Ordinal);

    /// <summary>Who is signed in there.</summary>
    public OpenIdPerson Person { get; set; } = new("1", "aiko@harbour.example", "Aiko Tanaka", []);

    public OpenIdLie Lie { get; set; }

    /// <summary>By how much the service's clock is ahead of the studio's.</summary>
    public TimeSpan ClockOff { get; set; }

    /// <summary>When the person typed a password there; now where the studio wants them asked again.</summary>
    public DateTimeOffset? AskedAt { get; set; }

    /// <summary>What the studio wanted of the last sign-in.</summary>
    public (string? Prompt, string? MaxAge) Wanted { get; private set; }

    public static async Task<TestOpenIdServer> StartAsync(CancellationToken ct)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new TestOpenIdServer(builder.Build());
        server._app.MapGet("/.well-known/openid-configuration", server.Describe);
        server._app.MapGet("/keys", server.Keys);
        server._app.MapGet("/authorize", server.Authorize);
        server._app.MapPost("/token", server.TokenAsync);
        await server._app.StartAsync(ct);
        return server;
    }

    public Task StopAsync(CancellationToken ct) => _app.StopAsync(ct);

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _key.Dispose();
        _otherKey.Dispose();
    }

    private IResult Describe() => Results.Json(new
    {
        issuer = Address,
        authorization_endpoint = $"{Address}/authorize",
        token_endpoint = $"{Address}/token",
        jwks_uri = $"{Address}/keys",
        response_types_supported = new[] { "code" },
        id_token_signing_alg_values_supported = new[] { "RS256" },
        subject_types_supported = new[] { "public" },
    });

    private IResult Keys()
    {
        var key = _key.ExportParameters(includePrivateParameters: false);
        return Results.Json(new { keys = new[] { new { kty = "RSA", use = "sig", alg = "RS256", kid = "1", n = Base64Url.EncodeToString(key.Modulus), e = Base64Url.EncodeToString(key.Exponent) } } });
    }

    private IResult Authorize(string client_id, string redirect_uri, string state, string nonce, string code_challenge, string code_challenge_method, string response_type, string? prompt, string? max_age)
    {
        Wanted = (prompt, max_age);
        Assert.Equal((ClientId, "S256", "code"), (client_id, code_challenge_method, response_type));
        var code = Guid.NewGuid().ToString("N");
        _codes[code] = new Asked(redirect_uri, nonce, code_challenge);
        if (prompt == "login" && Lie != OpenIdLie.NotAsked)
        {
            AskedAt = TimeProvider.System.GetUtcNow();
        }

        if (Lie == OpenIdLie.Refuses)
        {
            return Results.Redirect($"{redirect_uri}?error=access_denied&error_description={Uri.EscapeDataString(Said)}&state={Uri.EscapeDataString(state)}");
        }

        return Results.Redirect($"{redirect_uri}?code={code}&state={Uri.EscapeDataString(state)}");
    }

    private async Task<IResult> TokenAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        var isRight = _codes.TryRemove(form["code"].ToString(), out var asked)
            && (form["client_id"], form["client_secret"], form["redirect_uri"]) == (ClientId, ClientSecret, asked.RedirectUri)
            && Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString()))) == asked.Challenge;
        return isRight
            ? Results.Json(new { token_type = "Bearer", access_token = "none", expires_in = 60, id_token = Token(asked!) })
            : Results.Json(new { error = "invalid_grant" }, statusCode: StatusCodes.Status400BadRequest);
    }

    private string Token(Asked asked)
    {
        var now = TimeProvider.System.GetUtcNow().AddHours(Lie == OpenIdLie.Old ? -2 : 0).Add(ClockOff).ToUnixTimeSeconds();
        var payload = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["iss"] = Lie == OpenIdLie.Issuer ? "https://elsewhere.example" : Address,
            ["aud"] = Lie == OpenIdLie.Audience ? "another program" : ClientId,
            ["sub"] = Person.Sub,
            ["nonce"] = Lie == OpenIdLie.Nonce ? "another" : asked.Nonce,
            ["iat"] = now,
            ["nbf"] = now,
            ["exp"] = now + 300,
            ["email_verified"] = Person.IsVerified,
            ["name"] = Person.Name,
            ["groups"] = Person.Groups,
        };
        if (AskedAt is { } typed)
        {
            payload["auth_time"] = typed.ToUnixTimeSeconds();
        }

        if (Person.Email is { } email)
        {
            payload["email"] = email;
        }

        var header = Lie == OpenIdLie.Unsigned ? """{"alg":"none","typ":"JWT"}""" : """{"alg":"RS256","typ":"JWT","kid":"1"}""";
        var signed = $"{Part(header)}.{Part(JsonSerializer.Serialize(payload))}";
        var key = Lie == OpenIdLie.Key ? _otherKey : _key;
        return Lie == OpenIdLie.Unsigned ? $"{signed}." : $"{signed}.{Base64Url.EncodeToString(key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
    }

    private static string Part(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));

    private sealed record Asked(string RedirectUri, string Nonce, string Challenge);
}

/// <summary>Somebody with an account at the sign-in service.</summary>
internal sealed record OpenIdPerson(string Sub, string? Email, string Name, string[] Groups)
{
    public bool IsVerified { get; init; } = true;
}

/// <summary>What is wrong with the token.</summary>
public enum OpenIdLie
{
    None,
    Issuer,
    Audience,
    Nonce,
    Key,
    Unsigned,
    Old,
    NotAsked,
    Refuses,
}
