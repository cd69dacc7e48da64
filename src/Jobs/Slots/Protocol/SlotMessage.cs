using System.Text.Json.Serialization;

namespace Studio.Jobs.Slots.Protocol;

/// <summary>One record on the pipe between the server and a slot process. Pixels follow it as bytes in the same frame.</summary>
/// <param name="Request">Number of the request that this belongs to.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(DrawRequest), "draw")]
[JsonDerivedType(typeof(WriteRequest), "write")]
[JsonDerivedType(typeof(WarmRequest), "warm")]
[JsonDerivedType(typeof(ScreenRequest), "screen")]
[JsonDerivedType(typeof(PictureScreened), "screened")]
[JsonDerivedType(typeof(ClipRequest), "clip")]
[JsonDerivedType(typeof(ClipScored), "clip-scored")]
[JsonDerivedType(typeof(CancelRequest), "cancel")]
[JsonDerivedType(typeof(StageReached), "stage")]
[JsonDerivedType(typeof(StepDone), "step")]
[JsonDerivedType(typeof(TextSoFar), "text")]
[JsonDerivedType(typeof(PictureDrawn), "picture")]
[JsonDerivedType(typeof(TextWritten), "written")]
[JsonDerivedType(typeof(WarmedUp), "warmed")]
[JsonDerivedType(typeof(DropRequest), "drop")]
[JsonDerivedType(typeof(Dropped), "dropped")]
[JsonDerivedType(typeof(ProbeRequest), "probe")]
[JsonDerivedType(typeof(Probed), "probed")]
[JsonDerivedType(typeof(ProviderRefused), "provider")]
[JsonDerivedType(typeof(ModelLoaded), "loaded")]
[JsonDerivedType(typeof(ModelLeft), "left")]
[JsonDerivedType(typeof(WorkMeasured), "measured")]
[JsonDerivedType(typeof(RequestFailed), "failed")]
[JsonDerivedType(typeof(RequestCanceled), "canceled")]
internal abstract record SlotMessage(long Request)
{
    /// <summary>True for the last message of a request.</summary>
    [JsonIgnore]
    public virtual bool IsAnswer => false;

    /// <summary>What a request sends along as its frame's bytes.</summary>
    [JsonIgnore]
    public virtual byte[] Pixels => [];
}
