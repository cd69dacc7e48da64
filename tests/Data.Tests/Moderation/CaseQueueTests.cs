using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data.Moderation.Cases;
using Studio.Data.Workspaces;
using Studio.Testing;

namespace Studio.Data.Tests.Moderation;

public sealed class CaseQueueTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task The_queue_is_ordered_by_severity_times_reach_times_age(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Token);
        var workspace = await studio.AddWorkspaceAsync(Token);
        var (author, now) = (workspace.Owner.Id, studio.Time.UtcNow);
        var random = new Random(7);
        var rows = Enumerable.Range(0, 300).Select(_ => Rows.Case(
            author, now.AddSeconds(-random.Next(1, 100_000)), severity: (CaseSeverity)random.Next(3), reach: random.Next(1, 4))).ToList();
        await workspace.AddAsync(Token, [.. rows]);

        await using var scope = workspace.Enter(Role.Moderator);
        var first = await scope.ServiceProvider.GetRequiredService<CaseQueue>().FirstAsync(QueueFilter.All, 50, near: 6, Token);

        var expected = rows.OrderByDescending(c => c.Weight * (now - c.OpenedAt).TotalSeconds).ThenBy(c => c.OpenedAt).Take(50).Select(c => c.Id);
        Assert.Equal(expected, first.Select(c => c.Id));
    }

    [Theory, EachDatabase]
    public async Task A_chip_shows_only_its_kinds_and_escalated_cases_are_for_admins(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Token);
        var workspace = await studio.AddWorkspaceAsync(Token);
        var (author, now) = (workspace.Owner.Id, studio.Time.UtcNow);
        var escalated = Rows.Case(author, now, kind: CaseKind.Report);
        escalated.State = CaseState.Escalated;
        var decided = Rows.Case(author, now);
        decided.State = CaseState.Decided;
        await workspace.AddAsync(Token, escalated, decided, Rows.Case(author, now), Rows.Case(author, now, kind: CaseKind.Wish), Rows.Case(author, now, kind: CaseKind.FalsePositive));

        Assert.Equal([3, 1, 2, 0, 0], await CountsAsync(workspace, Role.Moderator));
        Assert.Equal([4, 1, 2, 1, 0], await CountsAsync(workspace, Role.Admin));
    }

    private static async Task<IReadOnlyList<int>> CountsAsync(TestWorkspace workspace, Role role)
    {
        await using var scope = workspace.Enter(role);
        var queue = scope.ServiceProvider.GetRequiredService<CaseQueue>();
        var counts = new List<int>();
        foreach (var filter in Enum.GetValues<QueueFilter>())
        {
            counts.Add(await queue.CountAsync(filter, Token));
            Assert.Equal(counts[^1], (await queue.FirstAsync(filter, 50, near: 6, Token)).Count);
        }

        return counts;
    }
}
