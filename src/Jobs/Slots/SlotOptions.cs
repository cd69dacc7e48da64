using System.ComponentModel.DataAnnotations;
using Studio.Data.Nodes;

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

    /// <summary>Prompts of this node that language models at addresses write at once, at most two for one workspace; 0 = this node asks none.</summary>
    [Range(0, 256)]
    public int Remote { get; set; } = 16;

    /// <summary>The program that knows the verb "slot"; empty = this program.</summary>
    public string Executable { get; set; } = "";

    /// <summary>Arguments before the verb, such as the path of a dll.</summary>
    public IReadOnlyList<string> ExecutableArguments { get; set; } = [];

    /// <summary>What this node is called where there are several; empty = the machine's name.</summary>
    [MaxLength(Studio.Data.Nodes.Node.MaxName - 3)]
    public string Node { get; set; } = "";

    /// <summary>cpu, dml, cuda or coreml, until an administrator chooses on the page Health.</summary>
    [AllowedValues("cpu", "dml", "cuda", "coreml")]
    public string Provider { get; set; } = "cpu";

    /// <summary>What happens when the provider cannot be used, until an administrator chooses.</summary>
    public WhenDeviceFails WhenDeviceFails { get; set; } = WhenDeviceFails.HoldBack;

    /// <summary>Which GPU, counted from 0.</summary>
    [Range(0, 64)]
    public int DeviceId { get; set; }

    /// <summary>Memory that loaded models and running work may hold together, in megabytes; 0 = three quarters of what the machine or its container has.</summary>
    [Range(0, 1 << 30)]
    public int ModelMegabytes { get; set; }

    /// <summary>Threads of one picture slot; 0 = what <see cref="ThreadBudget"/> gives.</summary>
    [Range(0, 256)]
    public int OnnxThreads { get; set; }

    /// <summary>Threads of the language model; 0 = what <see cref="ThreadBudget"/> gives.</summary>
    [Range(0, 256)]
    public int ChatThreads { get; set; }

    /// <summary>Models that one child keeps loaded at most, also where there is memory for more; the one used longest ago goes first.</summary>
    [Range(1, 64)]
    public int LoadedModels { get; set; } = 8;

    /// <summary>A child that has not answered a cancel after this time is ended.</summary>
    public TimeSpan CancelPatience { get; set; } = TimeSpan.FromSeconds(10);

    internal int CountOf(SlotKind kind) => kind switch
    {
        SlotKind.Picture => Pictures,
        SlotKind.Writer => Writers,
        SlotKind.Remote => Remote,
        _ => Tasks,
    };
}
