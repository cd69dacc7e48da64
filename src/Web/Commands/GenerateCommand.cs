using System.CommandLine;
using Studio.Inference.Models;

namespace Studio.Web.Commands;

internal static class GenerateCommand
{
    private static readonly Argument<string> Wish = Input.Wish();
    private static readonly Option<string?> Out = new("--out", "-o") { Description = "The PNG file to write; several pictures get name-1.png, name-2.png. Default: studio-<seed>.png", HelpName = "file" };
    private static readonly Option<long?> Seed = Input.Seed("Same seed, same picture; several pictures count up from it. Default: random.");
    private static readonly Option<int?> Count = Input.Whole("--count", "How many pictures. Default: 1");
    private static readonly Option<int?> Steps = Input.Whole("--steps", "Denoising steps. Default: the model's");
    private static readonly Option<double?> Guidance = Input.Real("--guidance", "How strictly the prompt is followed. Default: the model's");
    private static readonly Option<string?> Sampler = new("--sampler") { Description = "Name of the sampler, for example \"Euler a\". Default: the model's", HelpName = "name" };
    private static readonly Option<ImageSize?> Size = Input.Size();
    private static readonly Option<string?> Model = new("--model") { Description = "Id of the diffusion model; \"studio models\" lists them.", HelpName = "id" };
    private static readonly Option<string?> Negative = new("--negative") { Description = "What should not be in the picture.", HelpName = "text" };
    private static readonly Option<bool> NoUpsample = new("--no-upsample") { Description = "Draw the wish as it is, without a language model." };
    private static readonly Option<string?> Writer = Input.Writer();
    private static readonly Option<string?> Address = Input.Address();
    private static readonly Option<string?> Data = Input.Data();
    private static readonly Option<bool> Json = Input.Json();
    private static readonly Option<bool> Force = new("--force") { Description = "Overwrite files that are already there." };

    public static Command Create()
    {
        var command = new Command("generate", "Draw pictures of a wish. Needs no server and no account.")
        {
            Wish, Out, Seed, Count, Steps, Guidance, Sampler, Size, Model, Negative, NoUpsample, Writer, Address, Data, Json, Force,
        };
        StartOptions.AddTo(command);
        command.Runs((line, cancellationToken) => new GenerateRun(Read(line)).RunAsync(cancellationToken));
        return command;
    }

    private static Wanted Read(ParseResult line) => new()
    {
        Wish = Input.CheckWish(line, line.GetRequiredValue(Wish)),
        Out = line.GetValue(Out),
        Seed = line.GetValue(Seed),
        Count = line.GetValue(Count),
        Steps = line.GetValue(Steps),
        Guidance = line.GetValue(Guidance),
        Sampler = line.GetValue(Sampler),
        Size = line.GetValue(Size),
        Model = line.GetValue(Model),
        Negative = line.GetValue(Negative),
        Upsample = !line.GetValue(NoUpsample),
        Writer = line.GetValue(Writer),
        Address = line.GetValue(Address),
        Data = line.GetValue(Data),
        Start = StartOptions.Read(line),
        Json = line.GetValue(Json),
        Force = line.GetValue(Force),
    };
}
