using Studio.Inference.Prompting;

namespace Studio.Inference.Tests.Prompting;

public sealed class LockedPhrasesTests
{
    [Theory]
    [InlineData("リスの王、「金の王冠」をかぶっている", "金の王冠", "golden crown")]
    [InlineData("画一只「红色汽车」", "红色汽车", "red car")]
    [InlineData("ein Schild mit „rotes Auto“ darauf", "rotes Auto", "red car")]
    [InlineData("un panneau «deux chats»", "deux chats", "two cats")]
    public void Quoted_words_of_other_languages_come_with_their_english(string wish, string text, string english) =>
        Assert.Equal([new LockedPhrase(text, english)], LockedPhrases.Suggest(wish, Upsampling.Vocabulary));

    [Theory]
    [InlineData("a sign that says \"OPEN\" on a house", "OPEN")]
    [InlineData("a shop called “Old Mill”", "Old Mill")]
    [InlineData("two foxes in a forest", "two")]
    [InlineData("a portrait of my cat Miss Marple, please", "Miss Marple")]
    public void Quotes_names_and_counts_of_english_wishes_stay_verbatim(string wish, string text) =>
        Assert.Contains(new LockedPhrase(text), LockedPhrases.Suggest(wish, Upsampling.Vocabulary));

    [Fact]
    public void A_plain_wish_locks_nothing() => Assert.Empty(LockedPhrases.Suggest("a fox in the snow", Upsampling.Vocabulary));
}
