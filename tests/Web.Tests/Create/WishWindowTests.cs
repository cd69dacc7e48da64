using Studio.Inference.Models;
using Studio.Jobs.Upsamplings;
using Studio.Web.Create.Composing;

namespace Studio.Web.Tests.Create;

public sealed class WishWindowTests
{
    private static readonly Writer Small = Writer.Of(new ChatModel
    {
        Id = "small",
        Name = "Small Writer",
        File = "small.gguf",
        Hash = "00",
        Profile = new UpsamplerProfile { MaxTokens = 96 },
        ContextLength = 1024,
        Architecture = "llama",
    });

    [Fact]
    public void A_wish_that_cannot_fit_is_refused_before_it_is_sent()
    {
        var hint = Say(new string('猫', 3000));

        Assert.Equal("This wish is about 3,000 tokens long, and Small Writer has room for 928. Shorten it, or switch upsampling off to send it as it is.", hint.Refusal);
        Assert.Null(hint.Long);
    }

    [Fact]
    public void A_wish_that_may_not_fit_is_only_spoken_of()
    {
        var hint = Say(new string('猫', 1000));

        Assert.Null(hint.Refusal);
        Assert.Equal("This wish is about 1,000 tokens long, and Small Writer has room for 928. If it is refused, shorten it.", hint.Long);
    }

    [Theory]
    [InlineData("a fox in the snow")]
    [InlineData("リスの王")]
    public void Nothing_is_said_of_an_ordinary_wish(string wish) => Assert.Same(ComposerHint.None, Say(wish));

    [Fact]
    public void As_many_words_as_there_are_spaces_are_at_least_as_many_tokens() =>
        Assert.NotNull(Say(string.Join(' ', Enumerable.Repeat("a", 1900))).Refusal);

    [Fact]
    public void Without_a_language_model_of_this_machine_nothing_is_said() =>
        Assert.Same(ComposerHint.None, WishWindow.Say(ComposerHint.None, new string('猫', 3000), writer: null));

    private static ComposerHint Say(string wish) => WishWindow.Say(ComposerHint.None, wish, Small);
}
