using Studio.Data;
using Studio.Inference;
using Studio.Web.Errors;

namespace Studio.Web.Images;

/// <summary>
/// A refusal is answered here, before it becomes an exception of the request: a picture that is gone is asked for sixty times by one page.
/// A person who opened the address itself gets the page of the refusal instead of a script's answer.
/// </summary>
internal sealed class RefusalFilter : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (BadHttpRequestException tooLarge) when (tooLarge.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return TypedResults.Problem($"A picture may have at most {ImageImport.MaxBytes / 1024 / 1024} MB.", statusCode: tooLarge.StatusCode);
        }
        catch (InferenceException broken)
        {
            // What cannot be read as a picture any more is as good as gone.
            return Refuse(context.HttpContext, new StudioException($"The file of this picture is damaged: {broken.Message}", RefusalKind.NotFound, broken));
        }
        catch (StudioException refusal)
        {
            return Refuse(context.HttpContext, refusal);
        }
    }

    private static IResult Refuse(HttpContext context, StudioException refusal)
    {
        var status = RefusalHandler.StatusOf(refusal);
        if (!ErrorServices.WantsPage(context))
        {
            return TypedResults.Problem(refusal.Message, statusCode: status);
        }

        RefusalHandler.Say(context, refusal);
        return TypedResults.StatusCode(status);
    }
}
