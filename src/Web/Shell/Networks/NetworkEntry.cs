using Microsoft.AspNetCore.Components.Server.Circuits;
using Studio.Data.Users;

namespace Studio.Web.Shell.Networks;

/// <summary>Tells a request, or a circuit before each thing it does, from where on the network it comes.</summary>
internal sealed class NetworkEntry(CurrentNetwork network, CallingConnection connection) : CircuitHandler
{
    public static Task EnterAsync(HttpContext context, RequestDelegate next)
    {
        context.RequestServices.GetRequiredService<CurrentNetwork>().Enter(context.Connection.RemoteIpAddress);
        return next(context);
    }

    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        network.Enter(connection.Address);
        return Task.CompletedTask;
    }

    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(Func<CircuitInboundActivityContext, Task> next) =>
        context =>
        {
            network.Enter(connection.Address);
            return next(context);
        };
}
