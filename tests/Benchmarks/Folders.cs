namespace Studio.Benchmarks;

internal static class Folders
{
    public static string Models { get; } = Path.Combine(Repository(AppContext.BaseDirectory), "models");

    private static string Repository(string folder) =>
        File.Exists(Path.Combine(folder, "Studio.sln"))
            ? folder
            : Repository(Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(folder)) ?? throw new InvalidOperationException("Studio.sln is in no folder above the benchmarks."));
}
