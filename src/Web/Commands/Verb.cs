using System.CommandLine;
using Studio.Data;
using Studio.Inference;
using Studio.Inference.Prompting;
using Studio.Web.Startup;

namespace Studio.Web.Commands;

/// <summary>The one place where a verb's failures become a sentence on standard error and an exit code.</summary>
internal static class Verb
{
    public static void Runs(this Command command, Func<ParseResult, CancellationToken, Task> run) =>
        command.SetAction(async (line, cancellationToken) =>
        {
            try
            {
                await run(line, cancellationToken);
                return ExitCode.Done;
            }
            catch (Exception bad) when (bad is BadInputException or WishTooLongException)
            {
                await Console.Error.WriteLineAsync(bad.Message);
                return ExitCode.BadInput;
            }
            catch (Exception failure) when (failure is InferenceException or StudioException or IOException or UnauthorizedAccessException)
            {
                await Console.Error.WriteLineAsync(failure.Message);
                return ExitCode.Failed;
            }
            catch (OperationCanceledException)
            {
                await Console.Error.WriteLineAsync("Stopped.");
                return ExitCode.Failed;
            }
            catch (Exception failure) when (StartupFailure.Sentence(failure) is { } sentence)
            {
                await Console.Error.WriteLineAsync(sentence);
                return ExitCode.Failed;
            }
        });
}
