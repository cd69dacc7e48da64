using Studio.Jobs.Claims;

namespace Studio.Jobs.Tests.Claims;

public sealed class FairShareTests
{
    private static readonly DateTime Nine = new(2026, 1, 15, 9, 0, 0, DateTimeKind.Utc);
    private readonly Guid _a = Guid.NewGuid();
    private readonly Guid _b = Guid.NewGuid();

    [Fact]
    public void Twice_the_weight_is_twice_the_time()
    {
        var (heavy, light) = (New(Guid.NewGuid()), New(Guid.NewGuid()));
        var share = new FairShare([], new ShareWeights(new Dictionary<Guid, double> { [heavy.WorkspaceId] = 2 }, new Dictionary<Member, double>()));
        var served = new List<Member>();
        for (var i = 0; i < 30; i++)
        {
            served.Add(share.Next([Waiting(heavy, 0), Waiting(light, 0)])!.Member);
            share.Charge(served[^1], 100, Nine.AddSeconds(i));
        }

        Assert.Equal(20, served.Count(member => member == heavy));
    }

    [Fact]
    public void The_workspace_that_used_less_is_next_however_many_members_wait_in_the_other()
    {
        var (busy, idle) = (New(_a), New(_b));
        var share = new FairShare([new(busy, 5_000, Nine), new(idle, 100, Nine)]);

        var next = share.Next([Waiting(busy, 0), Waiting(New(_a), 0), Waiting(New(_a), 0), Waiting(idle, 9)]);

        Assert.Equal(idle, next!.Member);
    }

    [Fact]
    public void In_a_workspace_the_member_who_used_less_is_next()
    {
        var (greedy, modest) = (New(_a), New(_a));
        var share = new FairShare([new(greedy, 5_000, Nine), new(modest, 100, Nine)]);

        Assert.Equal(modest, share.Next([Waiting(greedy, 0), Waiting(modest, 9)])!.Member);
    }

    [Fact]
    public void Between_equals_the_one_who_waits_longest_is_next()
    {
        var (first, second) = (New(_a), New(_a));

        Assert.Equal(first, new FairShare([]).Next([Waiting(second, 1), Waiting(first, 0)])!.Member);
    }

    [Fact]
    public void When_nobody_used_the_device_lately_whoever_was_served_longest_ago_is_next()
    {
        var (greedy, modest, never) = (New(_a), New(_a), New(_a));
        var share = new FairShare([new(greedy, 0, Nine.AddMinutes(40)), new(modest, 0, Nine.AddMinutes(20))]);

        Assert.Equal(never, share.Next([Waiting(greedy, 0), Waiting(modest, 1), Waiting(never, 2)])!.Member);
        Assert.Equal(modest, share.Next([Waiting(greedy, 0), Waiting(modest, 1)])!.Member);
    }

    [Fact]
    public void Nobody_waits_means_nobody_is_next()
    {
        Assert.Null(new FairShare([]).Next([]));
    }

    /// <summary>One greedy member with 100 queued pictures, nine with ten each; pictures of very different cost. While all wait, all get the same time.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_greedy_member_gets_no_more_than_nine_modest_ones(int seed)
    {
        var random = new Random(seed);
        Member[] members = [.. Enumerable.Range(0, 10).Select(_ => New(_a))];
        var queues = members.Index().ToDictionary(m => m.Item, m => new Queue<double>(Costs(random, m.Index == 0 ? 100 : 10)));
        var share = new FairShare([]);
        var got = members.ToDictionary(m => m, _ => 0.0);

        // The greedy one came first. Once a modest one has nothing left to wait for, there is nothing to be fair about.
        while (queues.Values.All(q => q.Count > 0))
        {
            var next = share.Next([.. members.Select((m, i) => Waiting(m, i))])!.Member;
            var cost = queues[next].Dequeue();
            share.Charge(next, cost, Nine);
            got[next] += cost;
        }

        Assert.InRange(Jain(got.Values), 0.95, 1);
    }

    /// <summary>R. Jain, D. Chiu, W. Hawe, "A Quantitative Measure of Fairness", DEC-TR-301, 1984.</summary>
    private static double Jain(IReadOnlyCollection<double> shares) => Math.Pow(shares.Sum(), 2) / (shares.Count * shares.Sum(x => x * x));

    private static IEnumerable<double> Costs(Random random, int count) => Enumerable.Range(0, count).Select(_ => 300 + (random.NextDouble() * 1_500)).ToList();

    private static Member New(Guid workspace) => new(workspace, Guid.NewGuid());

    private static WaitingMember Waiting(Member member, int minutes) => new(member, Nine.AddMinutes(minutes));
}
