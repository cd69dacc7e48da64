using Studio.Data;
using Studio.Data.Keys;

namespace Studio.Web.Keys.Api;

/// <summary>Counts what a key asks for; only keys that work come this far. What is refused is told on the page of the keys.</summary>
internal sealed class ApiLimitFilter(ApiLimit limit, KeyCalls calls, TimeProvider time) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var key = http.RequestServices.GetRequiredService<CurrentKey>();
        if (!limit.MayKey(key.Id))
        {
            Refused(key);
            return ApiLimit.Refusal(http);
        }

        try
        {
            return await next(context);
        }
        catch (StudioException refusal) when (refusal.Kind == RefusalKind.Forbidden)
        {
            Refused(key);
            throw;
        }
    }

    private void Refused(CurrentKey key) => calls.Refused(key.WorkspaceId, key.Id, time.GetUtcNow().UtcDateTime);
}
