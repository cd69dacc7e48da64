using Studio.Data;
using Studio.Data.Evaluation.Sessions;
using Studio.Web.Rating.Languages;

namespace Studio.Web.Rating;

/// <summary>Says a refusal in the rater's language.</summary>
internal sealed class RaterRefusalFilter : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (RatingRefused refused)
        {
            throw new StudioException(RaterTongue.Of(context.HttpContext).Words.Refusals.Of(refused), refused.Kind, refused);
        }
    }
}
