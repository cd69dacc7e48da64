using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data.Prompts;
using Studio.Jobs.Events;
using Studio.Jobs.Tests.Nodes;
using Studio.Testing;

namespace Studio.Jobs.Tests.Upsamplings;

/// <summary>PostgreSQL refuses a row whose note is longer than its column; SQLite would keep it.</summary>
public sealed class UpsamplingNoteTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_wish_with_many_long_locked_phrases_is_written_and_its_note_is_kept(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Ct, JobsNode.ConfigureRunning);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        using var watcher = new Watcher(studio, workspace);
        await using var node = await RunningNode.StartAsync(studio, Ct);
        var thread = Rows.Thread(workspace.Owner.Id, studio.Time.UtcNow);
        var turn = Rows.Turn(thread, wish: "a red fox");
        turn.LockedPhrases = [.. Enumerable.Range(0, 12).Select(number => new LockedPhrase($"phrase {number} {string.Join(' ', Enumerable.Repeat("wonderfully", 9))}", English: null))];
        await workspace.AddAsync(Ct, thread, turn);

        await using var scope = workspace.Enter();
        var id = await scope.ServiceProvider.GetRequiredService<UpsamplingQueue>().EnqueueAsync(turn.Id, seed: 3, Ct);
        await watcher.ForAsync<UpsamplingEvent>(e => e.UpsamplingId == id && e.Status == UpsamplingStatus.Done, Ct);

        var row = await workspace.WithAsync(db => db.Upsamplings.AsNoTracking().SingleAsync(u => u.Id == id, Ct));
        Assert.Contains("did not fit into what the image model reads", row.Note, StringComparison.Ordinal);
        Assert.InRange(row.Note!.Length, 1, 1_000);
    }
}
