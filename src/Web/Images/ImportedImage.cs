namespace Studio.Web.Images;

/// <summary>The answer to an import.</summary>
public sealed record ImportedImage(Guid Id);
