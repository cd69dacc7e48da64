namespace Studio.Inference.Onnx;

/// <summary>Where and how ONNX Runtime computes.</summary>
public sealed class OnnxOptions
{
    public const string Section = "Onnx";

    /// <summary>Of <see cref="MachineFolder"/> in a data folder.</summary>
    public const string MachineFolderName = "machine";

    /// <summary>"cpu", "dml" (Windows), "cuda" (Linux) or "coreml" (macOS).</summary>
    public string Provider { get; set; } = "cpu";

    /// <summary>Fail with <see cref="ProviderUnavailableException"/> instead of going on with the CPU: whoever asks decides what then.</summary>
    public bool OnlyThisProvider { get; set; }

    /// <summary>Threads inside one operator; 0 takes every core.</summary>
    public int IntraOpThreads { get; set; }

    /// <summary>Idle threads burn their core while they wait. Faster alone, slower beside a web server and a language model.</summary>
    public bool AllowSpinning { get; set; }

    /// <summary>Which GPU, counted from 0.</summary>
    public int DeviceId { get; set; }

    /// <summary>Where this machine keeps what it has found out about models: optimised graphs, the faster form of guidance. Empty = nowhere.</summary>
    public string MachineFolder { get; set; } = "";

    /// <summary>Free bytes that optimised graphs leave on the disk.</summary>
    public long ReserveBytes { get; set; } = 2L << 30;

    /// <summary>The threads that a session really gets.</summary>
    public int Threads => IntraOpThreads > 0 ? IntraOpThreads : Environment.ProcessorCount;
}
