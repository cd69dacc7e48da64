namespace Studio.Web.Compare;

/// <summary>One of the pictures that lie side by side, with what is known about how it was made.</summary>
public sealed record ComparedPicture(Guid Id, string Title, string? Language, int Width, int Height, IReadOnlyList<ComparedFact> Facts);

/// <param name="Value">Null where it is not known, as of pictures that were brought in without metadata.</param>
public sealed record ComparedFact(string Name, string? Value);
