using Studio.Data.Moderation.Policies;

namespace Studio.Data.Tests.Moderation;

public sealed class ExceptionOfferTests
{
    [Theory]
    [InlineData("Kind mit Wasserpistole am See", "pistole", "Wasserpistole")]
    [InlineData("鉄砲魚の群れ、水の中", "鉄砲", "鉄砲魚")]
    [InlineData("a bubble gun at a birthday party", "gun", "bubble gun")]
    [InlineData("gun metal grey car", "gun", "gun metal")]
    [InlineData("دب يحمل مسدس ماء", "مسدس", "يحمل مسدس")]
    [InlineData("물총 놀이", "물총", "물총 놀이")]
    public void The_longer_word_or_phrase_around_what_was_found_is_offered(string text, string found, string expected) =>
        Assert.Equal(expected, ExceptionOffer.Of(text, text.IndexOf(found, StringComparison.Ordinal), found.Length));

    [Theory]
    [InlineData("gun", "gun")]
    [InlineData("a fox, gun, a tree", "gun")]
    public void Where_nothing_stands_around_it_or_a_mark_parts_it_nothing_is_offered(string text, string found) =>
        Assert.Null(ExceptionOffer.Of(text, text.IndexOf(found, StringComparison.Ordinal), found.Length));

    [Theory]
    [InlineData(-1, 3), InlineData(0, 0), InlineData(2, 9)]
    public void A_place_outside_of_the_text_offers_nothing(int start, int length) => Assert.Null(ExceptionOffer.Of("a gun", start, length));
}
