namespace Studio.Jobs.Slots;

/// <summary>The child process ended in the middle of a request. The work may be tried again in a new child.</summary>
public sealed class SlotCrashedException(int exitCode, string lastWords)
    : Exception($"The slot process ended with code {exitCode}. {lastWords}")
{
    /// <summary>A shell's and .NET's way to tell that a signal ended a process.</summary>
    private const int Signal = 128;
    private const int Abort = 6;
    private const int Kill = 9;
    private const int Segmentation = 11;

    public int ExitCode { get; } = exitCode;

    /// <summary>The end of what it printed.</summary>
    public string LastWords { get; } = lastWords;

    /// <summary>How it ended, in words.</summary>
    public static string How(int exitCode) => exitCode switch
    {
        Signal + Kill => "the system ended it, most likely because memory ran out (SIGKILL)",
        Signal + Abort => "its library gave up (SIGABRT)",
        Signal + Segmentation => "it touched memory that is not its own (SIGSEGV)",
        > Signal and < Signal + 65 => $"signal {exitCode - Signal} ended it",
        _ => $"it ended with code {exitCode}",
    };
}
