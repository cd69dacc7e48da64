namespace Studio.Web.Tests.Dependencies;

/// <summary>A package of others.</summary>
/// <param name="Where">"program" when it is part of what runs, "build" when it only takes part in making it, "tests".</param>
/// <param name="Licence">Null when the package does not say it in a way that is understood.</param>
internal sealed record Dependency(string Kind, string Name, string Version, string Where, string? Licence);
