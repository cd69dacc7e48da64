namespace Studio.Jobs.Slots;

/// <summary>The child process ended in the middle of a request. The work may be tried again in a new child.</summary>
public sealed class SlotCrashedException(int exitCode, string lastOutput)
    : Exception($"The slot process ended with code {exitCode}. {lastOutput}")
{
    public int ExitCode { get; } = exitCode;
}
