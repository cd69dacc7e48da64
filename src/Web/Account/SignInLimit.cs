using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using Studio.Data;
using Studio.Data.Users;
using Studio.Web.Errors;

namespace Studio.Web.Account;

/// <summary>How often one address of the network may try a door (sign-in, set-up) in a minute.</summary>
internal static class SignInLimit
{
    public const string Policy = "sign-in";

    /// <summary>Looking at links counts too: who guesses them only looks.</summary>
    public const string Links = "links";

    public static void AddSignInLimit(this IServiceCollection services)
    {
        services.AddOptions<SignInLimitOptions>().BindConfiguration(SignInLimitOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = SayAsync;
            limiter.AddPolicy(Policy, context => HttpMethods.IsPost(context.Request.Method)
                ? RateLimitPartition.GetFixedWindowLimiter(NetworkPlace.Of(context.Connection.RemoteIpAddress) ?? "", _ => Window(context))
                : RateLimitPartition.GetNoLimiter(""));
            limiter.AddPolicy(Links, context => RateLimitPartition.GetFixedWindowLimiter(NetworkPlace.Of(context.Connection.RemoteIpAddress) ?? "", _ => Window(context)));
        });
    }

    private static FixedWindowRateLimiterOptions Window(HttpContext context) => new()
    {
        PermitLimit = context.RequestServices.GetRequiredService<IOptions<SignInLimitOptions>>().Value.PerMinute,
        Window = TimeSpan.FromMinutes(1),
    };

    private static async ValueTask SayAsync(OnRejectedContext rejected, CancellationToken cancellationToken)
    {
        var refusal = new StudioException("Too many tries from your network. Wait a minute, then try again.", RefusalKind.TooMany);
        rejected.HttpContext.Response.Headers.RetryAfter = "60";
        if (ErrorServices.WantsPage(rejected.HttpContext))
        {
            RefusalHandler.Say(rejected.HttpContext, refusal);
            return;
        }

        await rejected.HttpContext.Response.WriteAsync(refusal.Message, cancellationToken);
    }
}
