using System.CommandLine;
using Microsoft.Extensions.Options;
using Studio.Web.Startup;

namespace Studio.Web.Commands;

internal static class ServeCommand
{
    private static readonly Option<int?> Port = Input.Port();
    private static readonly Option<string?> Data = new("--data") { Description = "The folder that holds the database, pictures and keys (data).", HelpName = "folder" };

    public static Command Create()
    {
        var command = new Command("serve", "Serve the studio in the browser (the default).") { Port, Data };
        command.SetAction(RunAsync);
        return command;
    }

    public static async Task<int> RunAsync(ParseResult line, CancellationToken cancellationToken)
    {
        try
        {
            await using var app = StudioApp.Build(new StudioAppOptions { Port = line.GetValue(Port), DataFolder = line.GetValue(Data) });
            await StartAsync(app, cancellationToken);
            await Welcome.SayAsync(app, Console.Out, cancellationToken);
            await app.WaitForShutdownAsync(cancellationToken);
            return 0;
        }
        catch (Exception exception) when (StartupFailure.Sentence(exception) is { } sentence)
        {
            await Console.Error.WriteLineAsync(sentence);
            return 1;
        }
    }

    /// <summary>The port is taken last, when the queue runs already: a failed start has to end that again, or the process never ends.</summary>
    private static async Task StartAsync(WebApplication app, CancellationToken cancellationToken)
    {
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is OptionsValidationException or AggregateException { InnerException: OptionsValidationException })
        {
            // Nothing has started, and a host that has nothing to stop fails at it.
            throw;
        }
        catch
        {
            await app.StopAsync(CancellationToken.None);
            throw;
        }
    }
}
