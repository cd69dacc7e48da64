using Studio.Data.Moderation.Findings;
using Studio.Data.Moderation.Policies;
using Studio.Data.Moderation.Rules;

namespace Studio.Web.Create.Ruled;

/// <summary>What the policy will do with a wish that is being typed, in one sentence; null where nothing happens that its author would see.</summary>
internal static class RuledWords
{
    public static string? Of(TextVerdict verdict)
    {
        if (verdict.First is not { } first || verdict.Outcome is TextOutcome.Passes or TextOutcome.Watched)
        {
            return null;
        }

        var what = first.Words is [var word, ..] ? $"“{word.Text}”" : first.Rule.Kind == RuleKind.Languages ? "This language" : "This wish";
        var sentence = verdict.Outcome switch
        {
            TextOutcome.Blocked => $"{what} will be blocked: {first.Rule.Name}.",
            TextOutcome.Held => $"A moderator will look at this first, for {what}: {first.Rule.Name}.",
            _ => $"{what} will be replaced: {first.Rule.Name}.",
        };
        return first.Rule.Says.English.Length > 0 ? $"{sentence} {first.Rule.Says.English}" : sentence;
    }
}
