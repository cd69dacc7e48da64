using Studio.Inference.Models;
using Studio.Inference.Prompting;

namespace Studio.Jobs.Slots.Protocol;

/// <summary>Write a prompt for a wish, to fit what <paramref name="Target"/> reads.</summary>
internal sealed record WriteRequest(
    long Request,
    ChatModel Model,
    DiffusionModel Target,
    string Wish,
    IReadOnlyList<DialogTurn> History,
    IReadOnlyList<LockedPhrase> Locked,
    IReadOnlyList<string> Before,
    long Seed,
    int Threads,
    int LoadedModels) : SlotMessage(Request);

/// <param name="Loads">Language models this process has loaded since it started.</param>
internal sealed record TextWritten(long Request, string Text, UpsampleOutcome Outcome, string? Note, string Language, int Loads) : SlotMessage(Request)
{
    public override bool IsAnswer => true;
}
