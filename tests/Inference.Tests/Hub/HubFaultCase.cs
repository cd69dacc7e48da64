using Studio.Inference.Hub;

namespace Studio.Inference.Tests.Hub;

/// <summary>One way in which a hub or the network misbehaves, and what has to come of it.</summary>
/// <param name="Name">The row of the table.</param>
/// <param name="Arrange">Makes the hub misbehave.</param>
/// <param name="Outcome">Null: the model is installed all the same.</param>
/// <param name="MostBytes">At most so many times the model's bytes may cross the network; null where it does not matter.</param>
internal sealed record HubFaultCase(string Name, Action<HubDownload> Arrange, HubProblem? Outcome = null, double? MostBytes = null);
