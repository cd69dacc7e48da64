namespace Studio.Web.Images;

/// <summary>Before is newer: the gallery shows the newest first.</summary>
public sealed record ImageNeighbours(Guid? Before, Guid? After);
