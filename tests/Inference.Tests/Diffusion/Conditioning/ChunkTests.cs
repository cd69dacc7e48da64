using Studio.Inference.Diffusion.Conditioning;
using Studio.Inference.Onnx;

namespace Studio.Inference.Tests.Diffusion.Conditioning;

public sealed class ChunkTests
{
    [Fact]
    public void Weights_change_tokens_and_keep_the_mean()
    {
        var states = new Noise(4).Normal(1, 5, 8);
        var before = (float[])states.Data.Clone();
        var weighted = ChunkEmphasis.Apply(states, [1, 1.5f, 1, 0.5f, 1]);
        Assert.Equal(before.Average(), weighted.Data.Average(), 1e-6f);

        // One factor for all restores the mean, so that ratios of tokens are those of the weights.
        var factor = weighted.Data[0] / before[0];
        Assert.All(Enumerable.Range(0, 40), i => Assert.Equal(before[i] * factor * (i / 8) switch { 1 => 1.5f, 3 => 0.5f, _ => 1 }, weighted.Data[i], 1e-5f));
    }

    [Fact]
    public void Weights_of_one_touch_nothing()
    {
        var states = new Noise(4).Normal(1, 3, 4);
        Assert.Same(states, ChunkEmphasis.Apply(states, [1, 1, 1]));
    }

    [Fact]
    public void Weights_of_nothing_leave_nothing()
    {
        Assert.All(ChunkEmphasis.Apply(new Noise(4).Normal(1, 2, 4), [0, 0]).Data, value => Assert.Equal(0, value));
    }

    [Fact]
    public void Windows_stand_behind_each_other_and_encoders_side_by_side()
    {
        Tensor Of(float first, int width) => new([.. Enumerable.Range(0, 2 * width).Select(i => first + i)], 1, 2, width);
        var joined = ChunkJoin.SideBySide([Of(0, 2), Of(10, 2)], [Of(100, 1)]);
        Assert.Equal([1, 4, 3], joined.Shape);
        Assert.Equal([0, 1, 100, 2, 3, 101, 10, 11, 0, 12, 13, 0], joined.Data);
    }

    [Fact]
    public void A_phase_holds_up_to_its_last_step()
    {
        var timeline = new PromptTimeline([new PromptPhase(2, []), new PromptPhase(5, [])]);
        Assert.Equal([0, 0, 0, 1, 1, 1, 1], Enumerable.Range(0, 7).Select(timeline.PhaseAt));
    }
}
