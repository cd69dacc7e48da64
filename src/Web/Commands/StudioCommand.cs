using System.CommandLine;

namespace Studio.Web.Commands;

/// <summary>The program's verbs. Without one it serves.</summary>
internal static class StudioCommand
{
    public static Task<int> RunAsync(string[] args)
    {
        var serve = ServeCommand.Create();
        var root = new RootCommand("Studio: pictures from wishes, on your own machine.") { serve };
        foreach (var option in serve.Options)
        {
            root.Options.Add(option);
        }

        root.SetAction(ServeCommand.RunAsync);
        return root.Parse(args).InvokeAsync();
    }
}
