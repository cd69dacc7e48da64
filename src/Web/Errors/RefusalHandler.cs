using Microsoft.AspNetCore.Diagnostics;
using Studio.Data;

namespace Studio.Web.Errors;

/// <summary>A refusal is an answer, not a failure: its sentence goes to the caller and into no log.</summary>
internal sealed class RefusalHandler(IProblemDetailsService problems) : IExceptionHandler
{
    private static readonly object SentenceKey = new();

    /// <summary>The sentence for the page of this answer's status; null where there was no refusal.</summary>
    public static string? SentenceOf(HttpContext context) => context.Items[SentenceKey] as string;

    /// <summary>Keeps the sentence for the page of the status, which is drawn when the answer's body stays empty.</summary>
    public static void Say(HttpContext context, StudioException refusal) => context.Items[SentenceKey] = refusal.Message;

    public static int StatusOf(StudioException refusal) => refusal.Kind switch
    {
        RefusalKind.Forbidden => StatusCodes.Status403Forbidden,
        RefusalKind.NotFound => StatusCodes.Status404NotFound,
        RefusalKind.Conflict => StatusCodes.Status409Conflict,
        RefusalKind.Unavailable => StatusCodes.Status503ServiceUnavailable,
        RefusalKind.TooMany => StatusCodes.Status429TooManyRequests,
        _ => StatusCodes.Status400BadRequest,
    };

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (Refusals.Of(exception) is not { } refusal)
        {
            return false;
        }

        httpContext.Response.StatusCode = StatusOf(refusal);
        if (ErrorServices.WantsPage(httpContext))
        {
            Say(httpContext, refusal);
            return true;
        }

        await problems.WriteAsync(new ProblemDetailsContext
        {
            HttpContext = httpContext,
            ProblemDetails = { Detail = refusal.Message, Status = httpContext.Response.StatusCode },
        });
        return true;
    }
}
