using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Studio.Jobs.Slots;
using Studio.Testing;

namespace Studio.Browser.Tests.Create;

/// <summary>Holds the process that writes prompts (SIGSTOP) until disposed.</summary>
internal sealed class HeldWriter : IDisposable
{
    private readonly int _process;

    public HeldWriter(RunningStudio studio)
    {
        _process = studio.Services.GetRequiredService<SlotWorkers>().Slots.Single(slot => slot.Kind == SlotKind.Writer).ProcessId!.Value;
        Signal("STOP");
    }

    // One that was ended meanwhile needs nothing.
    public void Dispose() => Signal("CONT");

    private void Signal(string name)
    {
        using var kill = Process.Start(new ProcessStartInfo("kill", [$"-{name}", _process.ToString(CultureInfo.InvariantCulture)]) { UseShellExecute = false, RedirectStandardError = true })!;
        kill.WaitForExit();
    }
}
