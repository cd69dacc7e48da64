using System.CommandLine;
using Studio.Inference.Diffusion;
using Studio.Inference.Diffusion.Batches;

namespace Studio.Web.Commands;

internal static class ModelsMeasureAgainCommand
{
    private static readonly Option<string?> Data = Input.Data();
    private static readonly Option<bool> Json = Input.Json();

    public static Command Create()
    {
        var command = new Command("measure-again", "Forget whether guidance was faster as one batch or as two calls on this machine, and how many pictures are worth drawing together; the next pictures of each model and size measure it. For a machine that was busy when it measured.") { Data, Json };
        command.Runs((line, _) => RunAsync(line));
        return command;
    }

    private static async Task RunAsync(ParseResult line)
    {
        var data = Installation.DataFolder(line.GetValue(Data));
        var forgotten = GuidanceMeasurements.Forget(data) + BatchMeasurements.Forget(data);
        await (line.GetValue(Json)
            ? CommandJson.PrintAsync(new { Forgotten = forgotten })
            : Console.Out.WriteLineAsync(forgotten == 0
                ? "Nothing was measured here yet; the first picture of each model and size measures it."
                : $"{forgotten} measurements are forgotten. The next picture of each model and size measures again, also in a server that runs; keep the machine quiet meanwhile. Pictures run again come out as they are: each keeps the form that it was drawn in."));
    }
}
