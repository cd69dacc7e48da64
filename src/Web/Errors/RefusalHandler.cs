using Microsoft.AspNetCore.Diagnostics;
using Studio.Data;
using Studio.Data.Databases;

namespace Studio.Web.Errors;

/// <summary>A refusal in an endpoint is an answer, not a failure: its sentence goes to the caller and no log.</summary>
internal sealed class RefusalHandler(IProblemDetailsService problems) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (DatabaseTrouble.RefusalOf(exception) is not { } refusal)
        {
            return false;
        }

        httpContext.Response.StatusCode = refusal.Kind switch
        {
            RefusalKind.Forbidden => StatusCodes.Status403Forbidden,
            RefusalKind.NotFound => StatusCodes.Status404NotFound,
            RefusalKind.Conflict => StatusCodes.Status409Conflict,
            RefusalKind.Unavailable => StatusCodes.Status503ServiceUnavailable,
            _ => StatusCodes.Status400BadRequest,
        };
        return await problems.TryWriteAsync(new ProblemDetailsContext
        {
            HttpContext = httpContext,
            ProblemDetails = { Detail = refusal.Message, Status = httpContext.Response.StatusCode },
        });
    }
}
