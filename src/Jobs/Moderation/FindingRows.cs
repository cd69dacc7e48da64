using Studio.Data.Moderation.Cases;
using Studio.Data.Moderation.Findings;
using Studio.Data.Moderation.Policies;
using Studio.Data.Moderation.Rules;
using Studio.Data.Prompts;

namespace Studio.Jobs.Moderation;

/// <summary>What is kept of a verdict, and the case that a person opens it with.</summary>
internal static class FindingRows
{
    public static PolicyFinding Of(Turn turn, PromptRevision? revision, TextStage stage, TextVerdict verdict, HeldWork? work, DateTime now)
    {
        var finding = new PolicyFinding
        {
            TurnId = turn.Id,
            PromptRevisionId = revision?.Id,
            Stage = stage,
            TextHash = FindingHash.Of(verdict.Text),
            Outcome = verdict.Outcome,
            Standing = verdict.Outcome == TextOutcome.Held ? FindingStanding.Waits : FindingStanding.Stands,
            PolicyNumber = verdict.PolicyNumber,
            ServerPolicyNumber = verdict.ServerPolicyNumber,
            ChangedText = verdict.Changed is { Length: <= PromptRevision.MaxText } changed ? changed : null,
            HeldWork = work,
            AuthorId = turn.CreatedById,
            CreatedAt = now,
        };
        foreach (var (ordinal, hit) in verdict.Fired.Index())
        {
            finding.Hits.Add(new PolicyHit
            {
                FindingId = finding.Id,
                Ordinal = ordinal,
                RuleId = hit.Rule.Id,
                RuleName = hit.Rule.Name,
                Kind = hit.Rule.Kind,
                Action = hit.Rule.Action,
                IsServers = hit.IsServers,
                Sentence = hit.Rule.Says.In(turn.Language),
                Words = hit.Words,
                CreatedAt = now,
            });
        }

        return finding;
    }

    /// <param name="finding">With its hits.</param>
    /// <param name="turn">Its turn.</param>
    /// <param name="prompt">The prompt that was read; null for the wish.</param>
    /// <param name="kind">Wish, Prompt or FalsePositive.</param>
    /// <param name="said">What the author says; empty where a rule asked.</param>
    public static NewCase Case(PolicyFinding finding, Turn turn, string? prompt, CaseKind kind, string said)
    {
        var first = finding.Hits.OrderBy(hit => hit.Ordinal).First();
        var evidence = new CaseEvidence(first.RuleName, first.Kind.ToString().ToLowerInvariant(), finding.PolicyNumber, $"{FindingSentences.Found(first)}.")
        {
            ServerPolicyVersion = finding.ServerPolicyNumber,
            RuleSentence = first.Sentence.Length > 0 ? first.Sentence : null,
            Hits = [.. finding.Hits.OrderBy(hit => hit.Ordinal).SelectMany(hit => hit.Words).Select(word => new CaseHit(word.Text, word.Start, word.Length, InPrompt: prompt is not null))],
        };
        var severity = kind == CaseKind.FalsePositive ? CaseSeverity.Low : first.Action == RuleAction.Block ? CaseSeverity.High : CaseSeverity.Middle;
        return new NewCase(kind, severity, finding.AuthorId, evidence)
        {
            Category = first.Kind switch { RuleKind.Persons => CaseReason.RealPerson, RuleKind.Styles => CaseReason.ArtistStyle, _ => null },
            TurnId = turn.Id,
            FindingId = finding.Id,
            Said = said,
            Wish = turn.Wish,
            Language = turn.Language,
            Prompt = prompt ?? "",
        };
    }
}
