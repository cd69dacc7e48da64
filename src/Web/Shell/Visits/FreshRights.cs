using Microsoft.AspNetCore.Components.Server.Circuits;
using Studio.Data.Databases;
using Studio.Data.Tenancy;

namespace Studio.Web.Shell.Visits;

/// <summary>Before anything a circuit does (an event, a call from JavaScript, a navigation) its rights are at most 30 s old.</summary>
internal sealed class FreshRights(FreshAccess access) : CircuitHandler
{
    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(Func<CircuitInboundActivityContext, Task> next) =>
        async context =>
        {
            try
            {
                await access.RefreshAsync(CancellationToken.None);
            }
            catch (Exception exception) when (DatabaseTrouble.RefusalOf(exception) is not null)
            {
                // The circuit must outlive a database that is away; what is about to happen meets it too and says so.
            }

            await next(context);
        };
}
