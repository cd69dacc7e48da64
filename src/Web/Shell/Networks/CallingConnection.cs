using System.Net;
using Microsoft.AspNetCore.SignalR;

namespace Studio.Web.Shell.Networks;

/// <summary>
/// From where the browser calls whose message a circuit is handling. A circuit outlives its connections, and each may come from elsewhere:
/// the address is that of the connection that brought the message, after the proxies that are trusted. Thread-safe.
/// </summary>
internal sealed class CallingConnection : IHubFilter
{
    private readonly AsyncLocal<IPAddress?> _address = new();

    public IPAddress? Address => _address.Value;

    public async ValueTask<object?> InvokeMethodAsync(HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        _address.Value = invocationContext.Context.GetHttpContext()?.Connection.RemoteIpAddress;
        return await next(invocationContext);
    }
}
