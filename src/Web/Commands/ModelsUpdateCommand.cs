using System.CommandLine;
using Studio.Inference.Hub;

namespace Studio.Web.Commands;

internal static class ModelsUpdateCommand
{
    private static readonly Argument<string> Name = new("model") { Description = "The model's id, or org/name." };
    private static readonly Option<bool> Plan = new("--plan") { Description = "Say what is newer, and fetch nothing." };
    private static readonly Option<string?> Data = Input.Data();
    private static readonly Option<bool> Json = Input.Json();

    public static Command Create()
    {
        var command = new Command("update", "Fetch the newer revision of a model. The one that is here stays, because exact replays need it.") { Name, Plan, Data, Json };
        command.Runs(RunAsync);
        return command;
    }

    private static async Task RunAsync(ParseResult line, CancellationToken cancellationToken)
    {
        var terminal = new Terminal(line.GetValue(Json));
        using var hub = HubInstallation.Of(line.GetValue(Data), terminal);
        var snapshot = hub.Find(line.GetRequiredValue(Name));
        var update = await hub.Client.NewerAsync(snapshot, cancellationToken);
        if (update is not null && !line.GetValue(Plan))
        {
            await hub.Client.FetchAsync(update.Plan, new HubBar(terminal, "fetching"), cancellationToken);
        }

        terminal.Clear();

        if (line.GetValue(Json))
        {
            await CommandJson.PrintAsync(new { snapshot.Repository, Here = snapshot.Revision, There = update?.Plan.Listing.Commit, update?.ChangedFiles, update?.Plan.Bytes });
            return;
        }

        await Console.Out.WriteLineAsync(update is null
            ? $"There is nothing newer than {snapshot.Repository} at {snapshot.Revision[..8]}."
            : $"{snapshot.Repository}: {update.ChangedFiles} files differ at {update.Plan.Listing.Commit[..8]}{(line.GetValue(Plan) ? $"; {ByteText.Of(update.Plan.BytesToFetch)} would be fetched." : $", which is here now beside {snapshot.Revision[..8]}.")}");
    }
}
