using Studio.Inference.Prompting;

namespace Studio.Inference.Tests.Prompting;

public sealed class LanguageGuessTests
{
    [Theory]
    [InlineData("a fox in the snow", "en")]
    [InlineData("リスの王", "ja")]
    [InlineData("森の狐", "ja")]
    [InlineData("雪地里的企鹅", "zh")]
    [InlineData("森林裡的狐狸", "zh-Hant")]
    [InlineData("다람쥐", "ko")]
    [InlineData("mach den Hut rot", "de")]
    [InlineData("mets un chapeau sur le chat", "fr")]
    [InlineData("ponle un sombrero al gato", "es")]
    [InlineData("coloque um chapéu no gato", "pt")]
    [InlineData("metti un cappello al gatto", "it")]
    [InlineData("белка", "ru")]
    [InlineData("ثعلب أحمر", "ar")]
    [InlineData("روباه و گربه", "fa")]
    [InlineData("קו של חתול", "he")]
    [InlineData("लाल लोमड़ी", "hi")]
    [InlineData("แมวในป่า", "th")]
    [InlineData("κόκκινη αλεπού", "el")]
    [InlineData("руда лисиця їде", "uk")]
    [InlineData("kırmızı bir tilki", "tr")]
    [InlineData("żółty lis", "pl")]
    [InlineData("một con mèo đen trên mặt trăng", "vi")]
    [InlineData("🦊👑", "und")]
    [InlineData("12345 !?", "und")]
    [InlineData("", "und")]
    public void A_language_is_known_by_its_script_and_small_words(string text, string language) => Assert.Equal(language, LanguageGuess.Of(text));
}
