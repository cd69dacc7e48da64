using System.Diagnostics;
using System.Runtime.CompilerServices;
using Studio.Testing;

namespace Studio.Data.Tests.Databases;

/// <summary>This test program once more, as another process that a test can kill: it does one task, says how far it is, and waits.</summary>
internal sealed class ChildProcess : IDisposable
{
    private const string Task = "STUDIO_TEST_CHILD";
    private const string Folder = "STUDIO_TEST_CHILD_FOLDER";

    private readonly Process _process;

    private ChildProcess(Process process) => _process = process;

    /// <summary>Returns when the child has said that it is where the test wants it.</summary>
    public static async Task<ChildProcess> StartAsync(string task, string folder, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
            Environment = { [Task] = task, [Folder] = folder },
        };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
        {
            start.ArgumentList.Add(typeof(ChildProcess).Assembly.Location);
        }

        var child = new ChildProcess(Process.Start(start)!);
        var line = await child._process.StandardOutput.ReadLineAsync(cancellationToken);
        Assert.Equal("ready", line);
        return child;
    }

    /// <summary>SIGKILL: nothing of the child runs any more, no finally, no dispose.</summary>
    public async Task KillAsync(CancellationToken cancellationToken)
    {
        _process.Kill();
        await _process.WaitForExitAsync(cancellationToken);
    }

    public void Dispose()
    {
        _process.Kill();
        _process.Dispose();
    }

    /// <summary>Called by the child's task at its point of no return: blocks until the process is killed or its parent is gone.</summary>
    public static void Ready()
    {
        Console.WriteLine("ready");
        Console.In.ReadToEnd();
        Environment.Exit(1);
    }

#pragma warning disable CA2255 // The entry point is the test platform's; a child must turn off before it.
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void RunTask()
    {
        if (Environment.GetEnvironmentVariable(Task) is not { } task)
        {
            return;
        }

        var folder = Environment.GetEnvironmentVariable(Folder)!;
        switch (task)
        {
            case nameof(ChildTasks.HoldLock):
                ChildTasks.HoldLock(folder);
                break;
            case nameof(ChildTasks.StopInMigration):
                ChildTasks.StopInMigration(folder);
                break;
            case nameof(ChildTasks.StopInPostgreSqlMigration):
                ChildTasks.StopInPostgreSqlMigration(folder);
                break;
            case nameof(ErasureChild):
                ErasureChild.Run(folder);
                break;
        }

        Environment.Exit(2);
    }
}
