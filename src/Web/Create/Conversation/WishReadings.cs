using System.Runtime.CompilerServices;
using Studio.Data.Moderation.Findings;
using Studio.Data.Prompts;
using Studio.Inference.Models;
using Studio.Inference.Prompting;

namespace Studio.Web.Create.Conversation;

/// <summary>How the studio read a wish, told under the prompt that the embedded language model wrote from it. Other models read for themselves, and nobody knows how. Singleton, thread-safe.</summary>
public sealed class WishReadings(ModelCatalog models)
{
    private readonly ConditionalWeakTable<TurnView, IReadOnlyList<string>> _known = [];

    /// <param name="previous">The prompt that the turn changes; null on a first one.</param>
    public IReadOnlyList<string> Of(TurnView turn, PromptCardView card, IReadOnlyList<TurnView> earlier, string? previous, DiffusionModel model) =>
        IsOfStudio(turn, card) ? _known.GetValue(turn, _ => Read(turn, earlier, previous, model)) : [];

    private static IReadOnlyList<string> Read(TurnView turn, IReadOnlyList<TurnView> earlier, string? previous, DiffusionModel model) => ModelVocabulary.Of(model) is { IsEmpty: false } vocabulary
        ? vocabulary.ReadAs(turn.Wish, previous is null ? [] : [new DialogTurn(turn.ParentImageId is null && earlier.Count > 0 ? earlier[0].Wish : "", previous)])
        : [];

    /// <summary>A wish that a rule changed was read in other words.</summary>
    private bool IsOfStudio(TurnView turn, PromptCardView card) => card.Revision is { Origin: PromptOrigin.Upsampled } revision
        && turn.Writing is { Status: UpsamplingStatus.Done, Host: null } writing && writing.Id == revision.UpsamplingId
        && models.Chat.Any(chat => chat.Name == writing.Model && chat.Profile.OnlyVocabulary)
        && !turn.Findings.Any(finding => finding is { Stage: TextStage.Wish, Outcome: TextOutcome.Changed, Standing: not FindingStanding.Approved });
}
