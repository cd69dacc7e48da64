using Studio.Jobs.Quotas;
using Studio.Web.Shell.Visits;

namespace Studio.Web.Errors;

/// <summary>Counts what a signed-in person hands in before a byte of it is read.</summary>
internal sealed class PaceFilter(Pace pace) : IEndpointFilter
{
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        pace.Require(PaceKind.Files, Person.IdOf(context.HttpContext.User));
        return next(context);
    }
}
