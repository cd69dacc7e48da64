namespace Studio.Inference.Chat;

/// <summary>How much of the machine a language model may take.</summary>
public sealed class LlamaOptions
{
    /// <summary>0 = one less than the cores: with all of them busy the spin barriers of ggml collapse.</summary>
    public int Threads { get; set; }

    /// <summary>Upper limit of a conversation in tokens; the model's own limit holds too.</summary>
    public int ContextTokens { get; set; } = 4096;

    /// <summary>Conversations computed at the same time; each has its own memory for a context.</summary>
    public int Contexts { get; set; } = 1;

    internal int ThreadCount => Threads > 0 ? Threads : Math.Max(1, Environment.ProcessorCount - 1);
}
