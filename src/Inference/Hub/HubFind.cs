namespace Studio.Inference.Hub;

/// <summary>A repository that a search found. Whether its model can be run here is known when its files are listed.</summary>
/// <param name="Repository">org/name.</param>
/// <param name="Kind">What it was searched as.</param>
/// <param name="Licence">As its page names it; null when it names none.</param>
/// <param name="Downloads">Of the last month, as the hub counts them; null where it does not.</param>
/// <param name="IsGated">Its terms have to be agreed to on the hub.</param>
public sealed record HubFind(string Repository, HubModelKind Kind, string? Licence, long? Downloads, bool IsGated);
