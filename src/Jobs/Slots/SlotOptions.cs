using System.ComponentModel.DataAnnotations;

namespace Studio.Jobs.Slots;

/// <summary>How many child processes compute, and with how much of the machine.</summary>
public sealed class SlotOptions
{
    public const string Section = "Slots";

    /// <summary>Picture slots of this node, one child process each; 0 = this node draws nothing. One is right for a CPU: two would halve each other.</summary>
    [Range(0, 64)]
    public int Pictures { get; set; } = 1;

    /// <summary>1 = this node writes prompts, 0 = it does not.</summary>
    [Range(0, 1)]
    public int Writers { get; set; } = 1;

    /// <summary>Background tasks of this node at once; 0 = it runs none.</summary>
    [Range(0, 16)]
    public int Tasks { get; set; } = 2;

    /// <summary>The program that knows the verb "slot"; empty = this program.</summary>
    public string Executable { get; set; } = "";

    /// <summary>Arguments before the verb, such as the path of a dll.</summary>
    public IReadOnlyList<string> ExecutableArguments { get; set; } = [];

    /// <summary>cpu, dml, cuda or coreml.</summary>
    public string Provider { get; set; } = "cpu";

    /// <summary>Threads of one picture slot; 0 = what <see cref="ThreadBudget"/> gives.</summary>
    [Range(0, 256)]
    public int OnnxThreads { get; set; }

    /// <summary>Threads of the language model; 0 = what <see cref="ThreadBudget"/> gives.</summary>
    [Range(0, 256)]
    public int ChatThreads { get; set; }

    /// <summary>Models that one child keeps loaded; the one used longest ago goes first.</summary>
    [Range(1, 16)]
    public int LoadedModels { get; set; } = 2;

    /// <summary>A child that has not answered a cancel after this time is ended.</summary>
    public TimeSpan CancelPatience { get; set; } = TimeSpan.FromSeconds(10);

    internal int CountOf(SlotKind kind) => kind switch
    {
        SlotKind.Picture => Pictures,
        SlotKind.Writer => Writers,
        _ => Tasks,
    };
}
