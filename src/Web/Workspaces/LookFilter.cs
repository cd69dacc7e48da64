using Studio.Data.Tenancy;

namespace Studio.Web.Workspaces;

/// <summary>What an administrator is given over HTTP while they look in, other than pages, stands in the log first (LookTrail has the pages). What is refused is not written.</summary>
internal sealed class LookFilter : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var answer = await next(context);
        var http = context.HttpContext;
        if (http.RequestServices.GetRequiredService<CurrentWorkspace>() is { IsSet: true, Access.Kind: PrincipalKind.Administrator }
            && answer is not IStatusCodeHttpResult { StatusCode: >= StatusCodes.Status400BadRequest }
            && Words(http) is [_, _, var of, .. var rest])
        {
            var id = http.Request.RouteValues.Values.Select(value => Guid.TryParse(value?.ToString(), out var one) ? one : (Guid?)null).FirstOrDefault(one => one is not null);
            await http.RequestServices.GetRequiredService<LookTrail>().NoteFileAsync(rest is [.., var file] && !file.StartsWith('{') ? file : of, of, id, http.RequestAborted);
        }

        return answer;
    }

    /// <summary>"w", "{workspace}", "images", "{id:guid}", "thumb".</summary>
    private static string[] Words(HttpContext http) =>
        (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText?.Split('/', StringSplitOptions.RemoveEmptyEntries) ?? [];
}
