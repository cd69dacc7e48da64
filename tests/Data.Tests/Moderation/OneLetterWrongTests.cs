using Studio.Data.Moderation.Policies;
using Studio.Data.Moderation.Rules;

namespace Studio.Data.Tests.Moderation;

public sealed class OneLetterWrongTests
{
    private static readonly TextRule Weapons = new()
    {
        Id = "weapons",
        Name = "Weapons",
        Kind = RuleKind.Terms,
        Action = RuleAction.Hold,
        Terms = [new RuleTerm("pistol"), new RuleTerm("Säbel"), new RuleTerm("gun"), new RuleTerm("винтовка"), new RuleTerm("machine gun")],
        Exceptions = ["piston ring"],
        Same = new SameWord { OneLetterWrong = true },
    };

    [Theory]
    [InlineData("a pistil", "pistil")]
    [InlineData("a pistool", "pistool")]
    [InlineData("a pstol, please", "pstol")]
    [InlineData("a PISTAL", "PISTAL")]
    [InlineData("a psitol", "psitol")]
    [InlineData("a piston", "piston")]
    [InlineData("ein Saebl", "Saebl")]
    [InlineData("старая винтофка", "винтофка")]
    [InlineData("a pistol and a pistal", "pistol pistal")]
    public void A_word_with_one_letter_wrong_counts_where_the_switch_is_on(string text, string words) =>
        Assert.Equal(words, string.Join(' ', TextEvaluator.Evaluate(Policy(Weapons), text, language: null).Fired.SelectMany(hit => hit.Words).Select(word => word.Text)));

    [Theory]
    [InlineData("a sun, a gum, a bun")]
    [InlineData("a pistachio, a pastel, a pist")]
    [InlineData("a piston ring")]
    [InlineData("a machine run")]
    [InlineData("")]
    public void Two_letters_short_words_phrases_and_exceptions_do_not(string text) =>
        Assert.Empty(TextEvaluator.Evaluate(Policy(Weapons), text, language: null).Fired);

    [Fact]
    public void It_is_off_until_somebody_asks_for_it() =>
        Assert.Empty(TextEvaluator.Evaluate(Policy(Weapons with { Same = new SameWord() }), "a pistal", language: null).Fired);

    private static CompiledPolicy Policy(TextRule rule) => new(new PolicyDocument { Texts = [rule] }, number: 14);
}
