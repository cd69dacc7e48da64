using Studio.Data.Moderation.Findings;
using Studio.Data.Moderation.Policies;
using Studio.Data.Moderation.Rules;
using Studio.Data.Moderation.Rules.Finding;

namespace Studio.Data.Tests.Moderation;

public sealed class TextEvaluatorTests
{
    private static readonly CompiledPolicy Tricky = Policy(new TextRule
    {
        Id = "tricky",
        Name = "Tricky",
        Kind = RuleKind.Terms,
        Action = RuleAction.Hold,
        Terms = [.. TrickyWords.Terms.Select(term => new RuleTerm(term))],
        Exceptions = TrickyWords.Exceptions,
    });

    public static TheoryData<string, string> Found => [.. TrickyWords.Found.Select(row => (row.Text, row.Words))];

    public static TheoryData<string> Innocent => [.. TrickyWords.Innocent.Select(row => row.Text)];

    [Fact]
    public void The_table_holds_at_least_ten_texts_of_each_kind_in_each_language()
    {
        var found = TrickyWords.Found.CountBy(row => row.Language).ToList();
        Assert.True(found.Count >= 8);
        Assert.All(found, language => Assert.True(language.Value >= 10, $"{language.Key}: {language.Value} found"));
        var innocent = TrickyWords.Innocent.CountBy(row => row.Language).ToDictionary();
        Assert.All(found, language => Assert.True(innocent[language.Key] >= 10, $"{language.Key}: {innocent[language.Key]} innocent"));
    }

    [Theory]
    [MemberData(nameof(Found))]
    public void A_listed_word_is_found_however_it_is_written(string text, string words)
    {
        var verdict = TextEvaluator.Evaluate(Tricky, text, language: null);
        Assert.Equal(words, Words(verdict));
        Assert.Equal(TextOutcome.Held, verdict.Outcome);
        Assert.All(verdict.Fired.SelectMany(hit => hit.Words), word => Assert.Equal(text.Substring(word.Start, word.Length), word.Text));
    }

    [Theory]
    [MemberData(nameof(Innocent))]
    public void An_innocent_text_passes(string text)
    {
        var verdict = TextEvaluator.Evaluate(Tricky, text, language: null);
        Assert.Equal("", Words(verdict));
        Assert.Equal(TextOutcome.Passes, verdict.Outcome);
    }

    [Theory]
    [InlineData("Kind mit Spielzeugpistole", "pistole")]
    [InlineData("ein Pistolengurt", "Pistole")]
    [InlineData("Spielzeugpistolen", "pistolen")]
    [InlineData("火縄銃を持つ人", "銃")]
    [InlineData("a class of grapes at Scunthorpe with a therapist", "")]
    public void Parts_of_compounds_count_where_the_switch_is_on(string text, string words)
    {
        var policy = Policy(Terms("weapons", RuleAction.Hold, "Pistole", "銃", "rape", "cunt", "rapist") with { Same = new SameWord { InCompounds = true } });
        Assert.Equal(words, Words(TextEvaluator.Evaluate(policy, text, language: null)));
    }

    [Theory]
    [InlineData("two rifles")]
    [InlineData("a r 1 f l e")]
    [InlineData("a ріfle")]
    public void Each_switch_turned_off_lets_its_spelling_through(string text)
    {
        var policy = Policy(Terms("weapons", RuleAction.Hold, "rifle") with { Same = new SameWord { WithEndings = false, SpelledApart = false, LookAlikes = false } });
        Assert.Equal(TextOutcome.Passes, TextEvaluator.Evaluate(policy, text, language: null).Outcome);
        Assert.Equal(TextOutcome.Held, TextEvaluator.Evaluate(policy, "a rifle", language: null).Outcome);
    }

    [Fact]
    public void The_strictest_rule_decides_and_every_rule_says_what_it_found()
    {
        var policy = Policy(Terms("seen", RuleAction.Watch, "castle"), Terms("never", RuleAction.Block, "bomb"), Terms("look", RuleAction.Hold, "rifle"));
        var verdict = TextEvaluator.Evaluate(policy, "a rifle and a bomb in a castle", language: null);

        Assert.Equal((TextOutcome.Blocked, 14), (verdict.Outcome, verdict.PolicyNumber));
        Assert.Equal(["never", "look", "seen"], verdict.Fired.Select(hit => hit.Rule.Id));
        Assert.Null(verdict.Changed);
    }

    [Fact]
    public void A_name_gives_way_to_its_description()
    {
        var styles = new TextRule
        {
            Id = "styles",
            Name = "Living artists’ styles",
            Kind = RuleKind.Styles,
            Action = RuleAction.Transform,
            Terms = [new RuleTerm("Veyrolle", Becomes: "flat shapes and few colours") { AlsoAs = ["ヴェロール"] }, new RuleTerm("Mayor Tannhold")],
            Becomes = "a generic person",
        };
        Assert.Equal("A fox like flat shapes and few colours, with a generic person", TextEvaluator.Evaluate(Policy(styles), "A fox like VEYROLLE, with Mayor  Tannhold", language: "en").Changed);
        Assert.Equal("flat shapes and few coloursのポスター", TextEvaluator.Evaluate(Policy(styles), "ヴェロールのポスター", language: "ja").Changed);
        // What is blocked is offered in the words that would pass.
        var blocked = TextEvaluator.Evaluate(Policy(styles with { Action = RuleAction.Block }), "a fox by Veyrolle", language: "en");
        Assert.Equal((TextOutcome.Blocked, "a fox by flat shapes and few colours"), (blocked.Outcome, blocked.Changed));
    }

    [Theory]
    [InlineData("de", "Fuchs, gemalt wie von Veyrolle", "Fuchs, gemalt wie von einer Person")]
    [InlineData("en", "a Veyrolle poster", "an elderly person poster")]
    [InlineData("en", "Veyrolle at the beach", "An elderly person at the beach")]
    [InlineData("ja", "Veyrolleのキツネ", "ある人のキツネ")]
    [InlineData("zh-Hans", "Veyrolle和狐狸", "一个人和狐狸")]
    [InlineData("it", "una volpe di Veyrolle", "una volpe di an elderly person")]
    [InlineData(null, "the Veyrolle", "an elderly person")]
    public void Words_give_way_in_the_language_of_the_wish_with_one_article(string? language, string wish, string changed)
    {
        var people = Terms("people", RuleAction.Transform, "Veyrolle") with { Becomes = "an elderly person | de: eine Person | ja: ある人 | zh: 一个人" };
        Assert.Equal(changed, TextEvaluator.Evaluate(Policy(people), wish, language).Changed);
    }

    [Theory]
    [InlineData("Der Fuchs von Veyrolle am Strand", "eine ältere Frau", "Der Fuchs von einer älteren Frau am Strand")]
    [InlineData("Der Fuchs mit Veyrolle", "ein alter Mann", "Der Fuchs mit einem alten Mann")]
    [InlineData("Der Fuchs mit Veyrolle", "ein Fuchs ohne Namen", "Der Fuchs mit einem Fuchs ohne Namen")]
    [InlineData("Der Fuchs sieht Veyrolle", "eine ältere Frau", "Der Fuchs sieht eine ältere Frau")]
    public void A_German_dative_bends_the_adjective_too(string wish, string becomes, string changed) =>
        Assert.Equal(changed, TextEvaluator.Evaluate(Policy(Terms("people", RuleAction.Transform, "Veyrolle") with { Becomes = becomes }), wish, "de").Changed);

    [Fact]
    public void Other_words_are_offered_only_where_they_would_pass()
    {
        var styles = Terms("styles", RuleAction.Block, "Veyrolle") with { Becomes = "flat rifles" };
        Assert.Equal("a fox by flat rifles", TextEvaluator.Evaluate(Policy(styles), "a fox by Veyrolle", "en").Changed);
        Assert.Null(TextEvaluator.Evaluate(Policy(styles, Terms("weapons", RuleAction.Hold, "rifle")), "a fox by Veyrolle", "en").Changed);
    }

    [Fact]
    public void A_text_of_nothing_but_words_that_give_way_to_nothing_is_blocked()
    {
        var verdict = TextEvaluator.Evaluate(Policy(Terms("names", RuleAction.Transform, "Veyrolle")), "Veyrolle", language: null);
        Assert.Equal((TextOutcome.Blocked, null), (verdict.Outcome, verdict.Changed));
    }

    [Fact]
    public void A_language_that_is_not_allowed_is_held_and_an_unknown_one_passes()
    {
        var policy = Policy(new TextRule { Id = "languages", Name = "Languages", Kind = RuleKind.Languages, Action = RuleAction.Hold, Allowed = ["en", "de", "zh"] });
        Assert.Equal(TextOutcome.Held, TextEvaluator.Evaluate(policy, "лиса в лесу", language: "ru").Outcome);
        Assert.All(["en", "zh-Hans", "und", null], language => Assert.Equal(TextOutcome.Passes, TextEvaluator.Evaluate(policy, "a fox", language).Outcome));
    }

    [Fact]
    public void A_pattern_finds_its_places_in_the_text_as_it_was_written()
    {
        var policy = Policy(Terms("numbers", RuleAction.Hold, @"\+?\d[\d ()/-]{7,}\d") with { Kind = RuleKind.Patterns });
        Assert.Equal("+49 30 1234567", Words(TextEvaluator.Evaluate(policy, "a poster: call +49 30 1234567 now", language: "de")));
        Assert.Equal("", Words(TextEvaluator.Evaluate(policy, "35 mm, 1920s", language: "en")));
    }

    [Theory]
    [InlineData("(\\d+\\s*)+-\\d+", "1111111111111111111111111111111111111111!")]
    [InlineData("(a|aa)+$", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab")]
    public void A_catastrophic_pattern_takes_no_longer_than_another(string pattern, string text)
    {
        var policy = Policy(Terms("slow", RuleAction.Block, pattern) with { Kind = RuleKind.Patterns });
        Assert.Equal(TextOutcome.Passes, TextEvaluator.Evaluate(policy, string.Concat(Enumerable.Repeat(text, 100)), language: null).Outcome);
    }

    [Theory]
    [InlineData(".*", "matches any text")]
    [InlineData("a(?=b)", "looks ahead")]
    [InlineData("(a)\\1", "refers back")]
    [InlineData("((a{1,30}){1,30}){1,30}", "thousands of times")]
    [InlineData("(a", "cannot be read")]
    [InlineData("", "Write a pattern")]
    public void A_pattern_that_cannot_be_used_says_why(string pattern, string why) => Assert.Contains(why, BoundedPattern.Problem(pattern), StringComparison.Ordinal);

    [Fact]
    public void A_text_of_nothing_but_listed_words_is_read_to_the_end()
    {
        var verdict = TextEvaluator.Evaluate(Tricky, string.Concat(Enumerable.Repeat("gun ", 2_000)), language: null);
        Assert.Equal(TextOutcome.Held, verdict.Outcome);
        Assert.NotEmpty(verdict.First!.Words);
    }

    private static string Words(TextVerdict verdict) => string.Join('|', verdict.Fired.SelectMany(hit => hit.Words).Select(word => word.Text));

    private static TextRule Terms(string id, RuleAction action, params string[] terms) =>
        new() { Id = id, Name = id, Kind = RuleKind.Terms, Action = action, Terms = [.. terms.Select(term => new RuleTerm(term))] };

    private static CompiledPolicy Policy(params TextRule[] rules) => new(new PolicyDocument { Texts = rules }, number: 14);
}
