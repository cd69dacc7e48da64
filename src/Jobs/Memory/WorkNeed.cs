using Studio.Inference.Hub;

namespace Studio.Jobs.Memory;

/// <summary>One model that work needs in memory.</summary>
/// <param name="Bytes">What it holds once it is loaded.</param>
/// <param name="LoadBytes">What it takes beside that for a moment while it loads.</param>
/// <param name="IsMeasured">False: estimated from its files.</param>
internal sealed record ModelNeed(string Hash, string Name, long Bytes, long LoadBytes, bool IsMeasured = true);

/// <summary>What a piece of work takes of the memory for models.</summary>
/// <param name="What">As sentences begin: "Studio XL at 1024 × 1024".</param>
/// <param name="Models">The one that works first.</param>
/// <param name="WorkBytes">Beside the models, while it works.</param>
/// <param name="IsEstimate">Some of it was never measured.</param>
internal sealed record WorkNeed(string What, IReadOnlyList<ModelNeed> Models, long WorkBytes, bool IsEstimate)
{
    public ModelNeed Main => Models[0];

    /// <summary>Of as many pieces of this work together: never more than as many times one.</summary>
    public WorkNeed Of(int pieces) => this with { WorkBytes = WorkBytes * pieces };

    /// <summary>With nothing loaded yet.</summary>
    public long Total => Models.Sum(model => model.Bytes) + Beside(Models);

    public string Shown => $"{(IsEstimate ? "about " : "")}{ByteText.Of(Total)}";

    /// <summary>Loading and working come one after the other.</summary>
    public long Beside(IEnumerable<ModelNeed> toLoad) => Math.Max(WorkBytes, toLoad.Select(model => model.LoadBytes).DefaultIfEmpty().Max());

    /// <summary>Why it can never run where models may have this much; null when it can.</summary>
    public string? Refusal(long budget)
    {
        if (Total <= budget)
        {
            return null;
        }

        var rest = Models.Sum(model => model.Bytes) < budget ? "Ask for a smaller size, choose a smaller model" : "Choose a smaller model";
        return $"{What} needs {Shown} of memory, and this server gives models {ByteText.Of(budget)}. {rest}, or ask the server's administrator to give models more.";
    }
}
