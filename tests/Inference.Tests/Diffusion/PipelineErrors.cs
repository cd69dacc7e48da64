using System.Globalization;

namespace Studio.Inference.Tests.Diffusion;

/// <summary>The largest differences of golden runs and where they were.</summary>
internal sealed class PipelineErrors
{
    private readonly SortedDictionary<string, (double Error, string Run)> _largest = new(StringComparer.Ordinal);

    public void Embeddings(double error, string run) => Note("embeddings", error, run);

    public void FirstOutput(double error, string run) => Note("first output", error, run);

    public void Latents(double error, string run) => Note("latents (relative)", error, run);

    public void Decoded(double error, string run) => Note("decoded", error, run);

    public void Add(PipelineErrors other)
    {
        foreach (var (what, (error, run)) in other._largest)
        {
            Note(what, error, run);
        }
    }

    public override string ToString() =>
        string.Join(", ", _largest.Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key} {pair.Value.Error:g2} ({pair.Value.Run})")));

    private void Note(string what, double error, string run)
    {
        if (!_largest.TryGetValue(what, out var known) || error > known.Error)
        {
            _largest[what] = (error, run);
        }
    }
}
