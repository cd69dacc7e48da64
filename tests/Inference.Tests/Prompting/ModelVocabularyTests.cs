using Studio.Inference.Prompting;

namespace Studio.Inference.Tests.Prompting;

public sealed class ModelVocabularyTests
{
    [Theory]
    [InlineData("two squirrels")]
    [InlineData("クリスマスツリー")]
    [InlineData("黒い猫を描いて")]
    [InlineData("无尾熊和熊猫")]
    [InlineData("고양이가 모자를 쓴 그림")]
    [InlineData("drei Füchse im Wald")]
    [InlineData("Eichhörnchenkönig")]
    [InlineData("deux écureuils")]
    [InlineData("des ecureuils")]
    [InlineData("gatos negros")]
    [InlineData("uma raposa")]
    [InlineData("due gatti")]
    [InlineData("нарисуй кошку")]
    public void A_wish_with_a_known_noun_is_covered(string wish) => Assert.True(Upsampling.Vocabulary.Covers(wish));

    [Theory]
    [InlineData("a violin quartet")]
    [InlineData("クリスマス")]
    [InlineData("静かにして")]
    [InlineData("サムライ")]
    [InlineData("小提琴")]
    [InlineData("피아노")]
    [InlineData("eine Geige")]
    [InlineData("un violon")]
    [InlineData("скрипка")]
    public void A_wish_without_one_is_not(string wish) => Assert.False(Upsampling.Vocabulary.Covers(wish));

    [Fact]
    public void Every_object_is_known_by_each_of_its_own_names()
    {
        foreach (var thing in Upsampling.Vocabulary.Objects.Concat(Upsampling.Vocabulary.Wearables))
        {
            Assert.All(thing.Names, name => Assert.True(Upsampling.Vocabulary.Covers(name.Value), $"{name.Key}: {name.Value}"));
        }
    }

    [Fact]
    public void Near_examples_speak_the_language_of_the_wish_and_share_its_place()
    {
        var near = Upsampling.Vocabulary.Nearest("a samurai in the snow", 3);

        Assert.Equal(3, near.Count);
        Assert.All(near, example => Assert.Equal("en", example.Language));
        Assert.Contains("snow", near[0].Wish, StringComparison.Ordinal);
        Assert.All(near, example => Assert.True(Upsampling.Vocabulary.Covers(example.Wish)));
    }

    [Fact]
    public void Every_example_is_covered_and_its_language_known()
    {
        Assert.All(Upsampling.Vocabulary.Examples, example => Assert.True(Upsampling.Vocabulary.Covers(example.Wish), example.Wish));
        Assert.All(Upsampling.Vocabulary.Examples, example => Assert.Equal(example.Language, Upsampling.Vocabulary.LanguageOf(example.Wish)));
    }

    [Fact]
    public void Without_a_vocabulary_nothing_is_called_impossible()
    {
        Assert.True(ModelVocabulary.Empty.Covers("a violin"));
        Assert.Empty(ModelVocabulary.Empty.Nearest("a violin", 3));
    }
}
