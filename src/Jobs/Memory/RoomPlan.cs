namespace Studio.Jobs.Memory;

/// <summary>Whether work fits into the memory for models, and which models have to go for it: those used longest ago first, whichever process holds them.</summary>
/// <param name="Evictions">What has to go; only meaningful when it fits.</param>
/// <param name="Missing">Bytes that are missing although everything idle would go; 0 = it fits.</param>
internal sealed record RoomPlan(IReadOnlyList<RoomModel> Evictions, long Missing)
{
    public bool Fits => Missing <= 0;

    /// <param name="budget">What all of them may hold together.</param>
    /// <param name="need">Of the work.</param>
    /// <param name="place">Number of the slot that will do it.</param>
    /// <param name="loaded">Every model in every process.</param>
    /// <param name="reserved">Set aside for work that runs in other slots: models that it still loads, and its own.</param>
    public static RoomPlan For(long budget, WorkNeed need, int place, IReadOnlyList<RoomModel> loaded, long reserved)
    {
        var here = loaded.Where(model => model.Place == place).Select(model => model.Hash).ToHashSet(StringComparer.Ordinal);
        var toLoad = need.Models.Where(model => !here.Contains(model.Hash)).ToList();
        var missing = loaded.Sum(model => model.Bytes) + reserved + toLoad.Sum(model => model.Bytes) + need.Beside(toLoad) - budget;

        var evictions = new List<RoomModel>();
        var idle = loaded
            .Where(model => !model.IsBusy && !(model.Place == place && need.Models.Any(needed => needed.Hash == model.Hash)))
            .OrderBy(model => model.UsedAt);
        foreach (var model in idle)
        {
            if (missing <= 0)
            {
                break;
            }

            evictions.Add(model);
            missing -= model.Bytes;
        }

        return new RoomPlan(evictions, Math.Max(0, missing));
    }
}

/// <param name="Place">The slot whose process holds it.</param>
/// <param name="IsBusy">Its process works and cannot let go of anything.</param>
internal sealed record RoomModel(int Place, string Hash, long Bytes, DateTime UsedAt, bool IsBusy);
