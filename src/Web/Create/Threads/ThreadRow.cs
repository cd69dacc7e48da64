namespace Studio.Web.Create.Threads;

/// <summary>One line of the list beside the conversation.</summary>
public sealed record ThreadRow(Guid Id, string Title, string Language, int Pictures, int Going, DateTime UpdatedAt, Guid? ImageId, bool HasDraft);

/// <summary>A thread in the trash, from where it can be brought back.</summary>
public sealed record DeletedThread(Guid Id, string Title, string Language, DateTime DeletedAt);

public sealed record ThreadRows(IReadOnlyList<ThreadRow> Rows, int Total, IReadOnlyList<DeletedThread> Deleted);
