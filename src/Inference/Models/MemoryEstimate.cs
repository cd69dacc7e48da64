namespace Studio.Inference.Models;

/// <summary>
/// How much memory a model will about need, before it was ever loaded: an estimate from the size of its files, and said as one.
/// Half-precision weights count twice, because the CPU computes them as single precision.
/// </summary>
/// <param name="Weights">What it holds once it is loaded.</param>
/// <param name="Work">Beside that, while it works.</param>
public sealed record MemoryEstimate(long Weights, long Work)
{
    /// <summary>The work space of one picture of 512 x 512 pixels with Stable Diffusion; it grows with the pixels. A small model takes less: about five times its weights.</summary>
    private const long PictureWork = 1_000_000_000;
    private const int WorkOfWeights = 5;
    private const double Pixels = 512 * 512;

    /// <summary>What ONNX Runtime takes for itself once, whatever the model.</summary>
    private const long Runtime = 100_000_000;

    /// <summary>A context of 2,048 tokens.</summary>
    private const long ContextWork = 300_000_000;

    public long Total => Weights + Work;

    /// <summary>What this server may use.</summary>
    public static long OfThisMachine => MachineMemory.Bytes;

    public static MemoryEstimate OfPictures(long bytes, bool isHalfPrecision) => OfPictures(bytes, isHalfPrecision, 512, 512);

    public static MemoryEstimate OfPictures(long bytes, bool isHalfPrecision, int width, int height)
    {
        var weights = isHalfPrecision ? 2 * bytes : bytes;
        return new(weights + Runtime, (long)(Math.Min(PictureWork, WorkOfWeights * weights) * (width * (double)height / Pixels)));
    }

    public static MemoryEstimate OfPrompts(long bytes) => new(bytes, Math.Min(ContextWork, bytes));

    public static MemoryEstimate Of(DiffusionModel model, int width, int height)
    {
        var unet = new FileInfo(Path.Combine(model.Folder, "unet", "model.onnx"));
        var isHalf = Half(model.Folder) || (unet.LinkTarget is { } target && Half(target));
        return OfPictures(model.Files.Keys.Sum(file => LinkedFile.BytesOf(Path.Combine(model.Folder, file))), isHalf, width, height);
    }

    public static MemoryEstimate Of(ChatModel model) => OfPrompts(model.Bytes);

    /// <summary>Its work is small beside that of the model whose pictures it looks at.</summary>
    public static MemoryEstimate Of(ClassifierModel model) => new(LinkedFile.BytesOf(model.File), 0);

    private static bool Half(string path) => path.Contains("fp16", StringComparison.OrdinalIgnoreCase);
}
