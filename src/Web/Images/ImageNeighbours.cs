namespace Studio.Web.Images;

/// <summary>Before is newer: the gallery shows the newest first.</summary>
/// <param name="Position">From 1, in the order that the arrows walk; 0 for a picture that the filter leaves out.</param>
/// <param name="Count">Pictures that the arrows reach.</param>
public sealed record ImageNeighbours(Guid? Before, Guid? After, int Position = 0, int Count = 0);
