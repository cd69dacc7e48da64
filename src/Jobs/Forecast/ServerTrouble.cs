using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Studio.Data;
using Studio.Jobs.Forecast;
using Studio.Jobs.Nodes;
using Studio.Jobs.Slots;

namespace Studio.Jobs;

/// <summary>Whether pictures are made as usual, for people who cannot see the page about health. Scoped.</summary>
public sealed class ServerTrouble(IDbContextFactory<StudioDbContext> contexts, IOptions<SlotOptions> slots)
{
    /// <summary>A sentence while nothing is drawn, or less than usual; null while all is well.</summary>
    public async Task<string?> ReadAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var supply = await SlotSupply.ReadAsync(db, slots.Value, ct);
        return WaitingReason.Trouble(supply) ?? WaitingReason.Slower(supply);
    }
}
