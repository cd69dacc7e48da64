using System.ComponentModel;
using System.Diagnostics;
using System.IO.Pipes;
using System.Runtime.InteropServices;
using Studio.Jobs.Slots.Child;
using Studio.Jobs.Slots.Protocol;

namespace Studio.Jobs.Slots;

/// <summary>The main function of a slot process: the only place where models are loaded while a server runs. Starts without host, configuration or database.</summary>
public static class SlotProcess
{
    /// <param name="args">The two pipe handles that the server put behind the verb.</param>
    public static int Run(string[] args)
    {
        if (args.Length != 2)
        {
            Console.Error.WriteLine("\"slot\" is started by the studio itself, to compute in a process of its own.");
            return 2;
        }

        // Ctrl+C reaches the whole group; the server decides when its children end, by closing their pipe.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => signal.Cancel = true);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => signal.Cancel = true);
        LowerPriority();

        using var pipe = new SlotPipe(
            new AnonymousPipeClientStream(PipeDirection.In, args[0]),
            new AnonymousPipeClientStream(PipeDirection.Out, args[1]));
        new SlotServer(pipe).Serve();

        // The server is gone or wants us gone. Natives may be in the middle of a computation that nobody can stop and whose clean-up could hang.
        Process.GetCurrentProcess().Kill();
        return 0;
    }

    /// <summary>Before any other thread starts: on Linux the priority is the thread's, and new threads inherit it.</summary>
    private static void LowerPriority()
    {
        try
        {
            using var self = Process.GetCurrentProcess();
            self.PriorityClass = ProcessPriorityClass.BelowNormal;
        }
        catch (Exception e) when (e is Win32Exception or PlatformNotSupportedException)
        {
            // Not allowed here; the pages are then a little slower while something is drawn.
        }
    }
}
