using Studio.Inference.Prompting;

namespace Studio.Inference.Tests.Prompting;

public sealed class LockedPhrasesTests
{
    [Theory]
    [InlineData("リスの王、「金の王冠」をかぶっている", "金の王冠", "golden crown")]
    [InlineData("画一只「红色汽车」", "红色汽车", "red car")]
    [InlineData("un oso que lleva \"un sombrero rojo\"", "un sombrero rojo", "red top hat")]
    [InlineData("여우가 \"파란 모자\"를 쓰고 있다", "파란 모자", "blue top hat")]
    public void What_is_worn_or_drawn_in_quotes_comes_with_its_english(string wish, string text, string english) =>
        Assert.Equal([new LockedPhrase(text, english)], LockedPhrases.Suggest(wish, Upsampling.Vocabulary));

    [Theory]
    [InlineData("ein Schild mit „rotes Auto“ darauf", "rotes Auto")]
    [InlineData("un panneau «deux chats»", "deux chats")]
    [InlineData("「赤い車」と書かれた看板", "赤い車")]
    [InlineData("写着“三只熊”的书", "三只熊")]
    [InlineData("\"파란 고래\"라고 쓰인 배", "파란 고래")]
    [InlineData("плакат «Белый медведь»", "Белый медведь")]
    [InlineData("uma placa que diz \"Praia do Sol\"", "Praia do Sol")]
    public void Quoted_words_of_other_languages_stay_as_they_are_and_can_be_translated_by_hand(string wish, string text)
    {
        Assert.Equal([new LockedPhrase(text, "")], LockedPhrases.Suggest(wish, Upsampling.Vocabulary));
        var at = wish.IndexOf(text, StringComparison.Ordinal);
        Assert.DoesNotContain(Upsampling.Vocabulary.Reader.Read(wish).Matches, match => match.Start >= at && match.End <= at + text.Length);
    }

    [Theory]
    [InlineData("a sign that says \"OPEN\" on a house", "OPEN")]
    [InlineData("a shop called “Old Mill”", "Old Mill")]
    [InlineData("two foxes in a forest", "two")]
    [InlineData("a portrait of my cat Miss Marple, please", "Miss Marple")]
    public void Quotes_names_and_counts_of_english_wishes_stay_verbatim(string wish, string text) =>
        Assert.Contains(new LockedPhrase(text), LockedPhrases.Suggest(wish, Upsampling.Vocabulary));

    [Theory]
    [InlineData("a cat with a ‹blue umbrella› on the beach", "blue umbrella", null)]
    [InlineData("a dog with a ‹shiny medallion›", "shiny medallion", null)]
    [InlineData("〈赤い傘〉の猫", "赤い傘", "red umbrella")]
    [InlineData("画一只〈红色汽车〉", "红色汽车", "red car")]
    [InlineData("ein Hund mit ‹rotem Regenschirm›", "rotem Regenschirm", "red umbrella")]
    [InlineData("un chat avec ‹un truc bizarre›", "un truc bizarre", "un truc bizarre")]
    public void Words_that_the_person_locked_are_a_thing_and_no_writing(string wish, string text, string? english) =>
        Assert.Contains(new LockedPhrase(text, english), LockedPhrases.Suggest(wish, Upsampling.Vocabulary));

    [Fact]
    public void A_plain_wish_locks_nothing() => Assert.Empty(LockedPhrases.Suggest("a fox in the snow", Upsampling.Vocabulary));
}
