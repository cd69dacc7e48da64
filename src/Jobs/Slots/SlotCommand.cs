using System.Diagnostics;
using System.Reflection;

namespace Studio.Jobs.Slots;

/// <summary>How a slot process is started: this program again with the verb "slot", or what the options name.</summary>
internal sealed record SlotCommand(string Executable, IReadOnlyList<string> Arguments)
{
    private const string Verb = "slot";
    private const string Server = "Studio.Web";

    public static SlotCommand From(SlotOptions options)
    {
        return options.Executable.Length > 0
            ? new SlotCommand(options.Executable, [.. options.ExecutableArguments, Verb])
            : Own();
    }

    public ProcessStartInfo StartInfo(string input, string output)
    {
        var start = new ProcessStartInfo(Executable)
        {
            UseShellExecute = false,
            CreateNoWindow = true,

            // Natives print; what they print goes to the log, and they get no terminal to read from.
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in (string[])[.. Arguments, input, output])
        {
            start.ArgumentList.Add(argument);
        }

        // A web program is configured for the server garbage collector, which would reserve a heap per core here as well.
        start.Environment["DOTNET_gcServer"] = "0";
        return start;
    }

    private static SlotCommand Own()
    {
        var entry = Assembly.GetEntryAssembly()?.GetName().Name;
        if (entry == Server && !IsHost(Environment.ProcessPath!))
        {
            return new SlotCommand(Environment.ProcessPath!, [Verb]);
        }

        // Started as "dotnet Studio.Web.dll", or hosted by another program (a test) that has the server beside it.
        return new SlotCommand(
            IsHost(Environment.ProcessPath!) ? Environment.ProcessPath! : "dotnet",
            [Path.Combine(AppContext.BaseDirectory, $"{Server}.dll"), Verb]);
    }

    private static bool IsHost(string path) => string.Equals(Path.GetFileNameWithoutExtension(path), "dotnet", StringComparison.OrdinalIgnoreCase);
}
