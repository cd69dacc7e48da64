using Studio.Data.Moderation.Policies;

namespace Studio.Data.Tests.Moderation;

public sealed class ExceptionOfferTests
{
    [Theory]
    [InlineData("Kind mit Wasserpistole am See", "pistole", "de", "Wasserpistole")]
    [InlineData("鉄砲魚の群れ、水の中", "鉄砲", "ja", "鉄砲魚")]
    [InlineData("拿着水枪的熊", "枪", "zh", "水枪")]
    [InlineData("a bubble gun at a birthday party", "gun", "en", "bubble gun")]
    [InlineData("gun metal grey car", "gun", "en", "gun metal")]
    [InlineData("un niño con una pistola de agua", "pistola", "es", "pistola de agua")]
    [InlineData("un enfant avec un pistolet à eau", "pistolet", "fr", "pistolet à eau")]
    [InlineData("una pistola giocattolo sul tavolo", "pistola", "it", "pistola giocattolo")]
    [InlineData("دب يحمل مسدس ماء", "مسدس", "ar", "مسدس ماء")]
    [InlineData("물총 놀이", "물총", "ko", "물총 놀이")]
    public void The_longer_word_or_phrase_around_what_was_found_is_offered(string text, string found, string language, string expected) =>
        Assert.Equal(expected, ExceptionOffer.Of(text, text.IndexOf(found, StringComparison.Ordinal), found.Length, language));

    [Theory]
    [InlineData("a fox with gun and hat", "gun", "en", null)]
    [InlineData("a bear holding a gun", "gun", "en", null)]
    [InlineData("gun and hat", "gun", "en", null)]
    [InlineData("The gun metal car", "gun", "en", "gun metal")]
    [InlineData("ein Fuchs mit Pistole am See", "Pistole", "de", null)]
    [InlineData("un zorro con pistola y sombrero", "pistola", "es", null)]
    [InlineData("лиса и пистолет", "пистолет", "ru", null)]
    [InlineData("with gun and", "gun", null, null)]
    [InlineData("3 gun 4", "gun", "en", null)]
    [InlineData("拿着枪的熊", "枪", "zh", null)]
    public void A_word_that_names_nothing_is_no_exception(string text, string found, string? language, string? expected) =>
        Assert.Equal(expected, ExceptionOffer.Of(text, text.IndexOf(found, StringComparison.Ordinal), found.Length, language));

    [Theory]
    [InlineData("gun")]
    [InlineData("a fox, gun, a tree")]
    public void Where_nothing_stands_around_it_or_a_mark_parts_it_nothing_is_offered(string text) =>
        Assert.Null(ExceptionOffer.Of(text, text.IndexOf("gun", StringComparison.Ordinal), 3, "en"));

    [Theory]
    [InlineData(-1, 3), InlineData(0, 0), InlineData(2, 9)]
    public void A_place_outside_of_the_text_offers_nothing(int start, int length) => Assert.Null(ExceptionOffer.Of("a gun", start, length, "en"));
}
