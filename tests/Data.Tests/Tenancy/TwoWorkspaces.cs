using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data.Tenancy;
using Studio.Testing;

namespace Studio.Data.Tests.Tenancy;

/// <summary>Two workspaces with a row of every workspace-owned entity in each.</summary>
internal static class TwoWorkspaces
{
    public static async Task<(TestWorkspace A, TestWorkspace B)> AddAsync(TestStudio studio, CancellationToken cancellationToken)
    {
        var a = await studio.AddWorkspaceAsync(cancellationToken);
        var b = await studio.AddWorkspaceAsync(cancellationToken);
        await a.AddAsync(cancellationToken, EveryKind.Of(a.Owner.Id, studio.Time.UtcNow));
        await b.AddAsync(cancellationToken, EveryKind.Of(b.Owner.Id, studio.Time.UtcNow));
        return (a, b);
    }

    public static IReadOnlyList<IEntityType> OwnedEntities(TestStudio studio)
    {
        using var scope = studio.Services.CreateScope();
        return [.. scope.ServiceProvider.GetRequiredService<StudioDbContext>().Model.GetEntityTypes()
            .Where(e => typeof(IWorkspaceOwned).IsAssignableFrom(e.ClrType))];
    }
}
