namespace Studio.Testing;

/// <summary>Reference data: from the folder in STUDIO_GOLDENS when it is set, else the copy in the repository.</summary>
public static class Goldens
{
    public const string Variable = "STUDIO_GOLDENS";

    public static string Root { get; } = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } folder ? folder : Path.Combine(Repository.Root, "tests", "goldens");

    public static string Folder(string name) =>
        Directory.Exists(Path.Combine(Root, name))
            ? Path.Combine(Root, name)
            : throw new DirectoryNotFoundException($"{Path.Combine(Root, name)} does not exist; {Variable} is {Environment.GetEnvironmentVariable(Variable) ?? "not set"}.");

    /// <summary>The line each golden test prints; no case at all is a failure.</summary>
    public static string Count(string folder, int found, int run) =>
        run > 0 ? $"goldens: {folder}: {found} cases found, {run} run" : throw new InvalidOperationException($"No golden case of {folder} was run ({found} found).");
}
