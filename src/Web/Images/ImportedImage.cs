namespace Studio.Web.Images;

/// <summary>The answer to an import.</summary>
/// <param name="Id">Of the picture.</param>
/// <param name="Waits">Why nobody sees it yet, as the end of a sentence that begins with the file; null where it is in the gallery.</param>
public sealed record ImportedImage(Guid Id, string? Waits);
