using Microsoft.EntityFrameworkCore;
using Studio.Testing;

namespace Studio.Data.Tests;

public sealed class StoredRowsTests
{
    [Theory, EachDatabase]
    public async Task A_generation_is_stored_with_everything_above_it(DatabaseKind kind)
    {
        var token = TestContext.Current.CancellationToken;
        await using var studio = await TestStudio.StartAsync(kind, token);
        var workspace = await studio.AddWorkspaceAsync(token);
        var made = await workspace.AddGenerationAsync(token, count: 4);

        var stored = await workspace.WithAsync(c => c.Generations.Include(g => g.Pictures).SingleAsync(token));

        Assert.Equal(made.Generation.Settings, stored.Settings);
        Assert.Equal(workspace.Id, stored.WorkspaceId);
        Assert.Equal([42, 43, 44, 45], stored.Pictures.OrderBy(p => p.Ordinal).Select(p => p.Seed));
        Assert.Equal(made.Generation.CreatedAt, stored.CreatedAt);
        Assert.Equal(DateTimeKind.Utc, stored.CreatedAt.Kind);
    }
}
