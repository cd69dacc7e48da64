using Studio.Data.Moderation.Findings;
using Studio.Data.Moderation.Policies;
using Studio.Jobs.Moderation;

namespace Studio.Web.Create.Ruled;

/// <summary>What rules found in a text of a turn, as its author sees it.</summary>
public sealed record FindingView(
    Guid Id, Guid? RevisionId, TextStage Stage, TextOutcome Outcome, FindingStanding Standing, string Policy, string? ChangedText, bool HasStarted, bool IsReported, IReadOnlyList<HitView> Hits, Guid? CaseId = null)
{
    public HitView First => Hits[0];

    public IReadOnlyList<HitWord> Words => [.. Hits.SelectMany(hit => hit.Words)];

    /// <summary>Nothing goes on from it.</summary>
    public bool Stops => Outcome is TextOutcome.Held or TextOutcome.Blocked && Standing is FindingStanding.Stands or FindingStanding.Waits or FindingStanding.Rejected;

    /// <summary>Words that had given way may stay, and the description was written again with them.</summary>
    public bool IsBack { get; init; }

    /// <summary>A case can be asked for.</summary>
    public bool CanAsk => Standing == FindingStanding.Stands;

    public static FindingView Of(PolicyFinding finding, bool isReported, Guid? caseId) => new(
        finding.Id,
        finding.PromptRevisionId,
        finding.Stage,
        finding.Outcome,
        finding.Standing,
        finding.PolicyName,
        finding.ChangedText,
        finding.StartedId is not null,
        isReported,
        [.. finding.Hits.OrderBy(hit => hit.Ordinal).Select(hit => new HitView(hit.RuleName, hit.Action, hit.Sentence, $"{FindingSentences.Found(hit)}", hit.Words) { IsName = hit.Kind is RuleKind.Persons or RuleKind.Styles })],
        caseId);
}

/// <param name="Found">"“pistole” is in the rule Weapons"</param>
public sealed record HitView(string Rule, RuleAction Action, string Sentence, string Found, IReadOnlyList<HitWord> Words)
{
    /// <summary>Of a person, or of an artist.</summary>
    public bool IsName { get; init; }
}
