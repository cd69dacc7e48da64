namespace Studio.Jobs.Slots.Protocol;

/// <summary>A model is in memory now.</summary>
/// <param name="Hash">Names the model.</param>
/// <param name="Bytes">By how much the process grew.</param>
/// <param name="ExtraBytes">By how much more it grew for a moment while it loaded.</param>
/// <param name="IsClean">False when the process had let go of models before: what they left to the allocator hides some of the growth.</param>
internal sealed record ModelLoaded(long Request, string Hash, double Milliseconds, long Bytes, long ExtraBytes, bool IsClean) : SlotMessage(Request);

/// <summary>A model was let go of.</summary>
internal sealed record ModelLeft(long Request, string Hash) : SlotMessage(Request);

/// <summary>One piece of work is done.</summary>
/// <param name="Bytes">By how much the process grew at most meanwhile.</param>
internal sealed record WorkMeasured(long Request, string Hash, long Bytes) : SlotMessage(Request);

/// <summary>Let go of these models.</summary>
internal sealed record DropRequest(long Request, IReadOnlyList<string> Hashes) : SlotMessage(Request);

internal sealed record Dropped(long Request) : SlotMessage(Request)
{
    public override bool IsAnswer => true;
}
