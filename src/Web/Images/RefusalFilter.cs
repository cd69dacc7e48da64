using Studio.Data;

namespace Studio.Web.Images;

/// <summary>
/// A refusal is answered here, before it becomes an exception of the request: a picture that is gone is asked for sixty times by one page,
/// and its address may be opened as a page, where the sentence matters more than a form.
/// </summary>
internal sealed class RefusalFilter : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (StudioException refusal)
        {
            return TypedResults.Problem(refusal.Message, statusCode: refusal.Kind switch
            {
                RefusalKind.Forbidden => StatusCodes.Status403Forbidden,
                RefusalKind.NotFound => StatusCodes.Status404NotFound,
                RefusalKind.Conflict => StatusCodes.Status409Conflict,
                RefusalKind.Unavailable => StatusCodes.Status503ServiceUnavailable,
                _ => StatusCodes.Status400BadRequest,
            });
        }
    }
}
