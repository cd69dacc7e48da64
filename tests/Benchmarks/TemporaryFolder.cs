namespace Studio.Benchmarks;

internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("studio-bench-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
