using System.CommandLine;
using System.CommandLine.Help;
using Studio.Web.Commands.Bench;

namespace Studio.Web.Commands;

/// <summary>The program's verbs. Without one it serves.</summary>
internal static class StudioCommand
{
    public static async Task<int> RunAsync(string[] args)
    {
        var line = Create().Parse(args);
        if (line.Errors.Count > 0)
        {
            await Console.Error.WriteLineAsync(string.Join(Environment.NewLine, line.Errors.Select(error => error.Message)));
            await Console.Error.WriteLineAsync($"See: studio {string.Join(' ', Verbs(line))} --help".Replace("  ", " ", StringComparison.Ordinal));
            return ExitCode.BadInput;
        }

        return await line.InvokeAsync();
    }

    private static Command Create()
    {
        var serve = ServeCommand.Create();
        var root = new Command("studio", "Studio: pictures from wishes, on your own machine. Without a verb it serves.")
        {
            serve,
            GenerateCommand.Create(),
            UpsampleCommand.Create(),
            ModelsCommand.Create(),
            BenchCommand.Create(),
            AuditCommand.Create(),
            AdminCommand.Create(),
            new HelpOption(),
            new VersionOption(),
        };
        foreach (var option in serve.Options)
        {
            root.Options.Add(option);
        }

        root.SetAction(ServeCommand.RunAsync);
        Examples.AddTo(root);
        return root;
    }

    private static IEnumerable<string> Verbs(ParseResult line)
    {
        var verbs = new Stack<string>();
        for (var result = line.CommandResult; result is { Parent: System.CommandLine.Parsing.CommandResult parent }; result = parent)
        {
            verbs.Push(result.Command.Name);
        }

        return verbs;
    }
}
