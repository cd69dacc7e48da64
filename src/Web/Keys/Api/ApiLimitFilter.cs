namespace Studio.Web.Keys.Api;

/// <summary>Counts what a key asks for; only keys that work come this far.</summary>
internal sealed class ApiLimitFilter(ApiLimit limit) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        return limit.MayKey(http.RequestServices.GetRequiredService<CurrentKey>().Id) ? await next(context) : ApiLimit.Refusal(http);
    }
}
