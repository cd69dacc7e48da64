using Studio.Inference.Prompting;

namespace Studio.Inference.Tests.Prompting;

public sealed class FigureTests
{
    [Theory]
    [InlineData("a clock showing 5:30", "5:30")]
    [InlineData("a shop open 24h", "24h")]
    [InlineData("the number 7", "7")]
    [InlineData("route nationale numéro 7", "7")]
    [InlineData("a poster of 1984", "1984")]
    [InlineData("午後3時の時計", "3時")]
    [InlineData("a cat for $5", "$5")]
    [InlineData("bus #12", "#12")]
    public void Digits_that_count_nothing_are_found_with_all_that_belongs_to_them(string wish, string digits) =>
        Assert.Equal(digits, Assert.Single(Figures.NoCounts(wish)) is var (start, end) ? wish[start..end] : null);

    [Theory]
    [InlineData("three cats")]
    [InlineData("3 cats")]
    [InlineData("20 cats")]
    [InlineData("猫が3匹")]
    public void A_count_is_not_taken_for_such_digits(string wish) => Assert.Empty(Figures.NoCounts(wish));

    [Theory]
    [InlineData("百合の花")]
    [InlineData("十字架")]
    [InlineData("a tenth of a pizza")]
    public void A_numeral_within_a_word_counts_nothing(string wish) => Assert.Empty(Figures.LargeCounts(wish, isEnglish: true));

    [Theory]
    [InlineData("25 stars", "25", "25")]
    [InlineData("1,200 bees", "1200", "1,200")]
    [InlineData("twenty-five stars", "25", "twenty-five")]
    [InlineData("eleven cats", "11", "eleven")]
    [InlineData("a hundred balloons", "100", "a hundred")]
    [InlineData("二十五匹の猫", "25", "25")]
    public void Counts_above_those_of_the_tables_are_read(string wish, string id, string phrase)
    {
        var count = Assert.Single(Figures.LargeCounts(wish, isEnglish: true)).Concept;

        Assert.Equal((id, phrase), (count.Id, count.Phrase));
    }

    [Theory]
    [InlineData("400೬ cats")]
    [InlineData("٢٥ نجوم")]
    [InlineData("99999999999999999999 cats")]
    public void Digits_of_other_scripts_and_endless_ones_do_no_harm(string wish) =>
        Assert.All(Figures.LargeCounts(wish, isEnglish: true), count => Assert.NotEmpty(count.Concept.Phrase));
}
