namespace Studio.Benchmarks;

internal static class Folders
{
    /// <summary>The program as its own build left it, for the configuration of the benchmarks; the copy beside them is never precompiled.</summary>
    public static string Program { get; } = Path.Combine(
        Repository(AppContext.BaseDirectory), "src", "Web", Path.GetRelativePath(Path.Combine(Repository(AppContext.BaseDirectory), "tests", "Benchmarks"), AppContext.BaseDirectory), "Studio.Web.dll");

    public static string Models { get; } = Path.Combine(Repository(AppContext.BaseDirectory), "models");

    /// <summary>A model of a few hundred kilobytes whose graphs take any size.</summary>
    public static string TinyModel { get; } = Path.Combine(Repository(AppContext.BaseDirectory), "tests", "goldens", "pipelines", "tiny-sd");

    private static string Repository(string folder) =>
        File.Exists(Path.Combine(folder, "Studio.sln"))
            ? folder
            : Repository(Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(folder)) ?? throw new InvalidOperationException("Studio.sln is in no folder above the benchmarks."));
}
