using System.Text.Json.Serialization;
using Studio.Data.Generations;
using Studio.Data.Prompts;
using Studio.Data.Tasks;

namespace Studio.Jobs.Events;

/// <summary>Something that watchers of one workspace may want to draw again. Events carry ids and small values; whoever needs more reads it.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(UpsamplingEvent), "upsampling")]
[JsonDerivedType(typeof(PictureEvent), "picture")]
[JsonDerivedType(typeof(ProgressEvent), "progress")]
[JsonDerivedType(typeof(QueueEvent), "queue")]
[JsonDerivedType(typeof(ThreadEvent), "thread")]
[JsonDerivedType(typeof(ImageEvent), "image")]
[JsonDerivedType(typeof(TaskEvent), "task")]
[JsonDerivedType(typeof(MemberEvent), "member")]
[JsonDerivedType(typeof(KeyEvent), "key")]
[JsonDerivedType(typeof(WorkspaceEvent), "workspace")]
[JsonDerivedType(typeof(ModerationEvent), "moderation")]
[JsonDerivedType(typeof(PolicyEvent), "policy")]
[JsonDerivedType(typeof(VoteEvent), "vote")]
[JsonDerivedType(typeof(EvaluationChanged), "evaluation")]
public abstract record StudioEvent;

/// <summary>The text written so far, at most 20 a second for one upsampling.</summary>
/// <param name="Note">Of a finished one what the person should know about it; of one that is being written why it does not begin.</param>
public sealed record UpsamplingEvent(Guid TurnId, Guid UpsamplingId, UpsamplingStatus Status, string Text, string? Note) : StudioEvent;

/// <summary>A picture changed its state.</summary>
public sealed record PictureEvent(Guid GenerationId, Guid PictureId, PictureStatus Status, Guid? ImageId) : StudioEvent;

/// <summary>A picture that is being computed got further, at most 8 a second for one picture.</summary>
public sealed record ProgressEvent(Guid GenerationId, Guid PictureId, PictureProgress Progress) : StudioEvent;

/// <summary>Something about what waits, or its order, changed.</summary>
public sealed record QueueEvent : StudioEvent;

/// <summary>A thread got a turn, a title, or went to the trash.</summary>
public sealed record ThreadEvent(Guid ThreadId) : StudioEvent;

/// <summary>The gallery changed by one image.</summary>
public sealed record ImageEvent(Guid ImageId, ImageChange Change) : StudioEvent;

/// <summary>A background task changed its state, or got further (at most 4 a second).</summary>
public sealed record TaskEvent(Guid TaskId, BackgroundTaskStatus Status, double Progress) : StudioEvent;

/// <summary>Somebody came, left, waits to be let in or got another role; without a person: something about links changed.</summary>
public sealed record MemberEvent(Guid? UserId) : StudioEvent;

/// <summary>A key was made or revoked.</summary>
public sealed record KeyEvent : StudioEvent;

/// <summary>The workspace itself changed: its name, its address, whether it is open, or who looks into it.</summary>
public sealed record WorkspaceEvent : StudioEvent;

/// <summary>A case was opened, decided or spoken to, or its author was told.</summary>
public sealed record ModerationEvent : StudioEvent;

/// <summary>The draft of the policy changed, or one was published.</summary>
public sealed record PolicyEvent : StudioEvent;

/// <summary>Somebody answered which of two pictures is better, or took an answer back.</summary>
public sealed record VoteEvent : StudioEvent;

/// <summary>A run got further, or somebody designed, started, paused, closed or published an evaluation.</summary>
public sealed record EvaluationChanged(Guid EvaluationId) : StudioEvent;

/// <summary>Events of another node may have been lost: whoever shows something reads all of it again. Made by the node that missed them, never sent.</summary>
public sealed record EventsMissed : StudioEvent;

public enum ImageChange
{
    Added,
    Removed,
    Restored,
    Changed,
}
