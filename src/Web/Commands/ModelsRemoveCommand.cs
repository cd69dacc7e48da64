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
        var freed = 0L;
        if (folders.IsLinked(link))
        {
            folders.Remove(link);
        }
        else
        {
            using var hub = HubInstallation.Of(line.GetValue(Data), new Terminal(line.GetValue(Json)));
            freed = hub.Client.Cache.Remove(hub.Find(name));
        }

        await (line.GetValue(Json)
            ? CommandJson.PrintAsync(new { Removed = name, BytesFreed = freed })
            : Console.Out.WriteLineAsync(freed > 0 ? $"{name} is removed; {ByteText.Of(freed)} are free again." : $"{name} is removed; its folder stays where it is."));
    }
}
