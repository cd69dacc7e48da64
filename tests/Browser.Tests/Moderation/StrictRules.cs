using Studio.Data.Moderation.Policies;
using Studio.Data.Moderation.Settings;
using Studio.Testing;
using Studio.Web.Policies;

namespace Studio.Browser.Tests.Moderation;

/// <summary>A policy that a word and every harmless picture meet, and no pictures by lot beside it.</summary>
internal static class StrictRules
{
    public static async Task PublishStrictRulesAsync(this RunningStudio studio, CancellationToken cancellationToken)
    {
        var weapons = new TextRule { Id = "weapons", Name = "Weapons", Kind = RuleKind.Terms, Action = RuleAction.Hold, Terms = [new RuleTerm("Pistole", "de")] };
        await studio.AsAsync<PolicyActions>(TestPerson.Owner, actions => actions.SaveRuleAsync(before: null, weapons, cancellationToken), cancellationToken);
        foreach (var name in new[] { "Drawing", "Neutral" })
        {
            var harmless = new ImageRule("Harmless pictures", name, Hold: 0.05, Block: null, "Every picture is looked at first.");
            await studio.AsAsync<PolicyActions>(TestPerson.Owner, actions => actions.SavePicturesAsync(harmless, cancellationToken), cancellationToken);
        }

        var board = await studio.AsAsync<PolicyQueries, PolicyBoardView>(TestPerson.Owner, queries => queries.ReadAsync(cancellationToken), cancellationToken);
        await studio.AsAsync<PolicyActions>(TestPerson.Owner, actions => actions.PublishAsync("For the test.", board.Draft!.Version, cancellationToken), cancellationToken);
        await studio.InAsync(
            context =>
            {
                context.Add(new ModerationSettings { CheckPercent = 0 });
                return context.SaveChangesAsync(cancellationToken);
            },
            cancellationToken);
    }
}
