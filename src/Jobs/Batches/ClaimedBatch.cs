using Studio.Jobs.Claims;

namespace Studio.Jobs.Batches;

/// <summary>Pictures of one generation that one slot draws together; usually one.</summary>
internal sealed record ClaimedBatch(IReadOnlyList<ClaimedPicture> Pictures);
