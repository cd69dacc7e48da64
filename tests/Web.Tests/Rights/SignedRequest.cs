using System.Security.Claims;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Studio.Web.Tests.Rights;

/// <summary>A request of somebody who is signed in, with the token of the page it comes from.</summary>
internal static class SignedRequest
{
    public static async Task<HttpContext> MakeAsync(IServiceProvider services, Guid person, string method)
    {
        var antiforgery = services.GetRequiredService<IAntiforgery>();
        var tokens = antiforgery.GetTokens(New(services, person, "GET"));
        var http = New(services, person, method);
        http.Request.Headers.Cookie = $"{services.GetRequiredService<IOptions<AntiforgeryOptions>>().Value.Cookie.Name}={tokens.CookieToken}";
        http.Request.Headers[tokens.HeaderName!] = tokens.RequestToken;
        Assert.True(await antiforgery.IsRequestValidAsync(http));
        return http;
    }

    private static DefaultHttpContext New(IServiceProvider services, Guid person, string method)
    {
        var http = new DefaultHttpContext
        {
            RequestServices = services,
            User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, person.ToString()), new Claim(ClaimTypes.Name, "somebody")], "test")),
        };
        (http.Request.Method, http.Request.Scheme, http.Request.Host, http.Response.Body) = (method, "http", new HostString("localhost"), new MemoryStream());
        return http;
    }
}
