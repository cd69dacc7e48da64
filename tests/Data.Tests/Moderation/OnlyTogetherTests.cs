using Studio.Data.Moderation.Findings;
using Studio.Data.Moderation.Policies;
using Studio.Data.Moderation.Rules;

namespace Studio.Data.Tests.Moderation;

/// <summary>A name that is harmless by itself, and not beside any word of a list.</summary>
public sealed class OnlyTogetherTests
{
    private static readonly TextRule Scenes = Rule("scenes", RuleKind.Terms, RuleAction.Watch, "battle", "Schlacht");

    private static readonly TextRule Figures = Rule("figures", RuleKind.Persons, RuleAction.Block, "Tannhold") with { OnlyWith = ["scenes"] };

    [Theory]
    [InlineData("Mayor Tannhold at the beach", TextOutcome.Passes)]
    [InlineData("a battle at the beach", TextOutcome.Watched)]
    [InlineData("Tannhold in der Schlacht", TextOutcome.Blocked)]
    public void A_rule_with_another_one_fires_only_beside_it(string text, TextOutcome outcome) =>
        Assert.Equal(outcome, TextEvaluator.Evaluate(Policy(Figures, Scenes), text, language: null).Outcome);

    [Fact]
    public void What_stood_alone_is_said_and_does_not_give_way()
    {
        var verdict = TextEvaluator.Evaluate(Policy(Figures with { Action = RuleAction.Transform, Becomes = "a person" }, Scenes), "Tannhold reads", language: null);
        var hit = Assert.Single(verdict.Hits);
        Assert.Equal((false, 0, "Tannhold"), (hit.Fired, hit.Words.Count, Assert.Single(hit.Alone).Text));
        Assert.Equal((TextOutcome.Passes, null), (verdict.Outcome, verdict.Changed));
    }

    [Fact]
    public void Words_within_an_exception_of_the_other_rule_do_not_count()
    {
        var policy = Policy(Figures, Scenes with { Exceptions = ["battle of cakes"] });
        Assert.Equal(TextOutcome.Passes, TextEvaluator.Evaluate(policy, "Tannhold at the battle of cakes", language: null).Outcome);
        Assert.Equal(TextOutcome.Blocked, TextEvaluator.Evaluate(policy, "Tannhold at a battle", language: null).Outcome);
    }

    [Fact]
    public void The_server_may_ask_for_two_rules_together_too()
    {
        var policy = new CompiledPolicy(new CompiledRules(new PolicyDocument { Texts = [Figures, Scenes] }), 6, CompiledRules.None, 0);
        Assert.Equal(TextOutcome.Blocked, TextEvaluator.Evaluate(policy, "Tannhold in a battle", language: null).Outcome);
        Assert.Equal(TextOutcome.Passes, TextEvaluator.Evaluate(policy, "Tannhold", language: null).Outcome);
    }

    [Fact]
    public void Nobody_gets_past_a_rule_because_the_other_one_is_gone() =>
        Assert.Equal(TextOutcome.Blocked, TextEvaluator.Evaluate(Policy(Figures), "Tannhold", language: null).Outcome);

    [Fact]
    public void A_rule_that_another_one_waits_for_is_not_taken_out_and_none_waits_for_itself()
    {
        IPolicyDraft draft = new PolicyDraft { Document = new PolicyDocument { Texts = [Figures, Scenes] }, BasedOn = 0, CreatedAt = DateTime.UnixEpoch, UpdatedAt = DateTime.UnixEpoch };
        var refused = Assert.Throws<StudioException>(() => draft.Change(["scenes"], document => document with { Texts = [Figures] }, Guid.Empty, DateTime.UnixEpoch));
        Assert.Contains("figures fires only beside another rule", refused.Message, StringComparison.Ordinal);
        Assert.Equal(2, draft.Document.Texts.Count);
        Assert.Throws<StudioException>(() => RuleChecks.Require(Figures with { OnlyWith = ["figures"] }));
    }

    private static TextRule Rule(string id, RuleKind kind, RuleAction action, params string[] terms) =>
        new() { Id = id, Name = id, Kind = kind, Action = action, Terms = [.. terms.Select(term => new RuleTerm(term))] };

    private static CompiledPolicy Policy(params TextRule[] rules) => new(new PolicyDocument { Texts = rules }, number: 14);
}
