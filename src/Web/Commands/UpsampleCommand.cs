using System.CommandLine;
using System.Diagnostics;
using System.Security.Cryptography;

namespace Studio.Web.Commands;

internal static class UpsampleCommand
{
    private static readonly Argument<string> Wish = Input.Wish();
    private static readonly Option<long?> Seed = Input.Seed("Same seed, same words. Default: random.");
    private static readonly Option<string?> Model = new("--model") { Description = "Id of the diffusion model the prompt is for; \"studio models\" lists them.", HelpName = "id" };
    private static readonly Option<string?> Data = Input.Data();
    private static readonly Option<bool> Json = Input.Json();

    public static Command Create()
    {
        var command = new Command("upsample", "Write the English prompt of a wish, without drawing. Needs no server and no account.") { Wish, Seed, Model, Data, Json };
        command.Runs(RunAsync);
        return command;
    }

    private static async Task RunAsync(ParseResult line, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        var wish = Input.CheckWish(line.GetRequiredValue(Wish));
        var seed = line.GetValue(Seed) ?? RandomNumberGenerator.GetInt32(int.MaxValue);
        var catalog = Installation.Models(line.GetValue(Data));
        var target = catalog.FindDiffusion(line.GetValue(Model));
        var chat = catalog.RequireChat();
        var warning = WishNote.Of(wish, target, upsample: true);
        var terminal = new Terminal(line.GetValue(Json));
        var written = await PromptWriter.WriteAsync(chat, target, wish, seed, terminal.Show, cancellationToken);
        terminal.Clear();
        var note = WishNote.Join(warning, written.Note);
        if (line.GetValue(Json))
        {
            await CommandJson.PrintAsync(new UpsampleReport(
                wish, written.Language, written.Text, written.Outcome.ToString(), note, chat.Id, seed, Math.Round(clock.Elapsed.TotalMilliseconds, 1)));
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
