using System.Globalization;
using Studio.Inference;
using Studio.Inference.Models;
using Studio.Inference.Prompting;
using Studio.Inference.Prompting.Evaluation;
using Studio.Inference.Tokenizers;

namespace Studio.Web.Commands;

/// <summary>Scores a language model over a file of wishes: a line for each, and the sum.</summary>
internal static class UpsampleEval
{
    public static async Task RunAsync(string file, CommandWriter writer, DiffusionModel target, long seed, bool json, CancellationToken cancellationToken)
    {
        var wishes = await ReadAsync(file, cancellationToken);
        var vocabulary = ModelVocabulary.Of(target);
        var window = new PromptTokenCounter(ClipTokenizer.Load(Path.Combine(target.Folder, "tokenizer"))).PromptWindow;
        var scoring = new WishScoring(new PromptUpsampler(writer.Client, writer.Profile, vocabulary), vocabulary, window, TimeProvider.System);
        var terminal = new Terminal(json);
        var scores = new List<WishScore>();
        await foreach (var score in scoring.RunAsync(wishes, seed, cancellationToken))
        {
            scores.Add(score);
            terminal.Clear();
            if (!json)
            {
                await PrintAsync(score);
            }

            terminal.Show($"{scores.Count} of {wishes.Count}");
        }

        terminal.Clear();
        var sum = ScoreSum.Of(scores);
        await (json ? CommandJson.PrintAsync(new EvalReport(Path.GetFileName(file), writer.Id, writer.Hash, target.Id, seed, sum, scores)) : PrintAsync(writer.Name, sum));
    }

    private static async Task<IReadOnlyList<string>> ReadAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            return await WishFile.ReadAsync(file, cancellationToken);
        }
        catch (InferenceException bad)
        {
            throw new BadInputException(bad.Message);
        }
    }

    private static async Task PrintAsync(WishScore score)
    {
        var faults = new List<string>();
        Add(faults, "nouns", score.Nouns);
        Add(faults, "numbers", score.Numbers);
        Add(faults, "colours", score.Colours);
        Add(faults, "quoted", score.Quoted);
        faults.AddRange(score.NotJudged.Count > 0 ? [$"not judged: {string.Join(", ", score.NotJudged.Select(word => $"“{word}”"))}"] : []);
        faults.AddRange(score.IsEnglish ? [] : ["not English"]);
        faults.AddRange(score.Attempts > 1 ? [string.Create(CultureInfo.InvariantCulture, $"asked {score.Attempts} times")] : []);
        faults.AddRange(score.Outcome == UpsampleOutcome.WishKept ? ["wish kept"] : []);
        await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{score.Milliseconds,8:0} ms  {score.Words,3} words  {(faults.Count == 0 ? "good" : string.Join(", ", faults))}"));
        await Console.Out.WriteLineAsync($"             {score.Wish}");
        await Console.Out.WriteLineAsync($"             {score.Prompt}");
    }

    private static void Add(List<string> faults, string name, Kept kept)
    {
        if (kept.Held < kept.Asked)
        {
            faults.Add(string.Create(CultureInfo.InvariantCulture, $"{kept.Held} of {kept.Asked} {name}"));
        }
    }

    private static async Task PrintAsync(string writer, ScoreSum sum)
    {
        await Console.Out.WriteLineAsync();
        await LineAsync(writer, string.Create(CultureInfo.InvariantCulture, $"{sum.Wishes} wishes"));
        await LineAsync("English", Percent(sum.English));
        await LineAsync("length", string.Create(CultureInfo.InvariantCulture, $"{sum.Words:0.#} words, {sum.Tokens:0.#} tokens"));
        await LineAsync("nouns kept", Percent(sum.NounsKept));
        await LineAsync("wishes judged in part", Count(sum.NotJudged));
        await LineAsync("numbers kept", Percent(sum.NumbersKept));
        await LineAsync("colours kept", Percent(sum.ColoursKept));
        await LineAsync("quoted words kept", Percent(sum.QuotedKept));
        await LineAsync("words of English wishes kept", Percent(sum.WishWordsKept));
        await LineAsync("words the image model knows", Percent(sum.InDomain));
        await LineAsync("asked again", Count(sum.Retried));
        await LineAsync("put right by the program", Count(sum.Repaired));
        await LineAsync("wish kept as it was", Count(sum.WishKept));
        await LineAsync("time", string.Create(CultureInfo.InvariantCulture, $"{sum.MillisecondsMean:0} ms on average, {sum.MillisecondsLongest:0} ms at most"));
    }

    private static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static string Percent(double? share) => share is { } known ? string.Create(CultureInfo.InvariantCulture, $"{100 * known:0.#} %") : "none asked for";

    private static Task LineAsync(string name, string value) => Console.Out.WriteLineAsync($"{name,-30} {value}");

    /// <summary>The object that "upsample --eval --json" prints; its names are a promise to scripts.</summary>
    private sealed record EvalReport(string File, string Writer, string WriterHash, string Model, long Seed, ScoreSum Sum, IReadOnlyList<WishScore> Wishes);
}
