using Studio.Jobs.Memory;

namespace Studio.Jobs.Tests.Memory;

public sealed class RoomPlanTests
{
    private static readonly DateTime Noon = new(2026, 11, 20, 12, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void What_fits_beside_everything_evicts_nothing()
    {
        var plan = RoomPlan.For(budget: 100, Need("big", 30, work: 20), place: 0, [Loaded(1, "writer", 50)], reserved: 0);

        Assert.True(plan.Fits);
        Assert.Empty(plan.Evictions);
    }

    [Fact]
    public void The_model_used_longest_ago_goes_first_whichever_slot_holds_it_and_no_more_go_than_must()
    {
        RoomModel[] loaded = [Loaded(0, "old", 40, minutesAgo: 5), Loaded(1, "older", 30, minutesAgo: 9), Loaded(2, "new", 20, minutesAgo: 1)];

        var plan = RoomPlan.For(budget: 100, Need("big", 30, work: 10), place: 0, loaded, reserved: 0);

        Assert.True(plan.Fits);
        Assert.Equal(["older"], plan.Evictions.Select(model => model.Hash));
    }

    [Fact]
    public void A_model_that_is_loaded_here_is_not_counted_twice_and_never_evicted_for_its_own_work()
    {
        var plan = RoomPlan.For(budget: 100, Need("big", 60, work: 30), place: 0, [Loaded(0, "big", 60, minutesAgo: 60), Loaded(1, "writer", 20)], reserved: 0);

        Assert.True(plan.Fits);
        Assert.Equal(["writer"], plan.Evictions.Select(model => model.Hash));
    }

    [Fact]
    public void The_same_model_in_another_slot_is_another_copy()
    {
        var plan = RoomPlan.For(budget: 100, Need("big", 60, work: 10), place: 0, [Loaded(1, "big", 60, isBusy: true)], reserved: 0);

        Assert.Equal(30, plan.Missing);
    }

    [Fact]
    public void What_busy_slots_hold_and_have_been_promised_stays_theirs()
    {
        var plan = RoomPlan.For(budget: 100, Need("big", 40, work: 10), place: 0, [Loaded(1, "writer", 30, isBusy: true)], reserved: 40);

        Assert.False(plan.Fits);
        Assert.Equal(20, plan.Missing);
    }

    [Fact]
    public void Loading_and_working_come_one_after_the_other()
    {
        var need = new WorkNeed("Big at 512 × 512", [new ModelNeed("big", "Big", 40, LoadBytes: 30)], WorkBytes: 20, IsEstimate: false);

        Assert.Equal(70, need.Total);
        Assert.Equal(0, RoomPlan.For(budget: 60, need, place: 0, [Loaded(0, "big", 40)], reserved: 0).Missing);
        Assert.Equal(10, RoomPlan.For(budget: 60, need, place: 0, [], reserved: 0).Missing);
    }

    [Fact]
    public void What_can_never_fit_is_refused_with_numbers_and_what_to_do()
    {
        var tooLarge = new WorkNeed("Studio XL at 1024 × 1024", [new ModelNeed("xl", "Studio XL", 5_000_000_000, 0)], 4_100_000_000, IsEstimate: true);

        Assert.Equal(
            "Studio XL at 1024 × 1024 needs about 9.1 GB of memory, and this server gives models 6.0 GB. "
            + "Ask for a smaller size, choose a smaller model, or ask the server's administrator to give models more.",
            tooLarge.Refusal(6_000_000_000));
        Assert.Null(tooLarge.Refusal(9_100_000_000));
        Assert.StartsWith(
            "Studio XL at 1024 × 1024 needs 9.1 GB of memory, and this server gives models 4.0 GB. Choose a smaller model, or",
            (tooLarge with { IsEstimate = false }).Refusal(4_000_000_000),
            StringComparison.Ordinal);
    }

    private static WorkNeed Need(string hash, long bytes, long work) => new($"{hash} at 512 × 512", [new ModelNeed(hash, hash, bytes, LoadBytes: 0)], work, IsEstimate: false);

    private static RoomModel Loaded(int place, string hash, long bytes, int minutesAgo = 1, bool isBusy = false) => new(place, hash, bytes, Noon.AddMinutes(-minutesAgo), isBusy);
}
