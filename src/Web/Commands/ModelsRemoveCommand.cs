using System.CommandLine;
using Studio.Inference.Hub;
using Studio.Web.Models;

namespace Studio.Web.Commands;

internal static class ModelsRemoveCommand
{
    private static readonly Argument<string> Name = new("model") { Description = "The model's id, org/name[@revision], or the name of a folder that was added." };
    private static readonly Option<string?> Data = Input.Data();
    private static readonly Option<bool> Json = Input.Json();

    public static Command Create()
    {
        var command = new Command("remove", "Take a model away: what came from the hub is deleted, of a folder that was added only the link.") { Name, Data, Json };
        command.Runs((line, _) => RunAsync(line));
        return command;
    }

    private static async Task RunAsync(ParseResult line)
    {
        var name = line.GetRequiredValue(Name);
        var models = Path.Combine(Installation.DataFolder(line.GetValue(Data)), "models");
        var folders = new ModelFolders(models);
        var link = Path.Combine(models, name);
        if (folders.IsLinked(link))
        {
            folders.Remove(link);
            await ReportAsync(line, name, freed: 0, stays: [], $"{name} is removed; its folder stays where it is.");
            return;
        }

        using var hub = HubInstallation.Of(line.GetValue(Data), new Terminal(line.GetValue(Json)));
        var snapshot = hub.FindOne(name);
        var freed = hub.Client.Cache.Remove(snapshot);
        var stays = hub.Client.Cache.Snapshots().Where(other => other.Repository == snapshot.Repository).Select(HubInstallation.NameOf).ToList();
        var space = freed > 0 ? $"{ByteText.Of(freed)} are free again" : "nothing becomes free, because what stays uses the same files";
        await ReportAsync(line, HubInstallation.NameOf(snapshot), freed, stays, $"{HubInstallation.NameOf(snapshot)} is removed; {space}.{(stays.Count > 0 ? $" {string.Join(" and ", stays)} {(stays.Count == 1 ? "stays" : "stay")}." : "")}");
    }

    private static Task ReportAsync(ParseResult line, string removed, long freed, IReadOnlyList<string> stays, string sentence) => line.GetValue(Json)
        ? CommandJson.PrintAsync(new { Removed = removed, BytesFreed = freed, Stays = stays })
        : Console.Out.WriteLineAsync(sentence);
}
