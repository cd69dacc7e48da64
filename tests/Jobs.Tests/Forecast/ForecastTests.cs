using Microsoft.EntityFrameworkCore;
using Studio.Data.Generations;
using Studio.Inference.Diffusion.Batches;
using Studio.Jobs.Claims;
using Studio.Jobs.Forecast;
using Studio.Jobs.Nodes;
using Studio.Testing;

namespace Studio.Jobs.Tests.Forecast;

public sealed class ForecastTests
{
    private static readonly DateTime Nine = new(2026, 1, 15, 9, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData(1, 0, 0, "A slot is free, this one starts any moment.")]
    [InlineData(1, 1, 0, "The slot is busy, this one is next.")]
    [InlineData(2, 2, 1, "2 of 2 slots are busy, 1 picture is ahead.")]
    [InlineData(2, 1, 3, "1 of 2 slots are busy, 3 pictures are ahead.")]
    [InlineData(0, 0, 0, "No machine that draws is running. Pictures wait and start as soon as one does; nothing is lost.")]
    public void Why_a_picture_waits_is_said_in_words(int slots, int busy, int ahead, string sentence)
    {
        Assert.Equal(sentence, WaitingReason.Of(slots, busy, ahead));
    }

    [Theory]
    [InlineData(0, 1, 0, 0, "No slot draws: the device they were to use cannot be used.")]
    [InlineData(0, 0, 1, 0, "This server takes no new work at the moment.")]
    [InlineData(1, 0, 0, 1, "The slot is busy, this one is next. Pictures wait for memory")]
    [InlineData(1, 1, 0, 0, "The slot is busy, this one is next.")]
    public void Slots_that_take_no_work_are_said_with_their_reason(int working, int held, int paused, int waiting, string sentence)
    {
        var supply = new SlotSupply(working, held, paused, waiting, ModelMemoryBytes: 1_000_000_000, "cpu");

        Assert.StartsWith(sentence, WaitingReason.Of(supply, busy: 1, ahead: 0), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 0, 0, null)]
    [InlineData(2, 1, 0, "Pictures may take longer: 1 of 3 slots is off.")]
    [InlineData(1, 1, 2, "Pictures may take longer: 3 of 4 slots are off.")]
    public void Fewer_slots_than_usual_are_said(int working, int held, int paused, string? sentence)
    {
        var supply = new SlotSupply(working, held, paused, WaitingForMemory: 0, ModelMemoryBytes: 1_000_000_000, "cpu");

        Assert.Null(WaitingReason.Trouble(supply));
        Assert.Equal(sentence, WaitingReason.Slower(supply));
    }

    [Fact]
    public void The_cost_of_a_size_never_drawn_comes_from_the_nearest_one()
    {
        ModelCost[] costs = [New(64, 10), New(256, 100)];

        Assert.Equal((100 * 20) + 5, CostModel.Picture(costs, "model", Settings(256)));
        Assert.Equal(((100 * 20) + 5) * 4, CostModel.Picture(costs, "model", Settings(512)));
        Assert.Null(CostModel.Picture(costs, "another", Settings(256)));
    }

    [Fact]
    public void An_edit_costs_the_steps_its_strength_takes_and_the_encoding()
    {
        Assert.Equal((100 * 12) + 5 + 5, CostModel.Picture([New(256, 100)], "model", Settings(256) with { Edit = new EditSettings { Strength = 0.6 } }));
    }

    [Fact]
    public void A_second_pass_costs_its_own_steps_at_its_own_size()
    {
        ModelCost[] costs = [New(256, 100), New(512, 700)];
        var second = new SecondPassSettings { Width = 512, Height = 512, Strength = 0.5 };

        Assert.Equal((100 * 20) + (700 * 10) + 5, CostModel.Picture(costs, "model", Settings(256) with { SecondPass = second }));
        Assert.Equal((100 * 20) + (700 * 4) + 5, CostModel.Picture(costs, "model", Settings(256) with { SecondPass = second with { Steps = 8 } }));
        Assert.Equal((100 * 20) + (700 * 10) + 15, CostModel.Picture(costs, "model", Settings(256) with { SecondPass = second with { By = EnlargeBy.Pixels } }));
    }

    [Fact]
    public void A_size_of_which_only_the_memory_is_known_says_nothing_about_time()
    {
        ModelCost[] costs = [New(256, 100), new() { ModelHash = "model", Width = 512, Height = 512, WorkBytes = 1 }];

        Assert.Equal(((100 * 20) + 5) * 4, CostModel.Picture(costs, "model", Settings(512)));
    }

    [Theory, EachDatabase]
    public async Task Two_passes_teach_each_size_its_own_step(DatabaseKind kind)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var studio = await TestStudio.StartAsync(kind, ct);
        var workspace = await studio.AddWorkspaceAsync(ct);
        Task LearnAsync(params PassCost[] passes) => workspace.WithAsync(async db =>
        {
            await CostModel.LearnAsync(db, new PictureCost("model", passes, RestMs: 30, LoadMs: 0), ct);
            return await db.SaveChangesAsync(ct);
        });

        await LearnAsync(new PassCost(256, 256, Steps: 20, 2_000), new PassCost(512, 512, Steps: 10, 7_000));
        Assert.Equal([512], await workspace.WithAsync(db => db.ModelCosts.Select(c => c.Width).ToListAsync(ct)));

        await LearnAsync(new PassCost(256, 256, Steps: 20, 2_000));
        await LearnAsync(new PassCost(256, 256, Steps: 20, 4_000), new PassCost(512, 512, Steps: 10, 7_000));

        var small = await workspace.WithAsync(db => db.ModelCosts.SingleAsync(c => c.Width == 256, ct));
        Assert.Equal((120, 30, 1), (small.StepMilliseconds, small.DecodeMilliseconds, small.Samples));
        var large = await workspace.WithAsync(db => db.ModelCosts.SingleAsync(c => c.Width == 512, ct));
        Assert.Equal((700, 30, 2), (large.StepMilliseconds, large.DecodeMilliseconds, large.Samples));
    }

    [Fact]
    public void Members_take_turns_and_each_picture_is_done_when_its_slot_is()
    {
        var (first, second) = (new Member(Guid.NewGuid(), Guid.NewGuid()), new Member(Guid.NewGuid(), Guid.NewGuid()));
        WaitingPicture[] waiting = [Picture(first, 0), Picture(first, 0), Picture(second, 1)];

        var plan = new WaitingOrder(new FairShare([])).Plan(waiting, new HashSet<Guid>(), [500], Nine);

        Assert.Equal([first, second, first], plan.Select(p => p.Picture.Member));
        Assert.Equal([1_500, 2_500, 3_500], plan.Select(p => p.DoneInMilliseconds));
    }

    [Fact]
    public void Two_slots_work_side_by_side()
    {
        var member = new Member(Guid.NewGuid(), Guid.NewGuid());

        var plan = new WaitingOrder(new FairShare([])).Plan([Picture(member, 0), Picture(member, 0), Picture(member, 0)], new HashSet<Guid>(), [0, 400], Nine);

        Assert.Equal([1_000, 1_400, 2_000], plan.Select(p => p.DoneInMilliseconds));
    }

    [Fact]
    public void Pictures_that_will_be_drawn_together_are_done_together_and_cost_what_that_was_measured_to_cost()
    {
        var (member, generation) = (new Member(Guid.NewGuid(), Guid.NewGuid()), Guid.NewGuid());
        var together = BatchForecast.Of(new BatchGains([100, 150, 225, 260], BesideMs: 5), [New(256, 100)], "model", Settings(256));
        var waiting = Enumerable.Range(0, 6).Select(i => Picture(member, 0) with { GenerationId = i < 5 ? generation : Guid.NewGuid(), Milliseconds = 2_005, Together = together });

        var plan = new WaitingOrder(new FairShare([])).Plan(waiting, new HashSet<Guid>(), [0], Nine);

        // Four whose steps cost 0.65 of one alone, then one alone, then the other generation's.
        var four = (4 * 2_000 * 0.65) + (4 * 5);
        Assert.Equal([four, four, four, four, four + 2_005, four + 4_010], plan.Select(p => Math.Round(p.DoneInMilliseconds!.Value, 6)));
        Assert.Equal(four + 2_005, together.All(2_005, pictures: 5)!.Value, 6);
    }

    [Fact]
    public void Behind_a_picture_of_unknown_cost_nothing_is_promised()
    {
        var member = new Member(Guid.NewGuid(), Guid.NewGuid());

        var plan = new WaitingOrder(new FairShare([])).Plan([Picture(member, 0) with { Milliseconds = null }, Picture(member, 0)], new HashSet<Guid>(), [0], Nine);

        Assert.All(plan, p => Assert.Null(p.DoneInMilliseconds));
    }

    private static GenerationSettings Settings(int size) => JobsRows.Settings(steps: 20) with { Width = size, Height = size };

    private static ModelCost New(int size, double step) => new() { ModelHash = "model", Width = size, Height = size, StepMilliseconds = step, DecodeMilliseconds = 5, Samples = 3 };

    private static WaitingPicture Picture(Member member, int minutes) => new(Guid.NewGuid(), Guid.NewGuid(), member, Nine.AddMinutes(minutes), Milliseconds: 1_000);
}
