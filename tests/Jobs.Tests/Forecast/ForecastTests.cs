using Studio.Data.Generations;
using Studio.Jobs.Claims;
using Studio.Jobs.Forecast;

namespace Studio.Jobs.Tests.Forecast;

public sealed class ForecastTests
{
    private static readonly DateTime Nine = new(2026, 1, 15, 9, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData(1, 0, 0, "A slot is free, this one starts any moment.")]
    [InlineData(1, 1, 0, "The slot is busy, this one is next.")]
    [InlineData(2, 2, 1, "2 of 2 slots are busy, 1 picture is ahead.")]
    [InlineData(2, 1, 3, "1 of 2 slots are busy, 3 pictures are ahead.")]
    [InlineData(0, 0, 0, "No machine that draws is running. It starts as soon as one does.")]
    public void Why_a_picture_waits_is_said_in_words(int slots, int busy, int ahead, string sentence)
    {
        Assert.Equal(sentence, WaitingReason.Of(slots, busy, ahead));
    }

    [Fact]
    public void The_cost_of_a_size_never_drawn_comes_from_the_nearest_one()
    {
        ModelCost[] costs = [New(64, 10), New(256, 100)];

        Assert.Equal((100 * 20) + 5, CostModel.Picture(costs, "model", 256, 256, 20));
        Assert.Equal(((100 * 20) + 5) * 4, CostModel.Picture(costs, "model", 512, 512, 20));
        Assert.Null(CostModel.Picture(costs, "another", 256, 256, 20));
    }

    [Fact]
    public void Members_take_turns_and_each_picture_is_done_when_its_slot_is()
    {
        var (first, second) = (new Member(Guid.NewGuid(), Guid.NewGuid()), new Member(Guid.NewGuid(), Guid.NewGuid()));
        WaitingPicture[] waiting = [Picture(first, 0), Picture(first, 0), Picture(second, 1)];

        var plan = new WaitingOrder(new FairShare([])).Plan(waiting, [500], Nine);

        Assert.Equal([first, second, first], plan.Select(p => p.Picture.Member));
        Assert.Equal([1_500, 2_500, 3_500], plan.Select(p => p.DoneInMilliseconds));
    }

    [Fact]
    public void Two_slots_work_side_by_side()
    {
        var member = new Member(Guid.NewGuid(), Guid.NewGuid());

        var plan = new WaitingOrder(new FairShare([])).Plan([Picture(member, 0), Picture(member, 0), Picture(member, 0)], [0, 400], Nine);

        Assert.Equal([1_000, 1_400, 2_000], plan.Select(p => p.DoneInMilliseconds));
    }

    [Fact]
    public void Behind_a_picture_of_unknown_cost_nothing_is_promised()
    {
        var member = new Member(Guid.NewGuid(), Guid.NewGuid());

        var plan = new WaitingOrder(new FairShare([])).Plan([Picture(member, 0) with { Milliseconds = null }, Picture(member, 0)], [0], Nine);

        Assert.All(plan, p => Assert.Null(p.DoneInMilliseconds));
    }

    private static ModelCost New(int size, double step) => new() { ModelHash = "model", Width = size, Height = size, StepMilliseconds = step, DecodeMilliseconds = 5, Samples = 3 };

    private static WaitingPicture Picture(Member member, int minutes) => new(Guid.NewGuid(), Guid.NewGuid(), member, Nine.AddMinutes(minutes), Milliseconds: 1_000);
}
