using System.CommandLine;
using Studio.Inference.Hub;

namespace Studio.Web.Commands;

internal static class ModelsVerifyCommand
{
    private static readonly Argument<string> Name = new("model") { Description = "The model's id, or org/name[@revision]." };
    private static readonly Option<string?> Data = Input.Data();
    private static readonly Option<bool> Json = Input.Json();

    public static Command Create()
    {
        var command = new Command("verify", "Read every byte of a model from the hub again. What is wrong is named, and \"add\" mends it.") { Name, Data, Json };
        command.Runs(RunAsync);
        return command;
    }

    private static async Task RunAsync(ParseResult line, CancellationToken cancellationToken)
    {
        var terminal = new Terminal(line.GetValue(Json));
        using var hub = HubInstallation.Of(line.GetValue(Data), terminal);
        var snapshot = hub.Find(line.GetRequiredValue(Name));
        var faults = await hub.Client.Cache.VerifyAsync(snapshot, new HubBar(terminal, "reading"), cancellationToken);
        terminal.Clear();
        if (line.GetValue(Json))
        {
            await CommandJson.PrintAsync(new { snapshot.Repository, snapshot.Revision, Faults = faults });
        }
        else if (faults.Count == 0)
        {
            await Console.Out.WriteLineAsync($"Every byte of {snapshot.Repository} is right.");
        }

        if (faults.Count > 0)
        {
            throw new HubException(HubProblem.WrongBytes, string.Join(Environment.NewLine, faults.Select(fault => $"{fault.Path}: {fault.Sentence}")));
        }
    }
}
