namespace Studio.Inference.Models;

/// <summary>
/// How much memory a model will about need, before it was ever loaded: an estimate from the size of its files, and said as one.
/// Half-precision weights count twice, because the CPU computes them as single precision; the work space is that of one picture of 512 pixels, or of a context of 2,048 tokens.
/// </summary>
public sealed record MemoryEstimate(long Weights, long Work)
{
    private const long PictureWork = 1_000_000_000;
    private const long ContextWork = 300_000_000;

    public long Total => Weights + Work;

    public static MemoryEstimate OfPictures(long bytes, bool isHalfPrecision) => new(isHalfPrecision ? 2 * bytes : bytes, PictureWork);

    public static MemoryEstimate OfPrompts(long bytes) => new(bytes, ContextWork);

    /// <summary>What this process may use: the machine's memory, or the limit of its container.</summary>
    public static long OfThisMachine => GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
}
