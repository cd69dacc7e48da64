using FsCheck;
using FsCheck.Fluent;
using Studio.Inference.Chat;

namespace Studio.Inference.Tests.Chat;

public sealed class ThinkFilterTests
{
    [Theory]
    [InlineData("<think>hm, a cat</think>A cat.", "A cat.")]
    [InlineData("A <think></think>cat.", "A cat.")]
    [InlineData("never closed <think>and so on", "never closed ")]
    [InlineData("1 < 2 and <thin", "1 < 2 and <thin")]
    [InlineData("<think>a</think>b<think>c</think>d", "bd")]
    public void Thoughts_are_left_out_wherever_the_pieces_are_cut(string text, string shown)
    {
        Prop.ForAll(Gen.Choose(1, 9).ToArbitrary(), size =>
        {
            var filter = new ThinkFilter();
            var said = string.Concat(text.Chunk(size).Select(piece => filter.Push(new string(piece)))) + filter.Finish();
            return said == shown;
        }).QuickCheckThrowOnFailure();
    }
}
