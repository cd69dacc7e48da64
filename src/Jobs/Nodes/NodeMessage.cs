using System.Text.Json.Serialization;
using Studio.Jobs.Events;
using Studio.Jobs.Slots;

namespace Studio.Jobs.Nodes;

/// <summary>What one server process tells the others that share its database. The database knows all of it too: a lost message costs time, nothing else.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(EventHappened), "event")]
[JsonDerivedType(typeof(WorkStopped), "stopped")]
[JsonDerivedType(typeof(WorkWaits), "waits")]
[JsonDerivedType(typeof(NodeDecided), "decided")]
[JsonDerivedType(typeof(MessagesLost), "lost")]
internal abstract record NodeMessage;

/// <summary>For the pages that are open on other nodes.</summary>
internal sealed record EventHappened(Guid WorkspaceId, StudioEvent Event) : NodeMessage;

/// <summary>A person cancelled this picture, text or task; whoever works on it stops now instead of at the next renewal of the lease.</summary>
internal sealed record WorkStopped(Guid WorkId) : NodeMessage;

/// <summary>New work; a free slot need not wait for the next sweep.</summary>
internal sealed record WorkWaits(SlotKind Kind, int Count) : NodeMessage;

/// <summary>An administrator decided something about this node: its row is to be read now instead of at its next beat.</summary>
internal sealed record NodeDecided(string Node) : NodeMessage;

/// <summary>The sender could not speak for a while, or had more to say than fits: read again.</summary>
/// <param name="WorkspaceId">Null = all of them.</param>
internal sealed record MessagesLost(Guid? WorkspaceId) : NodeMessage;
