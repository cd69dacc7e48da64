using System.CommandLine;
using System.Diagnostics;
using System.Security.Cryptography;
using Studio.Data.Generations;
using Studio.Inference.Models;

namespace Studio.Web.Commands;

internal static class UpsampleCommand
{
    private static readonly Argument<string?> Wish = new("wish") { Description = "What should be in the picture, in any language.", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<string?> Eval = new("--eval") { Description = "Score the language model over a file: a wish a line, or CSV, TSV or JSONL with a column \"prompt\".", HelpName = "file" };
    private static readonly Option<long?> Seed = Input.Seed("Same seed, same words. Default: random; with --eval: 1");
    private static readonly Option<string?> Model = new("--model") { Description = "Id of the diffusion model the prompt is for; \"studio models\" lists them.", HelpName = "id" };
    private static readonly Option<string?> Writer = Input.Writer();
    private static readonly Option<string?> Address = Input.Address();
    private static readonly Option<string?> Data = Input.Data();
    private static readonly Option<bool> Json = Input.Json();

    /// <summary>Two models are compared on the same one.</summary>
    private const long EvalSeed = 1;

    public static Command Create()
    {
        var command = new Command("upsample", "Write the English prompt of a wish, without drawing. Needs no server and no account.") { Wish, Eval, Seed, Model, Writer, Address, Data, Json };
        command.Runs(RunAsync);
        return command;
    }

    private static async Task RunAsync(ParseResult line, CancellationToken cancellationToken)
    {
        var (typed, file) = (line.GetValue(Wish), line.GetValue(Eval));
        if (typed is null == file is null)
        {
            throw new BadInputException("Give either a wish or a file with --eval.");
        }

        var catalog = Installation.Models(line.GetValue(Data));
        var target = catalog.FindDiffusion(line.GetValue(Model));
        using var writer = CommandWriter.Open(catalog, line.GetValue(Writer), line.GetValue(Address));
        await (file is not null
            ? UpsampleEval.RunAsync(file, writer, target, line.GetValue(Seed) ?? EvalSeed, line.GetValue(Json), cancellationToken)
            : WriteAsync(Input.CheckWish(line, typed!), writer, target, line, cancellationToken));
    }

    private static async Task WriteAsync(string wish, CommandWriter writer, DiffusionModel target, ParseResult line, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        var seed = line.GetValue(Seed) ?? RandomNumberGenerator.GetInt32(int.MaxValue);
        var warning = WishNote.Of(wish, target, upsample: true, PromptSyntax.Plain);
        var terminal = new Terminal(line.GetValue(Json));
        var written = await PromptWriter.WriteAsync(writer, target, wish, seed, terminal.Show, cancellationToken);
        terminal.Clear();
        var note = WishNote.Join(warning, written.Note);
        if (line.GetValue(Json))
        {
            await CommandJson.PrintAsync(new UpsampleReport(
                wish, written.Language, written.Text, written.Outcome.ToString(), note, writer.Id, seed, Math.Round(clock.Elapsed.TotalMilliseconds, 1)));
            return;
        }

        await Console.Out.WriteLineAsync(written.Text);
        if (note is not null)
        {
            await Console.Error.WriteLineAsync(note);
        }
    }

    /// <summary>The object that "upsample --json" prints; its names are a promise to scripts.</summary>
    private sealed record UpsampleReport(string Wish, string Language, string Upsampled, string Outcome, string? Note, string Model, long Seed, double Milliseconds);
}
