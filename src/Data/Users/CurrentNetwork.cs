using System.Net;

namespace Studio.Data.Users;

/// <summary>From which place of the network this request, or what this circuit does now, comes; none for the studio itself.</summary>
public sealed class CurrentNetwork
{
    public string? Place { get; private set; }

    public void Enter(IPAddress? address) => Place = NetworkPlace.Of(address);
}
