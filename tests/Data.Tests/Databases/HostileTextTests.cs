using Microsoft.EntityFrameworkCore;
using Studio.Testing;

namespace Studio.Data.Tests.Databases;

/// <summary>What no keyboard writes, but a paste, an address or a program can.</summary>
public sealed class HostileTextTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Nul_and_half_a_character_are_stored_and_looked_for_without_a_mistake(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Token);
        var workspace = await studio.AddWorkspaceAsync(Token);

        await workspace.AddAsync(Token, Rows.Thread(workspace.Owner.Id, studio.Time.UtcNow, "fox\0\uD83D🦊 in the snow"));

        var title = await workspace.WithAsync(c => c.Threads.Select(thread => thread.Title).SingleAsync(Token));
        Assert.StartsWith("fox", title, StringComparison.Ordinal);
        Assert.EndsWith("\uFFFD🦊 in the snow", title, StringComparison.Ordinal);
        foreach (var words in (string[])["\0", "nowhere\0", "\uD83D nowhere", "\uDE00"])
        {
            Assert.Null(await workspace.WithAsync(c => c.Threads.SingleOrDefaultAsync(thread => thread.Title == words, Token)));
            await workspace.WithAsync(c => c.Threads.CountAsync(thread => thread.Title.Contains(words), Token));
        }

        Assert.Equal(1, await workspace.WithAsync(c => c.Threads.CountAsync(thread => thread.Title.Contains("🦊 in"), Token)));
    }
}
