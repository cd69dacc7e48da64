using System.CommandLine;
using Studio.Data.Generations;
using Studio.Inference.Models;

namespace Studio.Web.Commands;

/// <summary>The options of "generate" beyond words: a picture to begin with, a variation, a second pass, how the prompt is read.</summary>
internal static class StartOptions
{
    private static readonly Option<string?> From = new("--from") { Description = "A PNG to begin with instead of noise alone.", HelpName = "file" };
    private static readonly Option<double?> Strength = Input.Real("--strength", "How much of it is drawn anew, above 0 to 1. Default: 0.55, with a mask 0.75");
    private static readonly Option<string?> Mask = new("--mask") { Description = "A PNG as large as --from: white is drawn anew, black stays as it is, pixel by pixel.", HelpName = "file" };
    private static readonly Option<int?> Feather = Input.Whole("--feather", "Pixels inside the mask's edge over which new fades into old, 0 to 64. Default: 8");
    private static readonly Option<bool> EnlargeMask = new("--enlarge-mask") { Description = "Draw the surroundings of the mask at the model's size and scale them back: detail in small things, in a picture of any size." };
    private static readonly Option<double?> Variation = Input.Real("--variation", "Pictures like that of --seed: 0 is that picture, 1 another one; 0.1 to 0.3 is a subtle change.");
    private static readonly Option<long?> VariationSeed = Input.Long("--variation-seed", "The seed to go towards; several pictures count up from it. Default: random");
    private static readonly Option<ImageSize?> SecondPass = Input.Size("--second-pass", "Enlarge the picture to this size and draw over it once more.");
    private static readonly Option<double?> SecondStrength = Input.Real("--second-strength", "How much the second pass draws anew, above 0 to 1. Default: 0.55");
    private static readonly Option<int?> SecondSteps = Input.Whole("--second-steps", "Steps of the second pass, of which its strength takes a share. Default: those of the first");
    private static readonly Option<bool> SecondPixels = new("--second-pixels") { Description = "Enlarge the finished pixels between the passes instead of the latents: sharper, slower, needs a vae_encoder." };
    private static readonly Option<int?> ClipSkip = Input.Whole("--clip-skip", "Last layers of the text encoder to leave out. Default: 0");
    private static readonly Option<int?> TileSize = Input.Whole("--tile-size", "Encode and decode in tiles of so many pixels; 0 is never. Default: above 1024x1024");
    private static readonly Option<bool> Weights = new("--weights") { Description = "Read (word:1.2), BREAK, AND and [from:to:when] in the prompt." };
    private static readonly Option<bool> FirstWindow = new("--first-window") { Description = "Read the first 75 tokens of the prompt only, as diffusers does. Default: all of them, in windows of 75" };

    private static readonly Option[] All = [From, Strength, Mask, Feather, EnlargeMask, Variation, VariationSeed, SecondPass, SecondStrength, SecondSteps, SecondPixels, ClipSkip, TileSize, Weights, FirstWindow];

    public static void AddTo(Command command) => Array.ForEach(All, command.Options.Add);

    public static WantedStart Read(ParseResult line)
    {
        Want(line, From, Strength, Mask);
        Want(line, Mask, Feather, EnlargeMask);
        Want(line, Variation, VariationSeed);
        Want(line, SecondPass, SecondStrength, SecondSteps, SecondPixels);
        return new WantedStart
        {
            From = line.GetValue(From),
            Strength = line.GetValue(Strength),
            Mask = line.GetValue(Mask),
            Feather = line.GetValue(Feather),
            Window = line.GetValue(EnlargeMask) ? EditWindow.MaskEnlarged : EditWindow.WholePicture,
            Variation = line.GetValue(Variation),
            VariationSeed = line.GetValue(VariationSeed),
            SecondPass = line.GetValue(SecondPass),
            SecondStrength = line.GetValue(SecondStrength),
            SecondSteps = line.GetValue(SecondSteps),
            SecondBy = line.GetValue(SecondPixels) ? EnlargeBy.Pixels : EnlargeBy.Latents,
            ClipSkip = line.GetValue(ClipSkip) ?? 0,
            TileSize = line.GetValue(TileSize),
            Syntax = Syntax(line),
        };
    }

    private static PromptSyntax Syntax(ParseResult line) => (line.GetValue(Weights), line.GetValue(FirstWindow)) switch
    {
        (true, true) => throw new BadInputException("--weights reads a prompt to its end; leave out --first-window, or --weights."),
        (true, _) => PromptSyntax.Weighted,
        (_, true) => PromptSyntax.Plain,
        _ => PromptSyntax.Long,
    };

    /// <summary>An option that changes nothing without another one is a mistake, not a wish.</summary>
    private static void Want(ParseResult line, Option wanted, params Option[] needing)
    {
        bool Given(Option option) => line.GetResult(option) is { Implicit: false };
        if (!Given(wanted) && Array.Find(needing, Given) is { } alone)
        {
            throw new BadInputException($"{alone.Name} says something about {wanted.Name}, which is missing.");
        }
    }
}
