using Microsoft.EntityFrameworkCore;
using Studio.Data.Generations;
using Studio.Testing;

namespace Studio.Data.Tests.Databases;

/// <summary>The lists that grow with the years are read by an index, in its order: SQLite says how it would answer.</summary>
public sealed class QueryPlanTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_gallery_page_is_read_in_the_order_of_its_index() => await AssertIndexOrderAsync(
        c => c.Images.Where(i => i.DeletedAt == null).OrderByDescending(i => i.CreatedAt).ThenByDescending(i => i.Id).Take(60),
        "IX_Images_WorkspaceId_DeletedAt_CreatedAt_Id");

    [Fact]
    public async Task The_threads_are_read_in_the_order_of_their_index() => await AssertIndexOrderAsync(
        c => c.Threads.OrderByDescending(t => t.UpdatedAt).ThenByDescending(t => t.Id).Take(60),
        "IX_Threads_WorkspaceId_UpdatedAt_Id");

#pragma warning disable RS0030 // The queue's own view, across workspaces.
    [Fact]
    public async Task The_queue_is_read_in_the_order_of_its_index() => await AssertIndexOrderAsync(
        c => c.Pictures.IgnoreQueryFilters().Where(p => p.Status == PictureStatus.Queued).OrderBy(p => p.QueuedAt).Take(60),
        "IX_Pictures_Status_QueuedAt");
#pragma warning restore RS0030

    private static async Task AssertIndexOrderAsync(Func<StudioDbContext, IQueryable<object>> query, string index)
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Token);
        var workspace = await studio.AddWorkspaceAsync(Token);
        var plan = await workspace.WithAsync(async c =>
        {
            await c.Database.OpenConnectionAsync(Token);
            await using var command = query(c).CreateDbCommand();
            command.CommandText = "EXPLAIN QUERY PLAN " + command.CommandText;
            await using var reader = await command.ExecuteReaderAsync(Token);
            var lines = new List<string>();
            while (await reader.ReadAsync(Token))
            {
                lines.Add(reader.GetString(3));
            }

            return string.Join('\n', lines);
        });

        Assert.Contains($"USING INDEX {index} ", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("TEMP B-TREE", plan, StringComparison.Ordinal);
    }
}
