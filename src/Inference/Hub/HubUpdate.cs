namespace Studio.Inference.Hub;

/// <summary>A newer revision of what is here. Fetching its plan keeps both.</summary>
/// <param name="Here">What is on this disk.</param>
/// <param name="Plan">What would be fetched.</param>
/// <param name="ChangedFiles">How many of its files differ.</param>
public sealed record HubUpdate(HubSnapshot Here, HubPlan Plan, int ChangedFiles);
