using Studio.Data.Users;
using Studio.Jobs.Quotas;
using Studio.Web.Shell.Visits;

namespace Studio.Web.Errors;

/// <summary>Counts what a signed-in person hands in before a byte of it is read.</summary>
internal sealed class PaceFilter(Pace pace) : IEndpointFilter
{
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        pace.Require(PaceKind.Files, Person.IdOf(http.User), http.RequestServices.GetRequiredService<CurrentNetwork>().Place);
        return next(context);
    }
}
