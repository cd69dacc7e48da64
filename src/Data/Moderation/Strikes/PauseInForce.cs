namespace Studio.Data.Moderation.Strikes;

/// <summary>Somebody can make no pictures now.</summary>
/// <param name="Until">UTC.</param>
/// <param name="Strikes">The warnings it stands on; empty where a person paused.</param>
/// <param name="Why">Of a person.</param>
public sealed record PauseInForce(DateTime Until, IReadOnlyList<Strike> Strikes, string Why);
