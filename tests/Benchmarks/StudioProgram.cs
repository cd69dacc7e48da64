using System.Diagnostics;

namespace Studio.Benchmarks;

/// <summary>The studio's own program in a process of its own.</summary>
internal static class StudioProgram
{
    public static Process Start(string dataFolder, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Folders.Program);
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["Data__Folder"] = dataFolder;
        var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, line) => Console.Error.Write(line.Data is { } text ? $"{text}{Environment.NewLine}" : "");
        process.BeginErrorReadLine();
        return process;
    }
}
