using Studio.Data.Moderation.Findings;
using Studio.Data.Moderation.Policies;
using Studio.Data.Moderation.Rules;

namespace Studio.Data.Tests.Moderation;

public sealed class TermsFiredTests
{
    [Fact]
    public void A_term_is_counted_once_for_each_text_whichever_way_it_was_written_there()
    {
        var counts = TermsFired.Count(Rule(new RuleTerm("rifle"), new RuleTerm("Pistole"), new RuleTerm("Säbel"), new RuleTerm("gun"), new RuleTerm("bubble gun")), [Texts("rifles", "rifle"), Texts("RIFLE"), Texts("p i s t 0 l e"), Texts("bubble gun")]);
        Assert.Equal([("Pistole", 1), ("bubble gun", 1), ("rifle", 2)], counts.OrderBy(of => of.Key, StringComparer.Ordinal).Select(of => (of.Key, of.Value)));
    }

    [Fact]
    public void What_is_listed_no_more_is_counted_for_none_and_an_exception_takes_nothing_back()
    {
        var rule = Rule(new RuleTerm("gun")) with { Exceptions = ["gun"] };
        Assert.Equal(2, Assert.Single(TermsFired.Count(rule, [Texts("gun"), Texts("gun", "sabre"), Texts("sabre")])).Value);
        Assert.Empty(TermsFired.Count(rule, []));
    }

    [Fact]
    public void A_pattern_is_counted_by_its_text()
    {
        var counts = TermsFired.Count(Rule(new RuleTerm(@"\+\d{6,}"), new RuleTerm("[a-z]+@[a-z]+")) with { Kind = RuleKind.Patterns }, [Texts("+123456", "+1234567"), Texts("me@there")]);
        Assert.Equal([("[a-z]+@[a-z]+", 1), (@"\+\d{6,}", 1)], counts.OrderBy(of => of.Key, StringComparer.Ordinal).Select(of => (of.Key, of.Value)));
    }

    [Theory]
    [InlineData("x", true)]
    [InlineData("é", true)]
    [InlineData("ж", true)]
    [InlineData("7", true)]
    [InlineData("(x)", true)]
    [InlineData("ｘ", true)]
    [InlineData("xy", false)]
    [InlineData("死", false)]
    [InlineData("銃", false)]
    [InlineData("of", false)]
    public void A_single_letter_is_no_word_where_words_are_parted(string term, bool isShort) => Assert.Equal(isShort, ShortTerms.IsShort(new RuleTerm(term)));

    private static TextRule Rule(params RuleTerm[] terms) => new() { Id = "weapons", Name = "Weapons", Kind = RuleKind.Terms, Action = RuleAction.Hold, Terms = terms };

    private static HitWord[] Texts(params string[] words) => [.. words.Select(word => new HitWord(word, 0, word.Length))];
}
