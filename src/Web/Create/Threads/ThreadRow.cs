namespace Studio.Web.Create.Threads;

/// <summary>One line of the list beside the conversation.</summary>
public sealed record ThreadRow(Guid Id, string Title, string Language, int Pictures, int Going, DateTime UpdatedAt, Guid? ImageId, bool HasDraft);

public sealed record ThreadRows(IReadOnlyList<ThreadRow> Rows, int Total);
