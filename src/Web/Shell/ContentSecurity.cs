using System.Security.Cryptography;

namespace Studio.Web.Shell;

/// <summary>Headers of every answer: only our own scripts run, nobody frames us, no type is guessed.</summary>
internal static class ContentSecurity
{
    private static readonly object NonceKey = new();

    public static string NonceOf(HttpContext context)
    {
        if (context.Items[NonceKey] is not string nonce)
        {
            nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
            context.Items[NonceKey] = nonce;
        }

        return nonce;
    }

    public static void UseContentSecurity(this IApplicationBuilder app)
    {
        app.Use((context, next) =>
        {
            context.Response.OnStarting(Write, context);
            return next(context);
        });
    }

    private static Task Write(object state)
    {
        var context = (HttpContext)state;
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
        if (!headers.ContainsKey("Content-Security-Policy"))
        {
            headers.ContentSecurityPolicy = Policy(context);
        }

        return Task.CompletedTask;
    }

    // 'unsafe-inline' for styles: Blazor and Radzen set style attributes, and ours carry data (--value: 40%).
    private static string Policy(HttpContext context) => string.Join("; ",
        "default-src 'self'",
        $"script-src 'self' 'nonce-{NonceOf(context)}'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self'",
        $"connect-src 'self' ws://{context.Request.Host} wss://{context.Request.Host}",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'");
}
