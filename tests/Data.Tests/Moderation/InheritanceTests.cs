using Studio.Data.Moderation.Findings;
using Studio.Data.Moderation.Policies;
using Studio.Data.Moderation.Rules;

namespace Studio.Data.Tests.Moderation;

/// <summary>The server's rules hold in every workspace, and no workspace can make them weaker.</summary>
public sealed class InheritanceTests
{
    private static readonly TextRule Weapons = Rule("server", RuleAction.Hold, "rifle");

    [Fact]
    public void A_rule_of_the_server_holds_in_a_workspace_without_a_policy()
    {
        var verdict = Read(PolicyDocument.Empty, "a rifle", number: 0);

        Assert.Equal((TextOutcome.Held, 0, 6), (verdict.Outcome, verdict.PolicyNumber, verdict.ServerPolicyNumber));
        Assert.True(verdict.First!.IsServers);
    }

    [Theory]
    [InlineData(RuleAction.Watch, TextOutcome.Held)]
    [InlineData(RuleAction.Transform, TextOutcome.Held)]
    [InlineData(RuleAction.Hold, TextOutcome.Held)]
    [InlineData(RuleAction.Block, TextOutcome.Blocked)]
    public void A_workspace_can_ask_for_more_and_never_for_less(RuleAction wanted, TextOutcome outcome)
    {
        var own = new PolicyDocument { Stricter = new Dictionary<string, RuleAction> { ["server"] = wanted } };
        Assert.Equal(outcome, Read(own, "a rifle").Outcome);
    }

    [Fact]
    public void An_exception_or_a_rule_of_the_same_name_in_the_workspace_takes_nothing_from_the_servers()
    {
        var own = new PolicyDocument { Texts = [Weapons with { Action = RuleAction.Watch, Exceptions = ["toy rifle"] }] };
        Assert.Equal(TextOutcome.Held, Read(own, "a toy rifle").Outcome);
    }

    [Fact]
    public void A_transformation_of_the_workspace_does_not_lead_past_the_server()
    {
        var own = new PolicyDocument { Texts = [Rule("own", RuleAction.Transform, "rifle") with { Becomes = "stick" }] };
        Assert.Equal(TextOutcome.Held, Read(own, "a rifle").Outcome);
    }

    [Fact]
    public void Both_rules_that_fire_are_told_and_the_strictest_comes_first()
    {
        var own = new PolicyDocument { Texts = [Rule("own", RuleAction.Block, "bayonet")] };
        var verdict = Read(own, "a rifle with a bayonet");
        Assert.Equal([("own", false), ("server", true)], verdict.Fired.Select(hit => (hit.Rule.Id, hit.IsServers)));
    }

    [Theory]
    [InlineData(0.9, 0.99, 0.6, 0.8)]
    [InlineData(0.5, 0.7, 0.5, 0.7)]
    [InlineData(null, null, 0.6, 0.8)]
    public void Limits_for_pictures_are_the_lower_of_the_two(double? hold, double? block, double expectedHold, double expectedBlock)
    {
        var rules = Inheritance.Pictures([new ImageRule("Porn", "Porn", 0.6, 0.8, Sentence: null)], [new ImageRule("Porn", "Porn", hold, block, Sentence: null)]);
        Assert.Equal((expectedHold, expectedBlock), (rules[0].Hold, rules[0].Block));
    }

    private static TextVerdict Read(PolicyDocument own, string text, int number = 14) => TextEvaluator.Evaluate(
        new CompiledPolicy(new CompiledRules(new PolicyDocument { Texts = [Weapons] }), serverNumber: 6, new CompiledRules(own), number), text, language: null);

    private static TextRule Rule(string id, RuleAction action, string term) =>
        new() { Id = id, Name = id, Kind = RuleKind.Terms, Action = action, Terms = [new RuleTerm(term)] };
}
