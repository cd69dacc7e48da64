namespace Studio.Testing;

/// <summary>Where the repository lies that these tests were built from.</summary>
public static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    public static string Models => Path.Combine(Root, "models");

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "Studio.sln"))
            ? folder
            : Find(Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(folder)) ?? throw new InvalidOperationException("Studio.sln is in no folder above the tests."));
}
